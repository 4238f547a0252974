"""What follows when Telegram refuses a message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.sender.refusals import FloodRefusals, bare, must_arrive, wait_after
from bot.ui.turn import Button, Message
from scheduler.model import Lane, Outgoing

NOW = datetime(2031, 3, 3, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def row(lane: Lane) -> Outgoing:
    return Outgoing(1, 2, 3, lane, "x", "", NOW, None, 1, {})


def test_two_chats_refused_at_once_mean_the_whole_bot() -> None:
    floods = FloodRefusals()
    assert not floods.refused(1, NOW)
    assert not floods.refused(1, NOW + SECOND), "one chat is its own trouble"
    assert floods.refused(2, NOW + 2 * SECOND)


def test_a_message_between_two_refusals_ends_their_row() -> None:
    floods = FloodRefusals()
    floods.refused(1, NOW)
    floods.accepted()
    assert not floods.refused(2, NOW + SECOND)


@pytest.mark.parametrize(("apart", "in_a_row"), [(60, True), (61, False), (-61, False)])
def test_refusals_more_than_a_minute_apart_are_not_in_a_row(apart: int, in_a_row: bool) -> None:
    floods = FloodRefusals()
    floods.refused(1, NOW)
    assert floods.refused(2, NOW + apart * SECOND) is in_a_row


@pytest.mark.parametrize(
    ("lane", "certain", "must"),
    [
        (Lane.ANSWER, True, True),
        (Lane.ANSWER, False, False),
        (Lane.FOLLOW_UP, False, True),
        (Lane.NUDGE, False, False),
        (Lane.CHECK_IN, False, False),
    ],
)
def test_urgent_advice_and_follow_ups_must_arrive(lane: Lane, certain: bool, must: bool) -> None:
    assert must_arrive(row(lane), Message("x", certain=certain)) is must


def test_a_bare_message_has_words_alone() -> None:
    told = Message(
        "<b>Call 999</b> &amp; wait &lt;here&gt;", ((Button("a", "b"),),), edit=7, pin=True
    )
    plain = bare(told)
    assert plain.text == "Call 999 &amp; wait &lt;here&gt;"
    assert (plain.buttons, plain.edit, plain.fresh, plain.pin) == ((), None, True, True)
    assert bare(plain) == plain


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 2), (2, 4), (5, 32), (6, 60), (10, 60), (11, 3600), (99, 3600)]
)
def test_tries_grow_further_apart(attempt: int, seconds: int) -> None:
    assert wait_after(attempt) == seconds * SECOND
