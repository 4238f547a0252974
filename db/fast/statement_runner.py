"""Pieces of a transaction that need no answer in between, as plain functions.

On SQLite a piece may run in the thread where SQLite lives: one trip, and its rows are made and
used by one processor. That halves what a batch costs.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import Connection, Dialect, PoolProxiedConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.util import greenlet_spawn

from db.fast import sqlite_driver

T = TypeVar("T")
# A transaction that only later turns to writing cannot wait for its turn: it fails.
BEGIN = "BEGIN IMMEDIATE"
# PostgreSQL's plans for a thousand ids at a time read whole tables, and are made each time.
ANY_VALUES = "SET LOCAL plan_cache_mode = force_generic_plan"


class Runner(Protocol):
    """Runs statements in the words of its database, their values and rows as stored."""

    @property
    def dialect(self) -> Dialect: ...

    def rows(self, sql: str, given: Sequence[object]) -> Sequence[Sequence[Any]]:
        """Run a statement; return its rows, if it has any."""

    def each(self, sql: str, given: Iterable[Sequence[object]]) -> None:
        """Run a statement for each of these values. On SQLite alone."""


@dataclass(frozen=True, slots=True)
class Through:
    """By SQLAlchemy, whose errors its users know."""

    connection: Connection

    @property
    def dialect(self) -> Dialect:
        return self.connection.dialect

    def rows(self, sql: str, given: Sequence[object]) -> Sequence[Sequence[Any]]:
        found = self.connection.exec_driver_sql(sql, tuple(given))
        return found.all() if found.returns_rows else ()

    def each(self, sql: str, given: Iterable[Sequence[object]]) -> None:
        self.connection.exec_driver_sql(sql, list(map(tuple, given)))


@dataclass(frozen=True, slots=True)
class InPlace:
    """By SQLite itself, in its own thread."""

    connection: sqlite3.Connection
    dialect: Dialect

    def rows(self, sql: str, given: Sequence[object]) -> Sequence[Sequence[Any]]:
        return self.connection.execute(sql, given).fetchall()

    def each(self, sql: str, given: Iterable[Sequence[object]]) -> None:
        self.connection.executemany(sql, given)


async def through(tx: AsyncSession, work: Callable[[Runner], T]) -> T:
    """Return what ``work`` returns. Raises what SQLAlchemy raises."""
    connection = await tx.connection()
    return await connection.run_sync(lambda inner: work(Through(inner)))


async def in_place(tx: AsyncSession, work: Callable[[Runner], T]) -> T:
    """Return what ``work`` returns; on SQLite it runs in another thread.

    Raises what the driver raises, so not for what a person's turn does.
    """
    connection = await tx.connection()
    if connection.dialect.name != "sqlite":
        return await through(tx, work)
    driver = _driver(await connection.get_raw_connection())
    return await driver.run(lambda inner: work(InPlace(inner, connection.dialect)))


async def transact(engine: AsyncEngine, work: Callable[[Runner], T]) -> T:
    """Return what ``work`` returns in a transaction of its own, which an error of it rolls back.

    As ``in_place``; on SQLite the whole of it is one trip, which goes on when we are cancelled.
    """
    if engine.dialect.name != "sqlite":
        async with engine.begin() as connection:
            await connection.exec_driver_sql(ANY_VALUES)
            return await connection.run_sync(lambda inner: work(Through(inner)))
    kept = await engine.raw_connection()
    try:
        return await _driver(kept).run(lambda inner: _whole(work, InPlace(inner, engine.dialect)))
    finally:
        await greenlet_spawn(kept.close)
        await asyncio.sleep(0)  # who waits for the only connection has it before we ask again


def _driver(kept: PoolProxiedConnection) -> sqlite_driver.Connection:
    return cast("sqlite_driver.Connection", kept.driver_connection)


def _whole(work: Callable[[Runner], T], runner: InPlace) -> T:
    with runner.connection:  # commits, or rolls back
        runner.connection.execute(BEGIN)
        return work(runner)
