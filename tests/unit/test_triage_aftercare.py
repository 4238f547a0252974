from __future__ import annotations

from datetime import timedelta

import pytest

from care.model import Aftercare, Answers, SafetyMode, Tier
from care.triage.aftercare import (
    advice,
    aftercare,
    all_no,
    clearing,
    recheck,
    respects_quiet_hours,
    rests_family,
    rests_until,
    settled,
    slip,
)
from care.triage.assess import Past
from tests.unit.triage_cases import NO, NOW, RULEBOOK, TEXTS, UNSURE, YES, daily, told

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BOTH = {"E": NO, "U": NO}


@pytest.mark.parametrize(
    ("tier", "care"),
    [
        (Tier.NONE, Aftercare(())),
        (
            Tier.STOP,
            Aftercare((10 * MINUTE, DAY), rests_technique=7 * DAY, lasting_rest_at=2),
        ),
        (Tier.ROUTINE, Aftercare((7 * DAY, 14 * DAY), stops_twists=True, starter_level=True)),
        (Tier.URGENT, Aftercare((DAY, 3 * DAY, 7 * DAY), stops_techniques=True)),
        (
            Tier.EMERGENCY,
            Aftercare((2 * HOUR, DAY, 3 * DAY), stops_techniques=True, stops_nudges=True),
        ),
    ],
)
def test_what_follows_each_tier(tier: Tier, care: Aftercare) -> None:
    assert aftercare(RULEBOOK, tier) == care


@pytest.mark.parametrize(
    ("tier", "waits"),
    [
        (Tier.EMERGENCY, [False, True, True]),
        (Tier.URGENT, [True, True, True]),
        (Tier.ROUTINE, [True, True]),
        (Tier.STOP, [False, True]),
    ],
)
def test_which_follow_ups_wait_for_the_end_of_quiet_hours(tier: Tier, waits: list[bool]) -> None:
    stages = range(len(aftercare(RULEBOOK, tier).follow_ups))
    assert [respects_quiet_hours(tier, stage) for stage in stages] == waits


def test_the_second_stop_of_a_technique_lasts_until_it_is_taken_back() -> None:
    care = aftercare(RULEBOOK, Tier.STOP)
    assert rests_until(care, 1, NOW) == NOW + 7 * DAY
    assert rests_until(care, 2, NOW) is None
    assert rests_until(care, 3, NOW) is None
    assert rests_until(Aftercare(()), 3, NOW) == NOW, "no tier without a stop rests anything"


@pytest.mark.parametrize(
    ("tier", "fired", "after", "earliest", "professional"),
    [
        pytest.param(Tier.EMERGENCY, ["E4"], 9 * DAY, DAY, True, id="emergency: always"),
        pytest.param(Tier.EMERGENCY, ["E4", "U4"], 9 * DAY, DAY, True, id="emergency and urgent"),
        pytest.param(Tier.EMERGENCY, ["U4"], 9 * DAY, DAY, True, id="by tier, not by rule"),
        pytest.param(Tier.URGENT, ["U2"], 9 * DAY, DAY, True, id="weight: always"),
        pytest.param(Tier.URGENT, ["U4"], 3 * DAY, DAY, False, id="unrelenting: after 72 h"),
        pytest.param(Tier.URGENT, ["U4"], 3 * DAY - MINUTE, DAY, True, id="not before"),
        pytest.param(Tier.URGENT, ["U4", "U8"], 9 * DAY, DAY, True, id="the stricter of two"),
        pytest.param(Tier.URGENT, ["U11", "R1"], 9 * DAY, DAY, False, id="with a routine one"),
        pytest.param(Tier.URGENT, ["R1"], 9 * DAY, DAY, False, id="routine in the static mode"),
        pytest.param(Tier.URGENT, ["U"], 9 * DAY, DAY, True, id="not said which"),
        pytest.param(Tier.URGENT, [], 9 * DAY, DAY, True, id="not known which"),
        pytest.param(
            Tier.URGENT, ["U4", "U99"], 9 * DAY, DAY, True, id="a rule of another version"
        ),
        pytest.param(Tier.ROUTINE, ["R1"], MINUTE, 0 * DAY, False, id="routine: any time"),
        pytest.param(Tier.STOP, ["X1"], MINUTE, 7 * DAY, False, id="stop: after a week"),
    ],
)
def test_what_lifts_a_suspension(
    tier: Tier, fired: list[str], after: timedelta, earliest: timedelta, professional: bool
) -> None:
    found = clearing(RULEBOOK, tier, fired, NOW, NOW + after)
    assert found.earliest == NOW + earliest
    assert found.needs_professional is professional


