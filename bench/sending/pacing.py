"""Lets simulated time run as fast as the real sender can follow, and skips what is idle."""

from __future__ import annotations

import asyncio
import math
import os
import signal
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bench.sending.clock import BenchClock
from bot.app.process import App
from db.columns import table
from db.tables.queue import OutboxRow, TimerRow

EVERY = 0.2  # s of the machine
VIEW = timedelta(seconds=30)  # so far ahead is looked for what will be sent
EARLY = timedelta(seconds=8)  # before the next moment an idle stretch ends
FASTEST = 256.0  # times the machine's clock

TIMERS, OUTBOX = table(TimerRow).c, table(OutboxRow).c


@dataclass(frozen=True, slots=True)
class Pace:
    """About so many messages are to fall due in a real second, and the clock's end."""

    sends: float
    until: datetime


async def keep_pace(app: App, clock: BenchClock, pace: Pace) -> None:
    """Set the clock's speed, look ahead again, and end this process at its end."""
    while (now := clock.now()) < pace.until:
        await asyncio.sleep(EVERY)
        waiting, soon, first = await _ahead(app, now)
        if not waiting and first is not None and first > now + 2 * EARLY:
            clock.jump_to(min(first - EARLY, pace.until))
        elif (speed := _speed(waiting + soon, app.settings.rate, pace.sends)) != clock.speed:
            clock.run_at(speed)
        else:
            continue
        app.engine.poke()
        app.outbound.poke()
    os.kill(os.getpid(), signal.SIGTERM)


def _speed(wanted: int, rate: float, sends: float) -> float:
    """Return a power of two, as most changes of speed would only be noise."""
    demand = min(rate, wanted / VIEW.total_seconds())  # messages in a second of the clock
    fastest = sends / demand if demand else FASTEST
    return float(min(FASTEST, max(1, 2 ** math.floor(math.log2(max(1, fastest))))))


async def _ahead(app: App, now: datetime) -> tuple[int, int, datetime | None]:
    """Return how many messages wait, how many timers are due soon, and the first due time."""
    soon = select(func.count()).where(TIMERS.due_at <= now + VIEW)
    async with app.database.keep() as connection:
        waiting = await connection.scalar(select(func.count(OUTBOX.id)))
        timers = await connection.scalar(soon)
        first = await connection.scalar(select(func.min(TIMERS.due_at)))
    return waiting or 0, timers or 0, first
