"""The whole rule set on one page, for a clinician to review with a pen. Generated, never edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from inspect import getdoc

from care.model import Aftercare, SafetyMode, Tier
from care.triage.aftercare import advice
from care.triage.red_flag_words import Alarm, AlarmWords, Phrase
from care.triage.rules import Rule, Rulebook
from content.load.clinical_numbers import Entry
from content.places.emergency_numbers import Countries, CrisisLine
from content.texts import FALLBACK, Texts

TIERS = (Tier.EMERGENCY, Tier.URGENT, Tier.ROUTINE, Tier.STOP)
MEANING: Mapping[Tier, str] = {
    Tier.EMERGENCY: "an ambulance or an emergency department now",
    Tier.URGENT: "a doctor or nurse line today",
    Tier.ROUTINE: "worth booking a doctor or physiotherapist",
    Tier.STOP: "stop this technique now",
}
SAMPLE = {
    "country": "United Kingdom", "ambulance": "999", "also": "112", "advice_line": "111",
    "pregnant": "no",
}  # fmt: skip
HEAD = """\
# The clinical rules, on one page

Generated from `content/` by `limber content rules > docs/clinical-rules.md`; `limber content
check` fails when it is stale. Rules version **{version}**. **No clinician has reviewed this yet.**
Please do it with a pen: every number that no source fixes is our own and open to change; every
question can be worded better.