@pytest.mark.parametrize(
    ("answers", "denied"),
    [
        pytest.param(told(flags=BOTH), True, id="both cards"),
        pytest.param(told(flags={"E": NO}), False, id="only one card"),
        pytest.param(told(flags={"U": NO}), False, id="only the other"),
        pytest.param(told(), False, id="nothing"),
        pytest.param(told(flags={"E": UNSURE, "U": NO}), False, id="not sure"),
        pytest.param(told(flags={**BOTH, "U3": YES}), False, id="one ticked"),
        pytest.param(told(flags={**BOTH, "E6": UNSURE}), False, id="one in doubt"),
        pytest.param(told(flags={**BOTH, "severe": YES}), False, id="severe"),
        pytest.param(told(flags={**BOTH, "severe": NO, "new": NO}), True, id="and more of No"),
    ],
)
def test_a_full_no_is_a_no_to_both_cards(answers: Answers, denied: bool) -> None:
    assert all_no(RULEBOOK, answers) is denied


@pytest.mark.parametrize(
    ("pain", "lifts"),
    [(0, True), (6, True), (7, False), (10, False), (None, False)],
)
def test_without_a_professional_the_score_must_be_known_and_below_seven(
    pain: int | None, lifts: bool
) -> None:
    assert settled(RULEBOOK, told(pain, flags=BOTH)) is lifts
    assert settled(RULEBOOK, told(pain, flags={"E": NO})) is False


def test_every_advice_has_its_words() -> None:
    for tier in set(Tier) - {Tier.NONE}:
        for mode in SafetyMode:
            for unsure in (True, False):
                assert TEXTS.has(advice(tier, mode, unsure=unsure))


def test_an_emergency_s_advice_is_the_same_in_both_modes() -> None:
    for unsure in (True, False):
        tiered, static = (advice(Tier.EMERGENCY, mode, unsure=unsure) for mode in SafetyMode)
        assert tiered == static
    assert advice(Tier.EMERGENCY, SafetyMode.TIERED, unsure=True).endswith("unsure")


def test_the_static_mode_has_one_card_below_an_emergency_and_a_plain_stop() -> None:
    static = SafetyMode.STATIC
    assert advice(Tier.URGENT, static) == advice(Tier.ROUTINE, static) == "triage-advice-static"
    assert advice(Tier.STOP, static) == advice(Tier.STOP, SafetyMode.TIERED)
    assert advice(Tier.URGENT, SafetyMode.TIERED) == "triage-advice-urgent"


@pytest.mark.parametrize(
    ("pain", "history", "after"),
    [
        pytest.param(None, [], None, id="no score"),
        pytest.param(7, [], None, id="7, and nothing usual yet"),
        pytest.param(8, [], timedelta(hours=6), id="8"),
        pytest.param(10, [], timedelta(hours=6), id="10"),
        pytest.param(5, daily(2, 2, 2, 2, 2, 2), timedelta(hours=12), id="3 over the usual"),
        pytest.param(5, daily(3, 3, 3, 3, 3, 3), None, id="2 over the usual"),
        pytest.param(4, daily(1, 1, 1, 1, 1, 1), None, id="3 over, but only a 4"),
        pytest.param(7, daily(7, 7, 7, 7, 7, 7), None, id="always a 7"),
    ],
)
def test_a_high_score_is_asked_again(
    pain: int | None, history: list[Past], after: timedelta | None
) -> None:
    assert recheck(RULEBOOK, told(pain), history) == after


@pytest.mark.parametrize(
    ("fired", "family"),
    [
        (("X1",), True), (("X2",), True), (("X3", "U8"), True), (("R4", "X4"), True),
        (("X5",), False), (("R5", "X6"), False), (("X7",), False), ((), False), (("U1",), False),
        (("no-such-rule",), False),
    ],
)  # fmt: skip
def test_what_does_harm_rests_its_family_and_what_is_too_hard_only_itself(
    fired: tuple[str, ...], family: bool
) -> None:
    assert rests_family(RULEBOOK, fired) is family


@pytest.mark.parametrize(
    ("fired", "pain", "taken_back"),
    [
        pytest.param(("E",), None, True, id="a tap"),
        pytest.param(("U1", "U6"), None, True, id="two ticks"),
        pytest.param(("U11",), None, False, id="a score, and no score now"),
        pytest.param(("U11",), 7, False, id="a score, and still 7"),
        pytest.param(("U11",), 6, True, id="a score, and now 6"),
        pytest.param(("U12", "U1"), 7, False, id="a score beside a tick"),
        pytest.param(("no-such-rule",), None, True, id="a rule of an older version"),
    ],
)
def test_a_slip_is_taken_back_by_both_cards_and_a_score_by_a_lower_one(
    fired: tuple[str, ...], pain: int | None, taken_back: bool
) -> None:
    assert slip(RULEBOOK, told(pain, flags=BOTH), fired) is taken_back
    assert slip(RULEBOOK, told(pain, flags={"E": NO}), fired) is False
