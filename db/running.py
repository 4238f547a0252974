"""Pieces of a transaction that need no answer in between, as plain functions.

On SQLite a piece may run in the thread where SQLite lives: one trip, and its rows are made and
used by one processor. That halves what a batch costs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Dialect
from sqlalchemy.ext.asyncio import AsyncSession

from db import sqlite_driver

T = TypeVar("T")


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
    """Return what ``work`` returns; on SQLite it runs in another thread, and must share nothing.

    Raises what the driver raises, so not for what a person's turn does.
    """
    connection = await tx.connection()
    driver = (await connection.get_raw_connection()).driver_connection
    if not isinstance(driver, sqlite_driver.Connection):
        return await connection.run_sync(lambda inner: work(Through(inner)))
    return await driver.run(lambda inner: work(InPlace(inner, connection.dialect)))
