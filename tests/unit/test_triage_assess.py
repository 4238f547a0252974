from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from care.model import Answer, Answers, Gate, Occasion, SafetyMode, Tier
from care.triage.assess import Past, assess
from care.triage.rules import Rule
from tests.unit.triage_cases import NO, NOW, RULEBOOK, UNSURE, daily, fired, tier_of, told

ASKED = [rule for rule in RULEBOOK.rules.values() if rule.flags]
PAIN_BANDS = (None, 0, 3, 4, 7, 8, 9, 10)


@pytest.mark.parametrize(
    ("rule", "flag"),
    [
        pytest.param(rule, flag, id=f"{rule.id} by {flag}")
        for rule in ASKED
        for flag in sorted(rule.flags)
    ],
)
def test_an_asked_rule_fires_on_yes_and_on_not_sure_and_never_on_no(rule: Rule, flag: str) -> None:
    name = rule.id if rule.stored else "E"
    assert name in fired(told(flags={flag: Answer.YES}))
    assert name in fired(told(flags={flag: UNSURE}))
    assert fired(told(flags={flag: NO})) == set()


@pytest.mark.parametrize("pain", PAIN_BANDS)
@pytest.mark.parametrize("rule_id", ["E", *(f"E{n}" for n in range(1, 11))])
@pytest.mark.parametrize("answer", [Answer.YES, UNSURE])
def test_an_emergency_answer_is_an_emergency_whatever_the_score(
    rule_id: str, answer: Answer, pain: int | None
) -> None:
    assert tier_of(told(pain, flags={rule_id: answer})) is Tier.EMERGENCY


def test_every_pair_of_flags_in_every_pain_band_gives_the_higher_tier() -> None:
    rules = {flag: rule.tier for rule in ASKED for flag in rule.flags if flag != "X6"}
    for (one, first), (two, second), pain in product(rules.items(), rules.items(), PAIN_BANDS):
        alone = tier_of(told(pain))
        assert tier_of(told(pain, one, two)) is max(first, second, alone), (one, two, pain)


def test_what_fired_is_named_highest_tier_first_with_the_version() -> None:
    told_all = told(9, "X1", "R1", "U2", "E3", "severe")
    assessment = assess(RULEBOOK, told_all, [], frozenset())
    assert assessment.fired == ("E3", "U2", "U11", "R1", "X1")
    assert assessment.rules_version == RULEBOOK.version


def test_the_answer_on_sex_is_an_emergency_that_is_never_named() -> None:
    assert fired(told(2, "E6")) == {"E"}
    assert fired(told(2, "E", "E6", "E2")) == {"E", "E2"}
    assert tier_of(told(2, "E6")) is Tier.EMERGENCY


def test_nothing_said_is_nothing_found() -> None:
    assert fired(told()) == set()
    assert tier_of(told()) is Tier.NONE


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        pytest.param(told(4, sites=["upper-back"]), {"U7"}, id="U7 from 4"),
        pytest.param(told(3, sites=["upper-back"]), set(), id="U7 not at 3"),
        pytest.param(told(None, sites=["upper-back"]), set(), id="U7 a place is no score"),
        pytest.param(told(4, sites=["mid-back", "neck"]), set(), id="U7 not elsewhere"),
        pytest.param(told(1, "U7"), {"U7"}, id="U7 asked needs no score"),
        pytest.param(told(1, "X3", sites=["leg-left"]), {"X3", "U8"}, id="U8 numb in one leg"),
        pytest.param(told(1, sites=["leg-left"]), set(), id="U8 pain in one leg is not numbness"),
        pytest.param(told(1, "X3", sites=["neck"]), {"X3"}, id="U8 not without a leg"),
        pytest.param(
            told(1, "X3", sites=["leg-both"]), {"X3", "U8", "E4"}, id="E4 numb in both legs"
        ),
        pytest.param(
            told(1, "X3", sites=["leg-left", "leg-right"]), {"X3", "U8", "E4"}, id="E4 left + right"
        ),
        pytest.param(told(10), {"U11"}, id="U11 any 10"),
        pytest.param(told(9), set(), id="U11 not one 9"),
        pytest.param(told(8, "severe"), {"U11"}, id="U11 severe in words"),
        pytest.param(told(8, flags={"severe": NO}), set(), id="U11 not severe in words"),
        pytest.param(told(4, interference="stopped"), {"R2"}, id="R2 could not do things"),
        pytest.param(told(4, interference="much"), set(), id="R2 not a lot"),
        pytest.param(told(2, "X6"), {"X6", "R5"}, id="R5 clicking during a technique"),
        pytest.param(told(5, before=3), {"X7"}, id="X7 two more than before"),
        pytest.param(told(4, before=3), set(), id="X7 not one more"),
        pytest.param(told(5), set(), id="X7 not without a score before"),
        pytest.param(told(None, before=3), set(), id="X7 not without a score after"),
    ],
)
def test_one_check_in_alone(answers: Answers, names: set[str]) -> None:
    assert fired(answers) == names


