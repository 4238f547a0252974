from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from care.model import Answers, Occasion, Tier
from care.triage.assess import Past
from care.triage.cards import (
    SITES,
    emergency_card_due,
    front,
    questions,
    reasons_to_ask,
    routine_card_due,
    urgent_card_due,
)
from tests.unit.triage_cases import NO, NOW, NUMBERS, RULEBOOK, UNSURE, YES, ago, told

MONDAY = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 15, 23, 59, tzinfo=UTC)
DENIED = {"E": NO}
THIS_WEEK = [Past(told(1, flags=DENIED, at=MONDAY), Tier.NONE)]
BOTH_THIS_WEEK = [Past(told(1, flags={"E": NO, "U": NO}, at=MONDAY), Tier.NONE)]
WORSE, HURTS = Occasion.WORSE, Occasion.HURTS


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        pytest.param(told(4), False, id="4"),
        pytest.param(told(5), True, id="5"),
        pytest.param(told(), False, id="nothing said yet"),
        pytest.param(told(5, flags=DENIED), False, id="answered with no"),
        pytest.param(told(5, flags={"E": UNSURE}), False, id="answered with not sure"),
        pytest.param(told(1, "new"), True, id="something new"),
        pytest.param(told(1, flags={"new": UNSURE}), True, id="perhaps something new"),
        pytest.param(told(1, flags={"new": NO}), False, id="nothing new"),
        pytest.param(told(4, before=1), True, id="3 worse after a technique"),
        pytest.param(told(3, before=1), False, id="2 worse after a technique"),
        pytest.param(told(3, before=1, occasion=WORSE), False, id="worse by 2"),
        pytest.param(told(None, before=1, occasion=WORSE), True, id="worse, by who knows"),
        pytest.param(told(3, occasion=WORSE), True, id="worse than who knows"),
        pytest.param(told(0, occasion=Occasion.HURTS), True, id="this hurts"),
        pytest.param(told(0, occasion=Occasion.SCREEN), True, id="screen"),
        pytest.param(told(0, occasion=Occasion.ASKED), False, id="asked for"),
        pytest.param(told(1, sites=["leg-both"]), True, id="both legs"),
        pytest.param(told(1, sites=["leg-left", "leg-right"]), True, id="left and right leg"),
        pytest.param(told(1, sites=["leg-left", "low-left"]), False, id="one leg"),
        pytest.param(told(1, sites=["elsewhere"]), True, id="somewhere else"),
        pytest.param(told(1, "X1"), True, id="X1"),
        pytest.param(told(1, "X2"), True, id="X2"),
        pytest.param(told(1, "X3"), True, id="X3"),
        pytest.param(told(1, "X4"), True, id="X4"),
        pytest.param(told(1, "X5"), False, id="X5"),
        pytest.param(told(1, "X6"), False, id="X6"),
    ],
)
def test_when_the_emergency_card_is_due_in_a_week_in_which_it_was_answered(
    answers: Answers, due: bool
) -> None:
    assert emergency_card_due(answers, THIS_WEEK, NUMBERS) is due


@pytest.mark.parametrize(
    ("history", "due"),
    [
        pytest.param([], True, id="never asked"),
        pytest.param([Past(told(1, at=MONDAY), Tier.NONE)], True, id="shown, not answered"),
        pytest.param(
            [Past(told(1, flags={"E4": NO}, at=MONDAY), Tier.NONE)], True, id="one line of it"
        ),
        pytest.param(THIS_WEEK, False, id="answered on monday"),
        pytest.param(
            [Past(told(1, flags={"E": YES}, at=MONDAY), Tier.EMERGENCY)], True, id="with yes"
        ),
        pytest.param(
            [Past(told(1, flags=DENIED, at=SUNDAY), Tier.NONE)], True, id="answered on sunday"
        ),
        pytest.param(
            [Past(told(1, flags=DENIED, at=NOW.replace(hour=23)), Tier.NONE)], True, id="later"
        ),
    ],
)
def test_the_first_check_in_of_a_week_asks_the_emergency_card(
    history: Sequence[Past], due: bool
) -> None:
    assert emergency_card_due(told(1), history, NUMBERS) is due


def test_a_week_begins_where_the_person_lives() -> None:
    # 23:30 UTC on Sunday is Monday in Berlin.
    sunday = [Past(told(1, flags=DENIED, at=datetime(2026, 11, 15, 23, 30, tzinfo=UTC)), Tier.NONE)]
    assert emergency_card_due(told(1), sunday, NUMBERS)
    berlin = NOW.astimezone(ZoneInfo("Europe/Berlin"))
    assert not emergency_card_due(told(1, at=berlin), sunday, NUMBERS)


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        pytest.param(told(4), False, id="4"),
        pytest.param(told(5), True, id="5"),
        pytest.param(told(), False, id="nothing said yet"),
        pytest.param(told(4, occasion=Occasion.ASKED), False, id="4, asked for"),
        pytest.param(told(1, "new"), True, id="something new"),
        pytest.param(told(1, flags={"new": UNSURE}), True, id="perhaps something new"),
        pytest.param(told(1, flags={"new": NO}), False, id="nothing new"),
        pytest.param(told(0, occasion=WORSE), True, id="worse"),
        pytest.param(told(0, occasion=Occasion.WEEKLY), True, id="the weekly questions"),
        pytest.param(told(0, occasion=Occasion.SCREEN), True, id="screen"),
        pytest.param(told(None, "X3", occasion=HURTS), True, id="numb"),
        pytest.param(told(None, "X5", occasion=HURTS), False, id="too hard"),
        pytest.param(told(None, "X6", occasion=HURTS), False, id="clicking"),
        pytest.param(told(5, "X6", occasion=HURTS), True, id="clicking, and a 5"),
    ],
)
def test_when_the_urgent_list_is_asked_in_a_week_in_which_it_was_denied(
    answers: Answers, due: bool
) -> None:
    assert urgent_card_due(answers, BOTH_THIS_WEEK, NUMBERS) is due


