"""The database behind one URL: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from db.encryption import give_key
from db.fast.compiled_sql import Query
from db.fast.poll_connection import Lookout
from db.fast.sqlite_driver import connect
from db.fast.statement_runner import BEGIN, Runner, transact

T = TypeVar("T")
BUSY_SECONDS = 30
CONNECTIONS = 15  # to PostgreSQL, at most, and one more for looks
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "wal_autocheckpoint = 10000",  # pages, 40 MB: one that changes often is written back once
)


class Database:
    """One database and the key of its sealed columns. Safe to share between tasks."""

    def __init__(self, url: str, key: bytes | None = None) -> None:
        address = _with_driver(make_url(url))
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self.file = Path(address.database or "") if self.is_sqlite else None
        self._engine, for_looks = (_engine(address) for _ in range(2))
        self._lookout = Lookout(for_looks)
        if key is not None:
            self.unlock(key)
        self._sessions = async_sessionmaker(
            self._engine,
            # Rows are always what the database holds now: most writes here bypass the session.
            execution_options={"populate_existing": True, "synchronize_session": False},
        )

    @property
    def missing(self) -> bool:
        """Whether it is a file that is not there yet; a connection would make it."""
        return self.file is not None and not self.file.exists()

    def unlock(self, key: bytes) -> None:
        """Let its sealed columns use ``key``, 32 bytes."""
        give_key(self._engine.dialect, key)

    def begin(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Open one transaction: leaving it commits, an error rolls back."""
        return self._sessions.begin()

    async def transact(self, work: Callable[[Runner], T]) -> T:
        """Return what ``work`` returns in one transaction, in which it needs no answer from us.

        It may run in another thread. Raises what the driver raises.
        """
        return await transact(self._engine, work)

    async def look(self, query: Query) -> int | None:
        """Return the one number that ``query``, which needs no values, finds in what is committed.

        Raises what the driver raises: SQLAlchemy has no part in it.
        """
        return await self._lookout.number(query.sql(self._engine.dialect))

    def connect(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open one transaction below the session, for migrations."""
        return self._engine.begin()

    def keep(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Keep one connection for locks that outlive a transaction."""
        return self._engine.connect()

    async def ping(self) -> bool:
        """Return whether the database answers."""
        try:
            async with self._engine.begin() as connection:
                await connection.execute(text("SELECT 1"))
        except (DBAPIError, OSError):
            return False
        return True

    async def close(self) -> None:
        """Close every connection."""
        try:
            await self._lookout.close()
        finally:
            await self._engine.dispose()


def _with_driver(url: URL) -> URL:
    if url.drivername in DRIVERS:
        url = url.set(drivername=DRIVERS[url.drivername])
    if url.drivername not in DRIVERS.values():
        raise ValueError(f"a database URL starts with one of {', '.join(DRIVERS)}")
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("a database URL for SQLite names a file: sqlite:////data/limber.db")
    return url


def _engine(url: URL) -> AsyncEngine:
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _postgresql(url: URL) -> AsyncEngine:
    # Each connection prepares every statement once: all are kept, and the warm ones used first.
    engine = create_async_engine(
        url, hide_parameters=True, pool_size=CONNECTIONS, max_overflow=0, pool_use_lifo=True
    )
    event.listen(engine.sync_engine, "connect", _go_by_indexes)
    event.listen(engine.sync_engine, "checkout", _replace_if_cut)
    return engine


def _go_by_indexes(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Keep the server from plans for a table that was empty, as the outbox mostly is.

    It keeps a prepared statement's plan, and would read all of a backlog that comes later.
    """
    cursor = connection.cursor()
    cursor.execute("SET enable_seqscan = off")
    cursor.close()
    connection.commit()


def _replace_if_cut(connection: Any, *_: object) -> None:
    """Replace a connection that a restart of the server cut before it is used.

    The driver has heard of that by itself; asking the server would take three answers each time.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def _sqlite(url: URL) -> AsyncEngine:
    # One connection: tasks that wait for it are woken in turn, where SQLite would have them poll.
    engine = create_async_engine(
        url,
        hide_parameters=True,
        async_creator=partial(connect, str(url.database), BUSY_SECONDS),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)
