"""People for the database tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from db import people
from db.database import Database
from db.people import Consent, Person
from db.timers import TimerStore
from scheduler.model import Timer, TimerKind
from scheduler.store import Advance, Batch
from tests.world import World, open_world

MakeSitter = Callable[[AsyncSession, int], Awaitable[Person]]


async def let_speak(
    database: Database,
    until: datetime,
    again: datetime | None = None,
    *,
    limit: int = 1000,
    kind: TimerKind | None = None,
) -> Sequence[Timer]:
    """Let what is due by ``until`` say something, and be due ``again``; return what there was."""

    def work(batch: Batch) -> Sequence[Timer]:
        due = [timer for timer in batch.due(until, limit) if kind in (None, timer.kind)]
        batch.settle([Advance(timer, again, speaks=True) for timer in due], {}, until)
        return due

    return await TimerStore(database).transact(work)


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday


@pytest.fixture
def make_sitter(now: datetime) -> MakeSitter:
    """Stores a person who is set up and wants reminders."""

    async def make(tx: AsyncSession, chat_id: int) -> Person:
        person = await people.add(tx, chat_id, "en", now)
        await people.save(tx, replace(person, onboarded_at=now))
        await people.consent(tx, person.id, Consent.REMINDERS, True, "1", now)
        stored = await people.by_id(tx, person.id)
        assert stored is not None
        return stored

    return make


@pytest.fixture
async def ann(database: Database, make_sitter: MakeSitter) -> Person:
    async with database.begin() as tx:
        return await make_sitter(tx, 7)


@pytest.fixture
async def bob(database: Database, make_sitter: MakeSitter) -> Person:
    async with database.begin() as tx:
        return await make_sitter(tx, 8)


@pytest.fixture
async def world(tmp_path: Path, database_url: str, key: bytes) -> AsyncIterator[World]:
    """The whole program beside its sandbox, on SQLite and on PostgreSQL."""
    async with open_world(tmp_path, database_url, key) as opened:
        yield opened


@pytest.fixture
async def small_world(tmp_path: Path, sqlite_url: str, key: bytes) -> AsyncIterator[World]:
    """The same on SQLite only, for what no database changes."""
    async with open_world(tmp_path, sqlite_url, key) as opened:
        yield opened