How it is read: the highest tier that fires wins. "Not sure" counts as yes. A missing answer is
never a no, and never read as getting better. A trend raises, never lowers. No answer is averaged
away.
"""


def clinical_page(
    book: Rulebook,
    numbers: Mapping[str, Entry],
    texts: Texts,
    countries: Countries,
    alarms: Mapping[str, AlarmWords],
) -> str:
    """Return the page as Markdown, in English; the same content always gives the same page."""
    parts = [HEAD.format(version=book.version)]
    for tier in TIERS:
        parts += [*_tier(book, texts, tier)]
    parts += [*_numbers(book), *_entries(numbers)]
    parts += [*_alarms(alarms), *_countries(countries), *_sources(book)]
    return "\n".join(parts).rstrip() + "\n"


def _tier(book: Rulebook, texts: Texts, tier: Tier) -> Iterator[str]:
    rules = [rule for rule in book.rules.values() if rule.tier is tier]
    yield f"## {tier.name.title()}: {MEANING[tier]}\n"
    last = "rests" if tier is Tier.STOP else "lifted by"
    yield f"| id | asked, and told | fires also | sources | {last} |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        yield _row(rule, texts)
    yield ""
    yield f"**The advice:**\n\n{_quoted(_advice(texts, tier))}\n"
    if tier is Tier.EMERGENCY:
        maternity = texts.label(FALLBACK, "triage-maternity", **SAMPLE)
        yield f"**And below the number, for who is pregnant:**\n\n{_quoted(maternity)}\n"
    yield f"**Then:** {_then(book.aftercare[tier])}\n"


def _row(rule: Rule, texts: Texts) -> str:
    asked = _plain(texts, f"triage-{rule.id}-question") if rule.card else "*(computed)*"
    of_whom = f" (asked when the profile says: {rule.about})" if rule.about else ""
    cells = (
        f"**{rule.id}**" + of_whom + ("" if rule.stored else " (never stored)"),
        f"{asked}<br>*{_plain(texts, f'triage-{rule.id}-reason')}*",
        _trigger(rule),
        ", ".join(rule.sources),
        _lifted_by(rule),
    )
    return f"| {' | '.join(cells)} |"


def _lifted_by(rule: Rule) -> str:
    if rule.tier is Tier.STOP:
        return "the technique" if rule.rests == "technique" else "it and its family"
    return str(rule.clearing) if rule.tier >= Tier.URGENT else "the person"


def _trigger(rule: Rule) -> str:
    if rule.trigger is None:
        return f"not yet: needs {rule.needs}" if rule.needs else ""
    doc = (getdoc(type(rule.trigger)) or "").partition("\n\n")[0]
    says = " ".join(doc.split()).replace("`", "")
    numbers = ", ".join(f"{k} = {_value(v)}" for k, v in asdict(rule.trigger).items())
    again = f"; quiet for {_span(rule.repeats_after)} after advice" if rule.repeats_after else ""
    return f"{says} ({numbers}){again}" if numbers else says + again


def _advice(texts: Texts, tier: Tier) -> str:
    key = advice(tier, SafetyMode.TIERED, unsure=False)
    values = {name: SAMPLE.get(name, "…") for name in texts.messages[key].variables}
    return texts.label(FALLBACK, key, **values)


def _then(care: Aftercare) -> str:
    said = [f"asked again after {', '.join(map(_span, care.follow_ups))}"]
    said += ["all techniques pause"] if care.stops_techniques else []
    said += ["nudges pause"] if care.stops_nudges else []
    said += ["no twists"] if care.stops_twists else []
    said += ["the gentlest level"] if care.starter_level else []
    if care.rests_technique:
        said.append(f"that technique rests for {_span(care.rests_technique)}")
    if care.lasting_rest_at:
        said.append(f"stop number {care.lasting_rest_at} lasts until the person takes it back")
    return "; ".join(said) + "."


def _numbers(book: Rulebook) -> Iterator[str]:
    yield "## Numbers\n"
    yield f"- What is usual: the median of the last {book.baseline.scores} daily scores; with fewer"
    yield f"  than {book.baseline.least}, the first score there is."
    again, lifting = book.recheck, book.lifting
    strong, risen = _span(again.strong_after), _span(again.risen_after)
    yield f"- A score of {again.strong_pain} or more is asked again, {strong} later; one of"
    yield f"  {again.risen_pain} or more and {again.risen_above} over the usual, {risen} later; at"
    yield "  night, after it. Twists wait until then."
    yield "- Lifted by a professional's word: both lists all No, and not before"
    yield f"  {_span(lifting.professional)} have passed."
    yield f"- Lifted because it has gone: after {_span(lifting.settled)}, both lists all No,"
    yield f"  pain below {lifting.pain_below}.\n"


def _entries(numbers: Mapping[str, Entry]) -> Iterator[str]:
    yield "## Numbers, sets and orders that decide beside the table\n"
    yield "| name | value | what it decides | source |"
    yield "|---|---|---|---|"
    for name, entry in numbers.items():
        yield f"| {name} | {_listed(entry.value)} | {entry.decides} | {entry.source} |"
    yield ""


def _listed(value: object) -> str:
    match value:
        case Mapping():
            return "<br>".join(f"{key}: {', '.join(order)}" for key, order in value.items())
        case frozenset():
            return ", ".join(map(str, sorted(value)))
    return _value(value)


def _alarms(alarms: Mapping[str, AlarmWords]) -> Iterator[str]:
    yield "## Words that ask the emergency card, wherever they are typed\n"
    yield "One of each group, in one sentence; slips of the keyboard are forgiven; what is denied"
    yield "does not count. They never decide.\n"
    for language, words in alarms.items():
        yield f"| {language} | words |"
        yield "|---|---|"
        for alarm in words.alarms:
            yield f"| **{alarm.rule}** | {_groups(alarm)} |"
        yield ""


def _groups(alarm: Alarm) -> str:
    return " **+** ".join(", ".join(map(_phrase, group)) for group in alarm.all)


def _phrase(phrase: Phrase) -> str:
    return " ".join(phrase).replace("*", "…")


def _countries(countries: Countries) -> Iterator[str]:
    yield "## Numbers to call\n"
    yield "| country | ambulance | also | advice line | source | evidence | checked on |"
    yield "|---|---|---|---|---|---|---|"
    for code, entry in sorted(countries.entries.items()):
        also = ", ".join(f"{a.number} ({a.reach})" for a in entry.also)
        line = f"{entry.advice.number} {entry.advice.where}".strip() if entry.advice else ""
        cells = (code, entry.ambulance, also, line, entry.source, entry.evidence, entry.checked_on)
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield "## Somebody to talk to, told to who writes of dying or of harming themselves\n"
    yield "Any hour, unless it says otherwise. Where none is known: findahelpline.com.\n"
    yield "| country | line | number | hours | source | evidence | checked on |"
    yield "|---|---|---|---|---|---|---|"
    for code, lines in sorted(countries.crisis.items()):
        yield from (_crisis_row(code, line) for line in lines)
    yield ""


def _crisis_row(code: str, line: CrisisLine) -> str:
    hours = line.hours or ""
    cells = (code, line.name, line.number, hours, line.source, line.evidence, line.checked_on)
    return f"| {' | '.join(map(str, cells))} |"


def _sources(book: Rulebook) -> Iterator[str]:
    yield "## Sources\n"
    yield from (f"- **{key}** {title}" for key, title in book.sources.items())


def _plain(texts: Texts, key: str) -> str:
    return re.sub(r"<[^>]+>", "", texts.label(FALLBACK, key)).replace("|", "/")


def _quoted(text: str) -> str:
    plain = re.sub(r"</?b>", "**", re.sub(r"</?i>", "*", text))
    return "\n".join(f"> {line}".rstrip() for line in plain.splitlines())


def _value(value: object) -> str:
    match value:
        case timedelta():
            return _span(value)
        case frozenset() | tuple():
            return " or ".join(sorted(map(str, value)))
    return str(value)


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes % 1440 == 0:
        return f"{minutes // 1440} d"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
