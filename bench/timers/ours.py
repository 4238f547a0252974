"""Ours: the engine as it runs, and the outbox as it is claimed; only the sender does nothing."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, islice
from operator import attrgetter

from sqlalchemy import insert, text

from bench.timers.measure import IDLE_SECONDS, Handed, Result, idle
from bench.timers.work import DUE_AT, Sitter, Work
from bot.app.gc_tuning import keep_what_is_loaded
from bot.sender.chat_rate_limit import sleep_until
from db import outbox
from db.columns import table
from db.database import Database
from db.tables.people import PersonRow, SittingRow
from db.tables.queue import TimerRow
from db.timers import TimerStore
from db.upkeep.migrate import migrate
from scheduler.clock import Clock
from scheduler.engine import AHEAD, Engine
from scheduler.model import Outgoing, TimerKind
from scheduler.unbroken import unbroken
from scheduler.wake import Wake

KEY = bytes(32)
AT_ONCE = 1000  # rows that are loaded, or claimed, together
LEASE = timedelta(seconds=30)
BEFORE = timedelta(seconds=3)  # the clock starts this long before the moment
PATIENCE = 120.0  # s


class ShiftedClock:
    """The machine's clock, set to another day."""

    def __init__(self) -> None:
        self._shift = timedelta()

    def set(self, moment: datetime) -> None:
        self._shift = moment - datetime.now(UTC)  # the one who owns a clock may read it

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift

    def wall(self, moment: datetime) -> datetime:
        return moment - self._shift


class Sender:
    """Claims as ``bot/sender/sender.py`` does, without a rate; hands over, and removes the rows."""

    def __init__(self, database: Database, clock: Clock, handed: Handed) -> None:
        self._database = database
        self._clock = clock
        self._handed = handed
        self._poked = asyncio.Event()
        self._on_their_way: set[asyncio.Task[None]] = set()

    def poke(self) -> None:
        self._poked.set()

    async def run(self) -> None:
        while True:
            if claimed := await unbroken(self._claim()):
                task = asyncio.create_task(self._hand_over(claimed))
                self._on_their_way.add(task)
                task.add_done_callback(self._on_their_way.discard)
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._poked.wait()
            self._poked.clear()

    async def all_stored(self) -> None:
        """Wait until all that was handed over is stored as done."""
        while self._on_their_way:
            await asyncio.wait(self._on_their_way)

    async def _claim(self) -> Sequence[Outgoing]:
        if await outbox.empty(self._database):
            return ()
        async with self._database.begin() as tx:
            return await outbox.claim(tx, self._clock.now(), LEASE, AT_ONCE, AHEAD)

    async def _hand_over(self, claimed: Sequence[Outgoing]) -> None:
        for due_at, rows in groupby(claimed, key=attrgetter("due_at")):
            await sleep_until(self._clock, due_at)
            due = self._clock.wall(due_at).timestamp()
            self._handed.over([row.user_id for row in rows], due)
        async with self._database.begin() as tx:
            await outbox.done(tx, [row.id for row in claimed])
        self._handed.settled()


async def run(work: Work, url: str, who: str) -> Result:
    """Let ``work`` fall due on the empty database at ``url``, ours alone.

    Called "-ahead", the moment comes as time goes by. Else it has come at once, and nothing was
    prepared for it.
    """
    ahead = who.endswith("-ahead")
    database, clock, handed = Database(url, KEY), ShiftedClock(), Handed(work.due)
    await migrate(database)
    await load(database, work.sitters())
    keep_what_is_loaded()  # as ``limber run`` does
    sender = Sender(database, clock, handed)
    engine = Engine(TimerStore(database), clock, Wake(clock), spoken=sender.poke)
    clock.set(DUE_AT - timedelta(hours=3))
    running = asyncio.gather(engine.run(), sender.run())
    await asyncio.sleep(1)
    resting = await idle(asyncio.sleep(IDLE_SECONDS))
    clock.set(DUE_AT - BEFORE if ahead else DUE_AT)
    engine.poke()
    async with asyncio.timeout(PATIENCE):
        await handed.complete.wait()
        await sender.all_stored()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await database.close()
    due = clock.wall(DUE_AT).timestamp()
    result = handed.result(
        who, work, due, durable=True, shared=not database.is_sqlite, idle=resting
    )
    return replace(result, per_second=math.nan) if ahead else result


async def load(database: Database, people: Iterator[Sitter]) -> None:
    """Store everybody as they are after some time of use."""
    born = DUE_AT - timedelta(days=30)
    for sitters in _chunks(people):
        persons = [_person(sitter, born) for sitter in sitters]
        sittings = [_sitting(sitter) for sitter in sitters]
        timers = [_timer(sitter) for sitter in sitters]
        async with database.connect() as connection:
            for row, values in ((PersonRow, persons), (SittingRow, sittings), (TimerRow, timers)):
                await connection.execute(insert(table(row)), values)
    if not database.is_sqlite:
        async with database.keep() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))


def _chunks(sitters: Iterator[Sitter]) -> Iterator[Sequence[Sitter]]:
    while chunk := tuple(islice(sitters, AT_ONCE)):
        yield chunk


def _person(sitter: Sitter, born: datetime) -> Mapping[str, object]:
    rhythm = sitter.rhythm
    return {
        "id": sitter.number,
        "chat_id": sitter.number,
        "language": "en",
        "zone": rhythm.zone.key,
        "windows": [[window.days, window.start, window.end] for window in rhythm.windows],
        "limit_minutes": rhythm.limit // timedelta(minutes=1),
        "floor": False,
        "watch": False,
        "onboarded_at": born,
        "created_at": born,
        "last_seen_at": born,
        "reminders": True,
        "pain_log": False,
        "safety": False,
    }


def _sitting(sitter: Sitter) -> Mapping[str, object]:
    asked_at = sitter.sitting.asked_at
    counts = dict.fromkeys(("snoozes", "skips", "unanswered"), 0)
    return {"user_id": sitter.number, "asked_at": asked_at, **counts}


def _timer(sitter: Sitter) -> Mapping[str, object]:
    return {
        "user_id": sitter.number,
        "kind": TimerKind.NUDGE,
        "key": "",
        "due_at": sitter.due_at,
        "version": 1,
    }
