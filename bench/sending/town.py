"""The people of a measurement: stored as after some time of use, with what they wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import insert, update

from bench.sending.clock import BenchClock
from bench.timers.ours import KEY, load
from bench.timers.work import DUE_AT, Sitter
from care.model import Dose
from db.columns import table
from db.database import Database
from db.routines import RoutineState
from db.tables.people import PersonRow, RoutineRow
from db.tables.queue import TimerRow
from db.timers import TimerStore
from db.upkeep.migrate import migrate
from scheduler.engine import Engine
from scheduler.model import TimerKind
from scheduler.wake import Wake

TECHNIQUE = "seated-side-bend"  # thirteen steps of 3-10 s
MIGRATING = asyncio.Lock()  # one at a time in a process
LONG_AGO = DUE_AT - timedelta(days=30)


async def create(database: Database) -> None:
    """Create the tables."""
    async with MIGRATING:
        await migrate(database)


async def settle(database: Database, sitters: Iterable[Sitter]) -> None:
    """Create the tables and store these people; each has answered the safety questions."""
    await create(database)
    await load(database, iter(sitters))
    async with database.connect() as connection:
        healthy = {"adult": True, "profile": [], "profile_at": LONG_AGO}
        await connection.execute(update(table(PersonRow)).values(healthy))


async def say_all(database: Database) -> None:
    """Let all that is due at ``DUE_AT`` wait in the outbox, as the engine leaves it there."""
    clock = BenchClock.due_in(0, DUE_AT - timedelta(seconds=1))
    engine = Engine(TimerStore(database), clock, Wake(clock))
    while await engine.tick():
        pass


async def begin_routines(
    database: Database, people: Sequence[int], state: RoutineState, due: Sequence[datetime]
) -> None:
    """Let each of ``people`` be at the first step of a routine, which has the number they have.

    ``due`` are the ends of that step; for nobody when the routine is paused.
    """
    open_routine = {
        "techniques": [TECHNIQUE], "dose": Dose.NORMAL, "watch": False, "state": state, "step": 1,
        "spent_seconds": 0, "started_at": DUE_AT, "shown_at": DUE_AT, "taken": False, "version": 1,
    }  # fmt: skip
    routines = [{**open_routine, "id": number, "user_id": number} for number in people]
    timers = [
        {"user_id": number, "kind": TimerKind.STEP, "key": str(number), "due_at": at, "version": 1}
        for number, at in zip(people, due, strict=False)
    ]
    async with database.connect() as connection:
        await connection.execute(insert(table(RoutineRow)), routines)
        if timers:
            await connection.execute(insert(table(TimerRow)), timers)


def open_database(url: str) -> Database:
    """Open a measurement's database."""
    return Database(url, KEY)
