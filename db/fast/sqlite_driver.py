"""SQLite in one trip: aiosqlite's thread runs a whole statement, and hands all its rows back.

Its own cursor goes there and back four times for each: to open, execute, fetch and close.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Self, TypeVar

import aiosqlite

Row = tuple[Any, ...]
T = TypeVar("T")


class Outcome(NamedTuple):
    """What a statement left behind."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Row] = ()


class Connection(aiosqlite.Connection):
    """An aiosqlite connection whose cursors make one trip, and which ends only what has begun."""

    _unsure = False  # whether a statement was left before its end, and may still begin something

    def cursor(self) -> Cursor:  # type: ignore[override]  # it needs no opening
        return Cursor(self)

    async def rollback(self) -> None:
        if self._unsure or self.in_transaction:  # the pool rolls back whatever comes home
            await super().rollback()
            self._unsure = False

    def is_closed(self) -> bool:
        return self._connection is None

    async def fetchval(self, sql: str) -> Any:
        """Return the first value of the first row, as asyncpg does."""
        ((value,),) = (await self.run(_execute, sql, ())).rows
        return value

    async def run(self, work: Callable[..., T], *given: object) -> T:
        """Run ``work`` on the connection, in its thread."""
        self._unsure = True
        result: T = await self._execute(  # type: ignore[no-untyped-call]  # aiosqlite's own
            _answering, work, self._conn, *given
        )
        self._unsure = False
        return result


class Cursor:
    """As much of a cursor as SQLAlchemy asks for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outcome = Outcome()
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, given: Sequence[object] = ()) -> None:
        self._outcome = await self._connection.run(_execute, sql, given)

    async def executemany(self, sql: str, given: Sequence[Sequence[object]]) -> None:
        self._outcome = await self._connection.run(_execute_many, sql, given)

    async def fetchall(self) -> Sequence[Row]:
        return self._outcome.rows

    async def close(self) -> None:
        """Nothing is open."""

    @property
    def description(self) -> Any:
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._outcome.lastrowid


async def connect(file: str, seconds: float) -> Connection:
    """Open ``file``; it waits ``seconds`` for another process, and begins no transaction itself."""

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(file, timeout=seconds, isolation_level=None)

    connection = Connection(opened, iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does: what was cancelled holds up no exit
    await connection
    return connection


def _answering(work: Callable[..., T], *given: object) -> T:
    try:
        return work(*given)
    except StopIteration as error:  # a future takes none: who waits for it would wait for ever
        raise RuntimeError("the work stopped an iteration that was not its own") from error


def _execute(connection: sqlite3.Connection, sql: str, given: Sequence[object]) -> Outcome:
    cursor = connection.execute(sql, given)
    rows = cursor.fetchall()
    return Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows)


def _execute_many(
    connection: sqlite3.Connection, sql: str, given: Sequence[Sequence[object]]
) -> Outcome:
    cursor = connection.executemany(sql, given)
    return Outcome(None, cursor.rowcount, cursor.lastrowid)
