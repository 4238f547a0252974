"""The looks of every second: at what is committed, over a connection of their own."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from db import timers
from db.database import Database
from db.fast.compiled_sql import Query
from db.people import Person
from db.timers import EARLIEST, TimerStore
from scheduler.model import TimerKind
from tests.world import PATIENCE

NOWHERE = Query(text("SELECT number FROM nowhere"))
BACKEND = Query(text("SELECT pg_backend_pid()"))
HOUR = timedelta(hours=1)
CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def test_a_look_waits_for_no_transaction_and_sees_what_is_committed(
    database: Database, ann: Person, now: datetime
) -> None:
    store = TimerStore(database)
    async with database.begin() as tx:
        await timers.put(tx, ann.id, TimerKind.NUDGE, "", now)
        async with asyncio.timeout(PATIENCE):
            assert await store.earliest() is None
    assert await store.earliest() == now
    async with database.begin() as tx:
        await timers.put(tx, ann.id, TimerKind.NUDGE, "", now + HOUR)
    assert await store.earliest() == now + HOUR


async def test_several_may_look_at_once(database: Database) -> None:
    assert await asyncio.gather(*(database.look(EARLIEST) for _ in range(20))) == [None] * 20


async def test_a_look_that_failed_or_was_given_up_harms_no_later_one(database: Database) -> None:
    with pytest.raises(Exception, match="nowhere"):
        await database.look(NOWHERE)
    given_up = asyncio.create_task(database.look(EARLIEST))
    await asyncio.sleep(0)
    given_up.cancel()
    with suppress(asyncio.CancelledError):
        await given_up
    assert await database.look(EARLIEST) is None


async def test_after_its_connection_was_cut_a_look_takes_another(
    postgresql_url: str, key: bytes
) -> None:
    database = Database(postgresql_url, key)
    first = await database.look(BACKEND)
    async with database.begin() as tx:
        await tx.execute(CUT)
    found = first
    async with asyncio.timeout(PATIENCE):
        while found == first:  # the server takes a moment to cut it
            with suppress(Exception):  # of many kinds: one look may notice the loss
                found = await database.look(BACKEND)
    assert await database.look(BACKEND) == found
    await database.close()
