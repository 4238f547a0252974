"""Steps: ten thousand routines at once, each of whose steps sets the next; nothing is rendered."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from operator import attrgetter

from sqlalchemy import insert

from bench.sending.clock import BenchClock
from bench.sending.measure import Row, percentile
from bench.sending.town import create, open_database
from bench.timers.contenders import Server
from bench.timers.measure import Handed
from bench.timers.ours import Sender, load
from bench.timers.servers import Servers
from bench.timers.work import DUE_AT, Work
from bot.app.gc_tuning import keep_what_is_loaded
from bot.sender.chat_rate_limit import sleep_until
from db import outbox
from db.columns import stored, table
from db.database import Database
from db.fast.due_batch import ADVANCE
from db.tables.queue import TimerRow
from db.timers import TimerStore
from scheduler.engine import Engine
from scheduler.model import Outgoing, TimerKind
from scheduler.wake import Wake

PART = "steps"
FIRST = timedelta(seconds=7)  # within which all routines come to their first step
SHORTEST, LONGEST = 6.0, 8.0  # s that a step takes
BEFORE = 4.0  # s from the start to the first step
ON_TIME = 50.0  # ms, p99


class StepSender(Sender):
    """Hands each step over at its moment, and sets the timer of the next as a flow would."""

    def __init__(self, database: Database, clock: BenchClock, routines: int) -> None:
        super().__init__(database, clock, Handed(0))
        self._steps, self._ticks, self._routines = database, clock, routines
        self._chance = random.Random(1)
        self.late: list[float] = []  # ms

    async def _hand_over(self, claimed: Sequence[Outgoing]) -> None:
        nexts = []
        for row in sorted(claimed, key=attrgetter("due_at")):
            await sleep_until(self._ticks, row.due_at)
            now = self._ticks.now()
            self.late.append((now - row.due_at).total_seconds() * 1000)
            step = timedelta(seconds=self._chance.uniform(SHORTEST, LONGEST))
            nexts.append((stored(now + step), row.user_id + self._routines))
        async with self._steps.begin() as tx:
            await outbox.done(tx, [row.id for row in claimed])
            await ADVANCE.run(tx, nexts)


async def measure(servers: Servers, *, quick: bool) -> AsyncIterator[Row]:
    """Yield a row for each database."""
    routines, seconds = (500, 3) if quick else (10_000, 20)
    least = 0 if quick else routines  # a quick run ends before anybody's second step
    for server in (Server.POSTGRESQL, Server.SQLITE):
        async with servers.empty(server) as url:
            late = await _late(url, routines, seconds)
        found = {
            "routines": routines,
            "steps": len(late),
            "a second": round(len(late) / seconds, 1),
            "late p50 ms": round(percentile(late, 50), 1),
            "late p99 ms": round(percentile(late, 99), 1),
            "late most ms": round(max(late, default=0), 1),
        }
        wrong = "" if len(late) > least else "the steps do not go on"
        missed = "" if found["late p99 ms"] < ON_TIME else f"steps within {ON_TIME:.0f} ms"
        yield Row(PART, f"{routines:,} routines, {server}", found, wrong, missed)


async def _late(url: str, routines: int, seconds: float) -> Sequence[float]:
    """Run the routines; return how late each step was, in ms."""
    database = open_database(url)
    await create(database)
    await load(database, Work(routines, 0).sitters())
    await _begin(database, routines)
    keep_what_is_loaded()
    clock = BenchClock.due_in(BEFORE, DUE_AT)
    sender = StepSender(database, clock, routines)
    engine = Engine(TimerStore(database), clock, Wake(clock), spoken=sender.poke)
    running = asyncio.gather(engine.run(), sender.run())
    await asyncio.sleep(BEFORE + seconds)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await sender.all_stored()
    await database.close()
    return sender.late


async def _begin(database: Database, routines: int) -> None:
    """Let each person have a step due; its timer is numbered after all those of nudges."""
    timers = [
        {
            "id": number + routines,
            "user_id": number,
            "kind": TimerKind.STEP,
            "key": "1",
            "due_at": DUE_AT + FIRST * (number / routines),
            "version": 1,
        }
        for number in range(1, routines + 1)
    ]
    async with database.connect() as connection:
        await connection.execute(insert(table(TimerRow)), timers)
