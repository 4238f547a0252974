"""Flood control, at one moment after another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import Refused
from sandbox.flood import Flood
from tests.clocks import ManualClock

START = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)
ANN, GROUP = 1001, -2001


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def flood(clock: ManualClock) -> Flood:
    return Flood(clock.now)


def retry_after(flood: Flood, chat_id: int, kind: str = "message") -> int | None:
    """Send once; return None when it goes through."""
    try:
        flood.take(chat_id, kind)
    except Refused as refused:
        return refused.retry_after
    return None


def test_a_chat_takes_four_at_once_then_one_a_second(flood: Flood, clock: ManualClock) -> None:
    assert [retry_after(flood, ANN) for _ in range(6)] == [None] * 4 + [1, 1]
    clock.advance(timedelta(seconds=1))
    assert [retry_after(flood, ANN) for _ in range(2)] == [None, 1]


def test_a_group_takes_twenty_a_minute(flood: Flood, clock: ManualClock) -> None:
    assert [retry_after(flood, GROUP) for _ in range(21)] == [None] * 20 + [3]
    clock.advance(timedelta(seconds=3))
    assert [retry_after(flood, GROUP) for _ in range(2)] == [None, 3]


def test_a_bot_sends_thirty_at_once_then_thirty_a_second(flood: Flood, clock: ManualClock) -> None:
    assert [retry_after(flood, chat) for chat in range(1, 32)] == [None] * 30 + [1]
    clock.advance(timedelta(seconds=1))
    assert [retry_after(flood, chat) for chat in range(51, 82)] == [None] * 30 + [1]


def test_edits_are_counted_apart(flood: Flood) -> None:
    assert [retry_after(flood, ANN) for _ in range(5)][-1] == 1
    assert retry_after(flood, ANN, "edit") is None


def test_what_one_chat_refuses_takes_nothing_from_the_others(flood: Flood) -> None:
    assert [retry_after(flood, ANN) for _ in range(40)].count(None) == 4
    assert [retry_after(flood, chat) for chat in range(1, 28)] == [None] * 26 + [1]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 1500)), max_size=60))
def test_waiting_as_long_as_told_is_always_enough(calls: list[tuple[int, int]]) -> None:
    clock = ManualClock(START)
    flood = Flood(clock.now)
    for chat_id, pause in calls:
        clock.advance(timedelta(milliseconds=pause))
        if wait := retry_after(flood, chat_id):
            clock.advance(timedelta(seconds=wait))
            assert retry_after(flood, chat_id) is None


def test_the_bot_takes_thirty_at_once_and_a_thousand_that_may_be_paid_for(
    flood: Flood, clock: ManualClock
) -> None:
    assert [retry_after(flood, chat) for chat in range(1, 33)] == [None] * 30 + [1, 1]
    clock.advance(timedelta(seconds=60))
    for chat in range(1, 1001):
        flood.take(chat, "message", paid=True)
    with pytest.raises(Refused):
        flood.take(1001, "message", paid=True)
