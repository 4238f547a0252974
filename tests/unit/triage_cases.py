"""The shipped tier table, and short ways to write down a check-in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import content
from care.model import Answer, Answers, Gate, Occasion, SafetyMode, Tier
from care.triage.assess import Past, assess
from content.load.clinical_numbers import load_numbers
from content.load.rules import load_rulebook
from content.texts import load_texts

CONTENT = Path(content.__file__).parent
RULES = CONTENT / "rules.toml"
NOW = datetime(2026, 11, 18, 19, 0, tzinfo=UTC)  # a Wednesday
YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


TEXTS = load_texts(CONTENT / "locales")
RULEBOOK = load_rulebook(RULES, TEXTS)
NUMBERS_FILE = load_numbers(CONTENT / "clinical_numbers.toml", RULEBOOK)
NUMBERS = NUMBERS_FILE.numbers


def told(
    pain: int | None = None,
    *yes: str,
    sites: Iterable[str] = (),
    flags: Mapping[str, Answer] | None = None,
    occasion: Occasion = Occasion.DAILY,
    at: datetime = NOW,
    before: int | None = None,
    interference: str | None = None,
) -> Answers:
    """One check-in; each of ``yes`` is a flag answered with Yes."""
    return Answers(
        occasion=occasion,
        at=at,
        pain=pain,
        sites=frozenset(sites),
        interference=interference,
        flags={**dict.fromkeys(yes, YES), **(flags or {})},
        pain_before=before,
    )


def ago(
    pain: int | None = None,
    *yes: str,
    days: float = 0,
    hours: float = 0,
    tier: Tier = Tier.NONE,
    before: int | None = None,
) -> Past:
    """A check-in so long before ``NOW``."""
    at = NOW - timedelta(days=days, hours=hours)
    return Past(told(pain, *yes, at=at, before=before), tier)


def daily(*pains: int, end: int = 1) -> list[Past]:
    """One score a day at this hour, oldest first; the last one ``end`` days ago."""
    first = len(pains) - 1 + end
    return [ago(pain, days=first - number) for number, pain in enumerate(pains)]


def tier_of(
    answers: Answers,
    history: Iterable[Past] = (),
    profile: Iterable[Gate] = (),
    mode: SafetyMode = SafetyMode.TIERED,
) -> Tier:
    return assess(RULEBOOK, answers, list(history), frozenset(profile), mode).tier


def fired(answers: Answers, history: Iterable[Past] = (), profile: Iterable[Gate] = ()) -> set[str]:
    return set(assess(RULEBOOK, answers, list(history), frozenset(profile)).fired)
