"""Replicas wake each other when there is something to do: once for a batch, once it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import text

from db import timers
from db.database import Database
from db.replicas import notify
from db.replicas.notify import Signal, Signals, tell
from scheduler.model import TimerKind
from tests.integration.conftest import MakeSitter, let_speak
from tests.world import PATIENCE, beside

CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class Replica:
    """One that sleeps until it is woken, and remembers by what."""

    def __init__(self, database: Database) -> None:
        self.heard: asyncio.Queue[Signal] = asyncio.Queue()
        self.signals = Signals(
            database,
            {
                Signal.TIMERS: lambda: self.heard.put_nowait(Signal.TIMERS),
                Signal.OUTBOX: lambda: self.heard.put_nowait(Signal.OUTBOX),
            },
        )

    async def wakes(self) -> Signal:
        """Wait until it is woken; return by what."""
        async with asyncio.timeout(PATIENCE):
            return await self.heard.get()


async def told(database: Database, signal: Signal) -> None:
    async with database.begin() as tx:
        await tell(tx, signal)


@asynccontextmanager
async def asleep(database: Database) -> AsyncIterator[Replica]:
    """A replica that listens to both: what was told to find that out has been heard."""
    replica = Replica(database)
    async with beside(replica.signals.run()):
        async with asyncio.timeout(PATIENCE):
            while replica.heard.empty():
                await told(database, Signal.OUTBOX)  # the last that it begins to listen to
        await told(database, Signal.TIMERS)
        while await replica.wakes() is not Signal.TIMERS:
            pass
        yield replica


@pytest.fixture
async def on_postgresql(postgresql_url: str, key: bytes) -> AsyncIterator[Database]:
    database = Database(postgresql_url, key)
    yield database
    await database.close()


async def test_a_batch_of_messages_wakes_a_sleeping_replica_once(
    on_postgresql: Database, make_sitter: MakeSitter, now: datetime
) -> None:
    async with on_postgresql.begin() as tx:
        for chat_id in range(20):
            person = await make_sitter(tx, chat_id)
            await timers.put(tx, person.id, TimerKind.NUDGE, "", now)
    async with asleep(on_postgresql) as replica:
        assert len(await let_speak(on_postgresql, now)) == 20
        await told(on_postgresql, Signal.TIMERS)  # told later, heard later
        assert [await replica.wakes() for _ in range(2)] == [Signal.OUTBOX, Signal.TIMERS]


async def test_what_is_rolled_back_wakes_nobody(on_postgresql: Database) -> None:
    async def fails() -> None:
        async with on_postgresql.begin() as tx:
            await tell(tx, Signal.OUTBOX)
            raise ZeroDivisionError

    async with asleep(on_postgresql) as replica:
        with pytest.raises(ZeroDivisionError):
            await fails()
        await told(on_postgresql, Signal.TIMERS)
        assert await replica.wakes() is Signal.TIMERS


async def test_a_replica_without_a_scheduler_announces_many_changes_as_one(
    on_postgresql: Database,
) -> None:
    async with asleep(on_postgresql) as ann, asleep(on_postgresql) as bob:
        for _ in range(50):
            ann.signals.announce(Signal.TIMERS)
        assert await bob.wakes() is Signal.TIMERS
        await told(on_postgresql, Signal.OUTBOX)
        assert await bob.wakes() is Signal.OUTBOX


async def test_a_replica_whose_connection_was_cut_listens_again(
    on_postgresql: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "TRY_AGAIN", 0.01)
    async with asleep(on_postgresql) as replica:
        async with on_postgresql.begin() as tx:
            await tx.execute(CUT)
        replica.signals.announce(Signal.TIMERS)  # the loss is noticed when the line is used
        async with asyncio.timeout(PATIENCE):
            while replica.heard.empty():
                await told(on_postgresql, Signal.OUTBOX)
