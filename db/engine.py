"""The database behind one URL: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from sqlalchemy.util import greenlet_spawn

from db.sealed import give_key
from db.sqlite_driver import connect

T = TypeVar("T")
BUSY_SECONDS = 30
CONNECTIONS = 15  # to PostgreSQL, at most
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
# SQLite's driver begins nothing by itself, so it is enough that _begin does not either.
LOOKING: Mapping[bool, Mapping[str, Any]] = {
    True: {"begins": False},
    False: {"isolation_level": "AUTOCOMMIT"},
}
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "wal_autocheckpoint = 10000",  # pages, 40 MB: one that changes often is written back once
)


class Database:
    """One database and the key of its sealed columns. Safe to share between tasks."""

    def __init__(self, url: str, key: bytes) -> None:
        address = _with_driver(make_url(url))
        self.is_sqlite = address.get_backend_name() == "sqlite"
        in_a_file = self.is_sqlite and address.database not in (None, "", ":memory:")
        self.file = Path(address.database or "") if in_a_file else None
        self._engine = _sqlite(address) if self.is_sqlite else _postgresql(address)
        self._looking = self._engine.sync_engine.execution_options(**LOOKING[self.is_sqlite])
        give_key(self._engine.dialect, key)
        self._sessions = async_sessionmaker(
            self._engine,
            # Rows are always what the database holds now: most writes here bypass the session.
            execution_options={"populate_existing": True, "synchronize_session": False},
        )

    def begin(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Open one transaction: leaving it commits, an error rolls back."""
        return self._sessions.begin()

    async def look(self, read: Callable[[Connection], T]) -> T:
        """Return what ``read`` finds on a connection, without the cost of a transaction."""

        def looked() -> T:
            with self._looking.connect() as connection:
                return read(connection)

        return await greenlet_spawn(looked)

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
        await self._engine.dispose()


def _with_driver(url: URL) -> URL:
    if url.drivername in DRIVERS:
        url = url.set(drivername=DRIVERS[url.drivername])
    if url.drivername not in DRIVERS.values():
        raise ValueError(f"a database URL starts with one of {', '.join(DRIVERS)}")
    return url


def _postgresql(url: URL) -> AsyncEngine:
    # Each connection prepares every statement once: all are kept, and the warm ones used first.
    engine = create_async_engine(
        url, hide_parameters=True, pool_size=CONNECTIONS, max_overflow=0, pool_use_lifo=True
    )
    event.listen(engine.sync_engine, "checkout", _replace_if_cut)
    return engine


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
        async_creator=partial(connect, url.database or ":memory:", BUSY_SECONDS),
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
    # A transaction that only later turns to writing cannot wait for its turn: it fails.
    if connection.get_execution_options().get("begins", True):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
