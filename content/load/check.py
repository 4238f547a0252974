"""All content at once, as ``limber content check`` and the tests look at it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from care.techniques.catalogue import Catalogue
from content.errors import ContentError
from content.load import telegram_html
from content.load.clinical_numbers import check_techniques, load_numbers
from content.load.clinician_page import clinical_page
from content.load.despair_words import load_despair
from content.load.fluent_files import SOME_TEXT, Message, Sample
from content.load.lessons import load_lessons
from content.load.red_flag_words import load_alarms
from content.load.rules import load_rulebook
from content.load.techniques import load_catalogue, text_ids
from content.places.emergency_numbers import load_countries
from content.places.names import load_place_names
from content.texts import Texts, load_texts

CONTENT = Path(__file__).parents[1]
PAGE = CONTENT.parent / "docs" / "clinical-rules.md"  # not in an installed Limber
LONGEST_MESSAGE = 4096  # characters; Telegram's limit
LONGEST_LABEL = 40  # characters; a phone cuts the rest
LONGEST_STEP = 140  # characters; a watch shows no more
A_MARK = "✓"  # what a label is filled with
LABEL = re.compile(r"-label$|^technique-.+-name$")
T = TypeVar("T")


@dataclass(slots=True)
class Report:
    """What there is, and what is wrong with it: one line a problem, with file and message id."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def check(folder: Path = CONTENT, own: Path | None = None) -> Report:
    """Load all content and hold every text, in every branch, against the rules.

    ``own`` is an operator's folder of techniques, as for ``load_library``.
    """
    report = Report()
    texts = _load(report, lambda: load_texts(folder / "locales", own and own / "locales"))
    if texts is None:
        return report
    catalogue = _load(
        report, lambda: load_catalogue(folder / "techniques", texts, own and own / "techniques")
    )
    rulebook = _load(report, lambda: load_rulebook(folder / "rules.toml", texts))
    countries = _load(report, lambda: load_countries(folder / "places" / "emergency_numbers.toml"))
    places = _load(report, lambda: load_place_names(folder / "locales"))
    report.counts |= {"languages": len(texts.languages), "messages": len(texts.messages)}
    report.counts["techniques"] = len(catalogue.techniques) if catalogue else 0
    report.counts["left out"] = len(catalogue.left_out) if catalogue else 0
    lessons = _load(report, lambda: load_lessons(folder, texts))
    report.counts["lessons"] = len(lessons.lessons) if lessons else 0
    if rulebook:
        numbers = _load(report, lambda: load_numbers(folder / "clinical_numbers.toml", rulebook))
        if numbers and catalogue:
            _load(report, lambda: check_techniques(numbers.numbers, catalogue))
        report.counts["clinical numbers"] = len(numbers.entries) if numbers else 0
        alarms = _load(report, lambda: load_alarms(folder / "locales", rulebook))
        report.counts["alarms"] = sum(len(a.alarms) for a in alarms.values()) if alarms else 0
        if numbers and alarms and countries and folder == CONTENT:
            page = clinical_page(rulebook, numbers.entries, texts, countries, alarms)
            report.problems += stale(PAGE, page)
    despair = _load(report, lambda: load_despair(folder / "locales"))
    report.counts["words of despair"] = (
        sum(len(d.phrases) for d in despair.values()) if despair else 0
    )
    report.counts["rules"] = len(rulebook.rules) if rulebook else 0
    report.counts["countries"] = len(countries.codes) if countries else 0
    report.counts["names of places"] = len(places.territories) if places else 0
    report.problems += text_problems(texts)
    if catalogue:
        report.problems += step_problems(texts, catalogue)
    return report


def stale(page: Path, now: str) -> Iterator[str]:
    """Yield that a generated page is not what the content says now; none at all is fine."""
    if page.exists() and page.read_text(encoding="utf-8") != now:
        yield f"docs/{page.name}: stale; run: limber content rules > docs/{page.name}"


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
    if what := telegram_html.problem(said):
        yield what
    if len(said) > LONGEST_MESSAGE:
        yield f"longer than {LONGEST_MESSAGE} characters"
    if LABEL.search(key) and len(plain.replace(SOME_TEXT, A_MARK)) > LONGEST_LABEL:
        yield f"a label longer than {LONGEST_LABEL} characters"
    manners = texts.by_language[language].manners
    if word := manners.never.search(plain):
        yield f"says “{word[0]}”"
    if manners.pop.search(plain) and manners.pop_line not in plain.lower():
        yield "speaks of a pop outside the standard line"


def step_problems(texts: Texts, catalogue: Catalogue) -> Iterator[str]:
    """Yield the step texts that are too long."""
    for technique in catalogue.techniques.values():
        for key in text_ids(technique):
            for language in texts.languages:
                if "-step-" in key and len(texts.label(language, key)) > LONGEST_STEP:
                    yield f"{language}: {key}: longer than {LONGEST_STEP} characters"