@pytest.mark.parametrize(
    ("answers", "pregnant", "fires"),
    [
        pytest.param(told(1), True, True, id="pain"),
        pytest.param(told(None, sites=["low-left"]), True, True, id="a place without a score"),
        pytest.param(told(0, sites=["low-left"]), True, False, id="no pain"),
        pytest.param(told(None, sites=["none"]), True, False, id="no place"),
        pytest.param(told(None), True, False, id="nothing said"),
        pytest.param(told(1), False, False, id="not pregnant"),
    ],
)
def test_pain_in_pregnancy_is_for_a_midwife(answers: Answers, pregnant: bool, fires: bool) -> None:
    profile = [Gate.PREGNANT] if pregnant else [Gate.DISC]
    assert ("R10" in fired(answers, profile=profile)) is fires


@pytest.mark.parametrize("mode", list(SafetyMode))
def test_an_emergency_is_the_same_in_both_modes(mode: SafetyMode) -> None:
    assessment = assess(RULEBOOK, told(2, "E2", "R1"), [], frozenset(), mode)
    assert assessment == assess(RULEBOOK, told(2, "E2", "R1"), [], frozenset())


@pytest.mark.parametrize(
    ("flag", "tier"),
    [("U2", Tier.URGENT), ("R1", Tier.URGENT), ("X5", Tier.STOP)],
)
def test_the_static_mode_tells_no_doctor_from_another_but_stays_a_stop(
    flag: str, tier: Tier
) -> None:
    assert tier_of(told(2, flag), mode=SafetyMode.STATIC) is tier
    assert tier_of(told(2), mode=SafetyMode.STATIC) is Tier.NONE


def test_the_static_mode_never_lowers_a_tier() -> None:
    for rule in ASKED:
        for flag in rule.flags:
            answers = told(2, flag)
            assert tier_of(answers, mode=SafetyMode.STATIC) >= tier_of(answers)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(told(3, "e4"), id="a flag written wrong"),
        pytest.param(told(3, "U12"), id="a computed rule as an answer"),
        pytest.param(told(3, flags={"yes": NO}), id="a word typed at a card"),
        pytest.param(told(3, sites=["leg_both"]), id="a place written wrong"),
        pytest.param(told(11), id="eleven"),
        pytest.param(told(-1), id="below nought"),
        pytest.param(told(3, before=11), id="eleven before"),
        pytest.param(told(3, at=datetime(2026, 11, 18)), id="no zone"),  # noqa: DTZ001 - the mistake
    ],
)
def test_an_answer_no_rule_would_hear_is_refused_not_ignored(answers: Answers) -> None:
    with pytest.raises(ValueError, match=r"^(flags|sites|pain|at): ") as caught:
        assess(RULEBOOK, answers, [], frozenset())
    assert "e4" not in str(caught.value)
    assert "11" not in str(caught.value)


def test_what_is_not_earlier_is_no_history() -> None:
    # An amended check-in stands in its own history, and must not be its own second.
    worse = told(8, "R6", before=6)
    same = Past(worse, Tier.NONE)
    later = Past(replace(worse, at=NOW + timedelta(days=1)), Tier.NONE)
    assert fired(worse, [same, later]) == fired(worse) == {"R6", "X7"}


def test_a_stronger_rule_wins_over_any_trend() -> None:
    history = daily(*[2] * 6, 5, 5)
    assert tier_of(told(5), history) < tier_of(told(5, "E1"), history)
    assert tier_of(told(5, "U2", occasion=Occasion.ASKED), history) is Tier.URGENT
