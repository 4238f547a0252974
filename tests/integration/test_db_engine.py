"""Transactions, instants and URLs, on both databases."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from db import counters, people
from db.database import Database
from db.fast.sqlite_driver import Connection, Outcome, connect
from db.fast.statement_runner import Runner
from tests.world import PATIENCE

NOW = datetime(2026, 3, 2, 9, 30, 15, 123_000, tzinfo=UTC)


async def test_a_transaction_commits_when_it_is_left(database: Database) -> None:
    async with database.begin() as tx:
        await counters.bump(tx, "a")
    async with database.begin() as tx:
        assert await counters.totals(tx) == {"a": 1}


async def test_an_error_rolls_everything_back(database: Database) -> None:
    async def fail() -> None:
        async with database.begin() as tx:
            await counters.bump(tx, "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.begin() as tx:
        assert await counters.totals(tx) == {}


async def test_many_writers_at_once_all_get_their_turn(database: Database) -> None:
    async def bump() -> None:
        async with database.begin() as tx:
            await counters.totals(tx)  # reading first is what a deferred transaction fails on
            await counters.bump(tx, "a")

    await asyncio.gather(*(bump() for _ in range(40)))

    async with database.begin() as tx:
        assert await counters.totals(tx) == {"a": 40}


async def test_an_instant_comes_back_in_utc_to_the_millisecond(database: Database) -> None:
    local = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    async with database.begin() as tx:
        person = await people.add(tx, 7, "en", local + timedelta(microseconds=999))
    assert person.created_at == NOW
    assert person.created_at.tzinfo is UTC


async def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    async with database.begin() as tx:
        with pytest.raises(StatementError, match="an instant needs a time zone"):
            await people.add(tx, 7, "en", NOW.replace(tzinfo=None))


async def test_errors_never_show_what_was_stored(database: Database) -> None:
    with pytest.raises(Exception, match="SQL parameters hidden"):
        async with database.begin() as tx:
            await tx.execute(text("SELECT :secret FROM nowhere"), {"secret": "numb legs"})


async def test_a_database_that_answers_is_well(database: Database) -> None:
    assert await database.ping()


async def test_a_database_that_is_not_there_is_not_well(key: bytes) -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/none", key)
    assert not await database.ping()
    await database.close()


@pytest.mark.parametrize(
    ("url", "sqlite"),
    [
        ("sqlite:///x.db", True),
        ("sqlite+aiosqlite:///x.db", True),
        ("postgres://me@host/limber", False),
        ("postgresql://me@host/limber", False),
        ("postgresql+asyncpg://me@/limber?host=/run/postgresql", False),
    ],
)
def test_urls_in_the_usual_spellings_are_understood(url: str, sqlite: bool, key: bytes) -> None:
    assert Database(url, key).is_sqlite is sqlite


def test_another_kind_of_database_is_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="a database URL starts with one of sqlite"):
        Database("mysql://host/limber", key)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite+aiosqlite:///:memory:"])
def test_a_sqlite_that_would_forget_all_at_the_end_is_refused(url: str, key: bytes) -> None:
    with pytest.raises(ValueError, match="for SQLite names a file"):
        Database(url, key)


async def test_sqlite_is_set_up_for_many_readers_and_one_patient_writer(
    sqlite_url: str, key: bytes
) -> None:
    database = Database(sqlite_url, key)
    async with database.begin() as tx:
        found = [
            await tx.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    await database.close()
    assert found == ["wal", 1, 1, 30_000]


async def test_postgresql_plans_for_any_values_where_many_are_given(
    postgresql_url: str, key: bytes
) -> None:
    database, show = Database(postgresql_url, key), "SHOW plan_cache_mode"
    assert await database.transact(lambda r: r.rows(show, ())[0][0]) == "force_generic_plan"
    async with database.begin() as tx:
        assert await tx.scalar(text(show)) == "auto"
    await database.close()


async def test_a_transaction_in_one_piece_commits_or_rolls_back(database: Database) -> None:
    def count(runner: Runner) -> str:
        counters.bump_all(runner, {"a": 1, "b": 2})
        return "counted"

    def fail(runner: Runner) -> None:
        count(runner)
        raise ZeroDivisionError

    assert await database.transact(count) == "counted"
    with pytest.raises(ZeroDivisionError):
        await database.transact(fail)
    async with database.begin() as tx:
        assert await counters.totals(tx) == {"a": 1, "b": 2}


async def test_a_piece_that_is_cancelled_leaves_a_connection_that_can_be_used(
    database: Database,
) -> None:
    under_way = asyncio.create_task(database.transact(lambda r: counters.bump_all(r, {"a": 1})))
    for _ in range(5):
        await asyncio.sleep(0)
    under_way.cancel()
    await asyncio.wait({under_way})
    await database.transact(lambda runner: counters.bump_all(runner, {"b": 1}))
    async with database.begin() as tx:
        assert (await counters.totals(tx))["b"] == 1


async def test_a_piece_that_stops_an_iteration_fails_and_does_not_hang(
    database: Database,
) -> None:
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(RuntimeError):
            await database.transact(lambda _: next(iter(())))
        assert await database.ping()


async def test_who_waits_for_sqlite_has_a_turn_between_two_pieces_of_a_backlog(
    sqlite_url: str, key: bytes
) -> None:
    database = Database(sqlite_url, key)
    order: list[str] = []

    async def backlog() -> None:
        for _ in range(4):
            await database.transact(lambda _: order.append("piece"))

    async def tap() -> None:
        async with database.begin() as tx:
            await tx.connection()
            order.append("tap")

    await database.transact(lambda _: None)
    await asyncio.gather(backlog(), tap())
    await database.close()
    assert order == ["piece", "tap", "piece", "piece", "piece"]


async def test_sqlite_waits_at_the_beginning_and_never_in_the_middle(
    sqlite_url: str, key: bytes
) -> None:
    database = Database(sqlite_url, key)
    order: list[str] = []

    async def second() -> None:
        async with database.begin() as tx:
            await counters.bump(tx, "a")
            order.append("second")

    async with database.begin() as tx:
        await counters.bump(tx, "a")
        waiting = asyncio.create_task(second())
        await counters.bump(tx, "a")
        order.append("first")
    await waiting
    await database.close()
    assert order == ["first", "second"]


async def test_sqlite_makes_one_trip_to_its_thread_for_a_statement(
    sqlite_url: str, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips = 0
    go = Connection._execute

    async def counted(self: Connection, *what: Any) -> Any:
        nonlocal trips
        trips += 1
        return await go(self, *what)  # type: ignore[no-untyped-call]  # aiosqlite's own

    database = Database(sqlite_url, key)
    try:
        await _one(database)
        monkeypatch.setattr(Connection, "_execute", counted)
        await _one(database)
        assert trips == 3  # begin, select, commit
    finally:
        await database.close()


async def test_what_a_cancelled_statement_begins_on_sqlite_is_rolled_back() -> None:
    connection, gate = await connect(":memory:", 1), threading.Event()
    blocked = asyncio.create_task(connection.run(lambda _: Outcome(rows=[(gate.wait(),)])))
    begins = asyncio.create_task(connection.cursor().execute("BEGIN IMMEDIATE"))
    await asyncio.sleep(0)  # both are on their way now
    begins.cancel()
    rolls_back = asyncio.create_task(connection.rollback())
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(blocked, rolls_back)
    await connection.run(lambda _: Outcome())  # behind all that was on its way

    assert begins.cancelled()
    assert not connection.in_transaction
    await connection.close()


async def _one(database: Database) -> None:
    async with database.begin() as tx:
        await tx.scalar(text("SELECT 1"))
