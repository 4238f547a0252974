"""Every pair of answers, at every pain, after every history: one tier, its reasons, its advice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest

from care.model import Answer, SafetyMode, Tier
from care.triage.aftercare import advice
from care.triage.assess import Past, assess
from tests.unit.triage_cases import NO, RULEBOOK, TEXTS, UNSURE, YES, daily, told

BANDS = (None, 0, 2, 4, 6, 7, 8, 10)
DURATIONS: dict[str, Sequence[Past]] = {
    "the first day": (),
    "three days": daily(3, 4, 3),
    "two weeks": daily(*[4] * 15),
    "seven weeks": daily(*[4] * 50),
    "thirteen weeks": daily(*[4] * 92),
    "up and down": daily(1, 1, 6, 1, 1, 1, 6, 1, 1, 6),
}
FLAGS = sorted(RULEBOOK.flags)
SAMPLES = {
    "country": "GB",
    "ambulance": "999",
    "also": "112",
    "advice_line": "111",
    "pregnant": "no",
}


def sets_of_answers() -> Iterator[dict[str, Answer]]:
    yield {}
    for answer in Answer:
        yield from ({flag: answer} for flag in FLAGS)
    for one, other in combinations(FLAGS, 2):
        yield {one: YES, other: YES}
        yield {one: YES, other: NO}
        yield {one: UNSURE, other: YES}


COMBINED = tuple(sets_of_answers())


@pytest.mark.parametrize("duration", DURATIONS)
def test_every_combination_gets_one_tier_with_its_reasons(duration: str) -> None:
    history, seen = DURATIONS[duration], set[tuple[Tier, tuple[str, ...]]]()
    short = history[-20:] if duration in ("seven weeks", "thirteen weeks") else history
    for flags in COMBINED:
        for pain in BANDS if len(flags) < 2 else (None, 4, 8):
            found = assess(RULEBOOK, told(pain, flags=flags), short, frozenset())
            seen.add((found.tier, found.fired))
            assert (found.tier is Tier.NONE) is (not found.fired)
    for pain in BANDS:  # the whole of a long history
        found = assess(RULEBOOK, told(pain), history, frozenset())
        seen.add((found.tier, found.fired))
    for tier, fired in seen:
        _told_in_every_language(tier, fired)


def _told_in_every_language(tier: Tier, fired: tuple[str, ...]) -> None:
    if fired:
        assert tier is max(RULEBOOK.rules[rule].tier for rule in fired)
    for language in TEXTS.languages:
        reasons = [TEXTS.say(language, f"triage-{rule}-reason") for rule in fired]
        assert all(reasons)
        if tier is Tier.NONE:
            continue
        for mode in SafetyMode:
            key = advice(tier, mode, unsure=False)
            said = TEXTS.say(language, key, reasons="\n".join(reasons), **SAMPLES)
            assert len(re.sub(r"<[^>]+>", "", said)) > 80


def test_it_was_exhaustive() -> None:
    """Single flags with every answer, pairs with the three ways they can meet."""
    singles, pairs = len(FLAGS) * len(Answer), len(list(combinations(FLAGS, 2)))
    assert len(COMBINED) == 1 + singles + 3 * pairs
