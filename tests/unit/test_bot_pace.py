"""How fast one chat is spoken to, and how the seconds of a step are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.flows.routine_cards import bar
from bot.sender.chat_rate_limit import ChatPace
from tests.clocks import ManualClock

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


async def test_a_countdown_never_takes_the_place_of_the_next_message() -> None:
    clock = ManualClock(START)
    pace = ChatPace(clock)
    assert pace.take_free(7)
    await pace.wait(7)
    assert not pace.take_free(7), "the last place belongs to a message"
    await pace.wait(7)
    clock.advance(timedelta(seconds=5))
    assert pace.take_free(7)
    pace.hold_off(7, timedelta(seconds=30))
    clock.advance(timedelta(seconds=10))
    assert not pace.take_free(7), "Telegram refused this chat"
    assert pace.take_free(8), "and no other"


async def test_a_clock_set_back_leaves_each_chat_its_own_wait() -> None:
    clock = ManualClock(START)
    pace = ChatPace(clock)
    pace.hold_off(7, timedelta(seconds=30))
    assert pace.take_free(8)
    clock.advance(-timedelta(hours=2))
    assert not pace.take_free(7), "half a minute is still to go"
    clock.advance(timedelta(seconds=40))
    assert pace.take_free(7)
    assert pace.take_free(8)


@pytest.mark.parametrize(
    ("seconds", "gone", "said"),
    [
        (3, 0, "none"), (5, 0, "none"), (6, 0, "▱▱"), (10, 0, "▱▱"), (10, 5, "▰▱"),
        (12, 11, "▰▰▱"), (45, 20, "▰▰▰▰▱▱▱▱▱"), (10, 99, "▰▰"),
    ],
)  # fmt: skip
def test_one_mark_stands_for_five_seconds(seconds: int, gone: int, said: str) -> None:
    assert bar(seconds, gone) == said
