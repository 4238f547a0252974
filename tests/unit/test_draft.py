"""Which question of a check-in comes next: the order is a safety rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from care.model import Occasion, Tier
from care.triage.assess import Past
from care.triage.questionnaire import Draft, Grounds, Lifting, packed, unpacked
from tests.unit.answering import BOTH, DENIED_TODAY, walk
from tests.unit.triage_cases import NO, NOW, NUMBERS, UNSURE, YES, told

EMPTY = Draft(Occasion.ASKED)


def test_a_mild_day_in_a_week_with_both_lists_denied_has_four_questions() -> None:
    assert walk(EMPTY) == ["pain", "where", "interference", "new"]


@pytest.mark.parametrize("occasion", [Occasion.DAILY, Occasion.ASKED])
def test_the_first_check_in_of_a_week_asks_both_lists_whatever_the_score(
    occasion: Occasion,
) -> None:
    asked = walk(Draft(occasion), [])
    assert asked == ["emergency", "pain", "where", "interference", "new", "urgent", "routine"]
    assert walk(Draft(occasion), [], pain=0) == ["emergency", "pain", "new", "urgent", "routine"]


def test_the_weekly_questions_and_a_screen_ask_both_lists_each_time() -> None:
    weekly = walk(Draft(Occasion.WEEKLY))
    assert weekly == ["peg-pain", "peg-enjoyment", "peg-activity", "emergency", "urgent"]
    assert walk(Draft(Occasion.SCREEN)) == ["emergency", "urgent"]


def test_a_daily_4_is_asked_the_urgent_list_once_in_each_week() -> None:
    history: list[Past] = []
    asked_on = []
    for day in range(28):
        at = NOW + timedelta(days=day)
        if asked := "urgent" in walk(Draft(Occasion.DAILY), history, pain=4, at=at):
            asked_on.append(at.strftime("%a"))
        flags = {"E": NO, **({"U": NO} if asked else {})}
        history.append(Past(told(4, flags=flags, at=at), Tier.NONE))
    assert asked_on == ["Wed", "Mon", "Mon", "Mon", "Mon"], "NOW is a Wednesday"


@pytest.mark.parametrize("history", [[], DENIED_TODAY], ids=["first of the week", "denied before"])
def test_what_comes_up_after_a_no_to_the_card_has_it_asked_again(history: list[Past]) -> None:
    came_up = {
        "where": [
            walk(EMPTY, history, where=BOTH),
            walk(EMPTY, history, where=frozenset({"leg-left", "leg-right"})),
            walk(EMPTY, history, where=frozenset({"elsewhere"})),
        ],
        "new": [walk(EMPTY, history, new=YES), walk(EMPTY, history, new=UNSURE)],
        "pain": [walk(EMPTY, history, pain=10)],
    }
    for fact, walks in came_up.items():
        for asked in walks:
            assert "emergency" in asked[asked.index(fact) :]
            assert asked.count("emergency") == (1 if history else 2)


def test_each_reason_that_comes_up_has_the_card_asked_again() -> None:
    asked = walk(EMPTY, pain=10, where=BOTH, new=YES)
    assert asked[:6] == ["pain", "emergency", "where", "emergency", "interference", "new"]
    assert asked[6] == "emergency"


def test_after_words_of_alarm_the_card_comes_first() -> None:
    for occasion in Occasion:
        draft = Draft(occasion, alarmed=True)
        assert walk(draft)[0] == "emergency"
        assert walk(draft).count("emergency") == 1


def test_what_was_said_so_far_has_no_place_of_last_time_and_no_lapsed_no() -> None:
    before = replace(EMPTY, pain=4, sites=BOTH, remembered=BOTH)
    assert before.said_so_far(NOW, NUMBERS).sites == frozenset()
    assert before.finished("where", NUMBERS).said_so_far(NOW, NUMBERS).sites == BOTH
    denied = EMPTY.flagged("E", NO).finished("emergency", NUMBERS)
    assert denied.said_so_far(NOW, NUMBERS).flags == {"E": NO}
    assert replace(denied, pain=10).said_so_far(NOW, NUMBERS).flags == {}
    assert replace(denied, pain=10).finished("emergency", NUMBERS).said_so_far(
        NOW, NUMBERS
    ).flags == {"E": NO}


def test_the_card_is_asked_once_when_all_that_calls_for_it_was_known() -> None:
    asked = walk(Draft(Occasion.HURTS), what="X4")
    assert asked == ["what", "emergency", "urgent", "pain"]


@pytest.mark.parametrize("what", ["X2", "X3"])
def test_what_is_numb_or_shooting_is_asked_where_and_both_legs_ask_the_card_again(
    what: str,
) -> None:
    asked = walk(Draft(Occasion.HURTS), what=what, where=BOTH)
    assert asked == ["what", "emergency", "where", "emergency", "urgent", "pain"]


@pytest.mark.parametrize("what", ["X1", "X4", "X5", "X6"])
def test_other_stops_are_not_asked_where(what: str) -> None:
    assert "where" not in walk(Draft(Occasion.HURTS), what=what)


def test_worse_after_a_routine_in_both_legs_asks_the_card_with_that_in_mind() -> None:
    draft = Draft(Occasion.WORSE, pain_before=2)
    assert walk(draft, pain=5, where=BOTH)[:4] == ["pain", "emergency", "where", "emergency"]


@pytest.mark.parametrize(
    ("by", "asked"),
    [
        (Grounds.PROFESSIONAL, ["emergency", "urgent"]),
        (Grounds.MISTAKE, ["emergency", "urgent", "pain"]),
        (Grounds.SETTLED, ["emergency", "urgent", "pain"]),
    ],
)
def test_lifting_asks_both_cards_and_without_a_professional_the_pain_too(
    by: Grounds, asked: list[str]
) -> None:
    assert walk(Draft(Occasion.SCREEN, lifting=Lifting(1, by))) == asked


def test_a_draft_is_read_back_as_it_was_stored() -> None:
    draft = Draft(
        Occasion.HURTS,
        technique="bridge",
        pain_before=1,
        pain=8,
        sites=frozenset({"low-left"}),
        interference="some",
        flags={"X1": YES},
        done=frozenset({"what"}),
        lifting=Lifting(7, Grounds.MISTAKE),
        peg=(1, 2),
        corrects=3,
        covered=frozenset({"worst"}),
        remembered=frozenset({"low-left"}),
        alarmed=True,
        heard=frozenset({"E11"}),
    )
    assert unpacked(packed(draft)) == draft
