"""A step's seconds are counted down beside everything else, and hold nothing up."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.channel.channel import Channel
from bot.resources import Services
from bot.sender.chat_rate_limit import ChatPace
from bot.sender.countdown import Countdown, Place
from bot.ui.turn import Message, Turn
from db.database import Database
from scheduler.clock import Clock
from tests.clocks import ManualClock

START = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)
ANN = Place(user_id=1, chat_id=1001, message_id=7, pictured=False)


class CountedClock(ManualClock):
    """Counts how often it is looked at."""

    looks = 0

    def now(self) -> datetime:
        self.looks += 1
        return super().now()


async def _never(_: Turn, __: tuple[int, int]) -> Message | None:
    raise AssertionError("nothing is shown while another message is on its way")


async def test_a_jump_of_weeks_is_not_made_up_for_five_seconds_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, jumped = CountedClock(START), asyncio.Event()

    async def sleep_until(_: Clock, moment: datetime) -> None:
        if moment > clock.now():
            await jumped.wait()
            jumped.clear()

    monkeypatch.setattr("bot.sender.countdown.sleep_until", sleep_until)
    pace = ChatPace(clock)
    # While the chat is spoken to, a countdown needs none of these.
    countdown = Countdown(
        cast("Channel", None), cast("Database", None), clock, cast("Services", None), pace, 30,
        _never,
    )  # fmt: skip
    async with pace.lock(ANN.chat_id):
        countdown.follow(ANN, (1, 1))
        await asyncio.sleep(0)
        clock.advance(timedelta(days=60))
        jumped.set()
        before = clock.looks
        for _ in range(10):
            await asyncio.sleep(0)
        assert clock.looks - before < 100
        await countdown.stop()