@pytest.mark.parametrize(
    ("history", "due"),
    [
        pytest.param([], True, id="never asked"),
        pytest.param(BOTH_THIS_WEEK, False, id="denied on monday"),
        pytest.param(THIS_WEEK, True, id="only the emergency card denied"),
        pytest.param([Past(told(1, "U2", at=MONDAY), Tier.URGENT)], True, id="a line of it ticked"),
        pytest.param(
            [Past(told(1, flags={"U": UNSURE}, at=MONDAY), Tier.URGENT)], True, id="not sure"
        ),
        pytest.param([Past(told(1, flags={"U": NO}, at=SUNDAY), Tier.NONE)], True, id="on sunday"),
    ],
)
def test_the_first_check_in_of_a_week_asks_the_urgent_list(
    history: Sequence[Past], due: bool
) -> None:
    for occasion in (Occasion.DAILY, Occasion.ASKED):
        assert urgent_card_due(told(0, occasion=occasion), history, NUMBERS) is due


def test_a_technique_that_was_too_hard_leaves_the_urgent_list_to_the_next_check_in() -> None:
    assert not urgent_card_due(told(None, "X5", occasion=HURTS), [], NUMBERS)


@pytest.mark.parametrize(
    ("answers", "history", "due"),
    [
        pytest.param(told(4), [], True, id="the first of a week"),
        pytest.param(
            told(4), [ago(4, "R1", days=7, tier=Tier.ROUTINE)], False, id="told a week ago"
        ),
        pytest.param(told(4), [ago(4, "U6", days=7, tier=Tier.URGENT)], True, id="something else"),
        pytest.param(told(4), [ago(4, "R6", days=3, tier=Tier.ROUTINE)], True, id="woken lately"),
        pytest.param(told(4), [ago(4, "R1", days=28, tier=Tier.ROUTINE)], True, id="4 weeks ago"),
        pytest.param(told(5), [ago(4, "R1", days=7, tier=Tier.ROUTINE)], True, id="a 5"),
        pytest.param(told(1, "new"), [ago(4, "R1", days=1, tier=Tier.ROUTINE)], True, id="new"),
    ],
)
def test_an_old_pain_is_sent_to_book_once_a_month_and_not_each_monday(
    answers: Answers, history: Sequence[Past], due: bool
) -> None:
    assert routine_card_due(answers, history, NUMBERS) is due


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        (told(1, sites=["leg-both"]), "E4"),
        (told(1, "X4", sites=["leg-left", "leg-right"]), "E4"),
        (told(1, "X4"), "E10"),
        (told(1, sites=["elsewhere"]), "E7"),
        (told(9, "X1", sites=["leg-left"]), None),
    ],
)
def test_what_stands_in_front_of_the_emergency_card(answers: Answers, first: str | None) -> None:
    assert front(answers, NUMBERS) == first


def test_each_card_asks_its_rules_in_order() -> None:
    assert [r.id for r in questions(RULEBOOK, "emergency")] == [f"E{n}" for n in range(1, 12)]
    assert [r.id for r in questions(RULEBOOK, "urgent")] == [
        *(f"U{n}" for n in range(1, 11)), "U13",
    ]  # fmt: skip
    assert [r.id for r in questions(RULEBOOK, "routine")] == ["R1", "R5", "R6"]
    assert [r.id for r in questions(RULEBOOK, "stop")] == [f"X{n}" for n in range(1, 7)]


def test_the_chest_is_no_site() -> None:
    assert "chest" not in SITES
    assert len(set(SITES)) == len(SITES) == 13


@pytest.mark.parametrize(
    ("answers", "reasons"),
    [
        pytest.param(told(3), set(), id="a mild day"),
        pytest.param(told(9), set(), id="9"),
        pytest.param(told(10), {"worst"}, id="10"),
        pytest.param(told(1, "new"), {"new"}, id="something new"),
        pytest.param(told(1, flags={"new": UNSURE}), {"new"}, id="perhaps something new"),
        pytest.param(told(1, flags={"new": NO}), set(), id="nothing new"),
        pytest.param(told(1, sites=["leg-both"]), {"E4"}, id="both legs"),
        pytest.param(told(1, sites=["elsewhere"]), {"E7"}, id="somewhere else"),
        pytest.param(told(1, sites=["leg-left"]), set(), id="one leg"),
        pytest.param(told(None, "X4"), {"E10"}, id="dizzy"),
        pytest.param(told(None, "X1"), set(), id="sudden pain"),
        pytest.param(told(10, sites=["leg-both", "elsewhere"]), {"E4", "E7", "worst"}, id="more"),
    ],
)
def test_what_asks_the_card_although_it_was_denied_before(
    answers: Answers, reasons: set[str]
) -> None:
    assert reasons_to_ask(answers, NUMBERS) == reasons
