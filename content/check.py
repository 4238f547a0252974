"""All content at once, as ``limber content check`` and the tests look at it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from content import markup
from content.catalogue import Catalogue, load_catalogue, text_ids
from content.countries import load_countries
from content.errors import ContentError
from content.messages import SOME_TEXT, Message, Sample
from content.texts import Texts, load_texts
from content.triage.rules import load_rulebook

CONTENT = Path(__file__).parent
LONGEST_MESSAGE = 4096  # characters; Telegram's limit
LONGEST_LABEL = 40  # characters; a phone cuts the rest
LONGEST_STEP = 140  # characters; a watch shows no more
A_MARK = "✓"  # what a label is filled with
LABEL = re.compile(r"-label$|^technique-.+-name$")
# What no text of a language says. Source: clinical.md §7, copy rules.
FORBIDDEN: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(crack(s|ed|ing|le)?|safe(r|st|ly)?|heal(s|ed|er|ing)?|fix(es|ed|ing)?"
        r"|reliev(e|es|ed|ing)|relief|realign(s|ed|ing|ment)?|treat(s|ed|ing)?"
        r"|adjust(s|ed|ing|ments?)?|releas(e|es|ed|ing)|snap(s|ped|ping)?)\b",
        re.IGNORECASE,
    ),
}
POP: Mapping[str, re.Pattern[str]] = {"en": re.compile(r"\bpop(s|ped|ping)?\b", re.IGNORECASE)}
STANDARD: Mapping[str, str] = {"en": "never force"}  # the standard line speaks of a pop

T = TypeVar("T")


@dataclass(slots=True)
class Report:
    """What there is, and what is wrong with it: one line a problem, with file and message id."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def check(folder: Path = CONTENT) -> Report:
    """Load all content and hold every text, in every branch, against the rules."""
    report = Report()
    texts = _load(report, lambda: load_texts(folder / "locales"))
    if texts is None:
        return report
    catalogue = _load(report, lambda: load_catalogue(folder / "techniques", texts))
    rulebook = _load(report, lambda: load_rulebook(folder / "triage" / "rules.toml", texts))
    countries = _load(report, lambda: load_countries(folder / "countries.toml"))
    report.counts |= {"languages": len(texts.languages), "messages": len(texts.messages)}
    report.counts["techniques"] = len(catalogue.techniques) if catalogue else 0
    report.counts["rules"] = len(rulebook.rules) if rulebook else 0
    report.counts["countries"] = len(countries.codes) if countries else 0
    report.problems += text_problems(texts)
    if catalogue:
        report.problems += step_problems(texts, catalogue)
    return report


def _load(report: Report, load: Callable[[], T]) -> T | None:
    try:
        return load()
    except ContentError as error:
        report.problems.append(str(error))
        return None


def text_problems(texts: Texts) -> Iterator[str]:
    """Yield what is wrong with any message in any language and branch."""
    for language in texts.languages:
        for key, message in texts.by_language[language].messages.items():
            found: dict[str, None] = {}
            for values in every_branch(message):
                found |= dict.fromkeys(_problems(texts, language, key, values))
            yield from (f"{message.file}: {key}: {what}" for what in found)


def every_branch(message: Message) -> Iterator[dict[str, Sample]]:
    """Yield values for all variables, until every branch of every selection was taken."""
    for values in itertools.product(*message.variables.values()):
        yield dict(zip(message.variables, values, strict=True))


def _problems(texts: Texts, language: str, key: str, values: Mapping[str, Sample]) -> Iterator[str]:
    said = texts.say(language, key, **values)
    plain = texts.label(language, key, **values)
    if what := markup.problem(said):
        yield what
    if len(said) > LONGEST_MESSAGE:
        yield f"longer than {LONGEST_MESSAGE} characters"
    if LABEL.search(key) and len(plain.replace(SOME_TEXT, A_MARK)) > LONGEST_LABEL:
        yield f"a label longer than {LONGEST_LABEL} characters"
    if language in FORBIDDEN and (word := FORBIDDEN[language].search(plain)):
        yield f"says “{word[0]}”"
    if language in POP and POP[language].search(plain) and STANDARD[language] not in plain.lower():
        yield "speaks of a pop outside the standard line"


def step_problems(texts: Texts, catalogue: Catalogue) -> Iterator[str]:
    """Yield the step texts that are too long."""
    for technique in catalogue.techniques.values():
        for key in text_ids(technique):
            for language in texts.languages:
                if "-step-" in key and len(texts.label(language, key)) > LONGEST_STEP:
                    yield f"{language}: {key}: longer than {LONGEST_STEP} characters"
