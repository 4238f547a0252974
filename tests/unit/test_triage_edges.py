"""Edges that the shipped numbers never reach: a later number must not find a rule asleep."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from care.model import Answers, Occasion, SafetyMode, Tier
from care.triage.aftercare import advice
from care.triage.answers import SITES
from care.triage.assess import Past, assess
from care.triage.cards import emergency_card_due
from care.triage.lookback import Case, look_back
from care.triage.triggers import Unimproved, Worse
from tests.unit.triage_cases import NO, NOW, NUMBERS, RULEBOOK, ago, told

DAY = timedelta(days=1)


def case(answers: Answers, *history: Past) -> Case:
    return look_back(answers, history, frozenset(), RULEBOOK.baseline)


@pytest.mark.parametrize(
    ("then", "now", "improved"),
    [
        pytest.param(10, 5, True, id="half of it gone: just enough"),
        pytest.param(10, 6, False, id="less than half"),
        pytest.param(8, 4, True, id="half of an eight"),
    ],
)
def test_r1a_counts_a_share_at_its_edge(then: int, now: int, improved: bool) -> None:
    rule = Unimproved(pain=1, earliest=14 * DAY, latest=20 * DAY, points=9, percent=50)
    assert rule.holds(case(told(now), ago(then, days=15))) is not improved


def test_r1a_counts_a_share_to_the_point() -> None:
    rule = Unimproved(pain=1, earliest=14 * DAY, latest=20 * DAY, points=10, percent=56)
    assert rule.holds(case(told(4), ago(9, days=15)))  # 5 of 9 are 55.6 %
    assert not rule.holds(case(told(3), ago(9, days=15)))


def test_every_question_and_every_place_may_be_answered_at_once() -> None:
    everything = told(3, sites=SITES, flags=dict.fromkeys(RULEBOOK.flags, NO))
    assert assess(RULEBOOK, everything, [], frozenset()).tier is not Tier.EMERGENCY


def test_a_rise_that_nobody_measured_is_no_rise() -> None:
    rule = Worse(points=1, times=1, within=DAY)
    assert not rule.holds(case(told(5, before=None)))
    twice = Worse(points=1, times=2, within=DAY)
    assert not twice.holds(case(told(5, before=3), ago(5, hours=2)))
    assert twice.holds(case(told(5, before=3), ago(5, hours=2, before=4)))


def test_a_day_is_the_persons_own_whatever_the_machine_thinks() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    late, early = NOW.replace(hour=14), NOW.replace(hour=16)  # 23:00 and 01:00 in Tokyo
    past = Past(replace(told(3), at=late), Tier.NONE)
    there = case(replace(told(4), at=early.astimezone(tokyo)), past)
    assert len(there.by_day()) == 2
    assert len(case(replace(told(4), at=early), past).by_day()) == 1


def test_a_check_in_of_this_very_moment_does_not_answer_its_own_card() -> None:
    same = Past(told(1, flags={"E": NO}), Tier.NONE)
    before = Past(replace(same.answers, at=NOW - timedelta(seconds=1)), Tier.NONE)
    now = told(1, occasion=Occasion.DAILY)
    assert emergency_card_due(now, [same], NUMBERS)
    assert not emergency_card_due(now, [before], NUMBERS)


def test_the_advice_is_the_sure_one_unless_somebody_was_unsure() -> None:
    tiered = SafetyMode.TIERED
    assert advice(Tier.EMERGENCY, tiered) == "triage-advice-emergency"
    assert advice(Tier.EMERGENCY, tiered, unsure=False) == "triage-advice-emergency"
    assert advice(Tier.EMERGENCY, tiered, unsure=True) == "triage-advice-emergency-unsure"
