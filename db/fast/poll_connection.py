"""Looks: the two questions that every process asks each second, over a connection of their own.

Below SQLAlchemy, whose part of so small a question is several times the database's.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any, Protocol, cast

from sqlalchemy import PoolProxiedConnection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import greenlet_spawn

PATIENCE = 10.0  # seconds: a host that is gone without a word must not stop all who look


class Driver(Protocol):
    """What asyncpg's connections can do, and ours to SQLite."""

    def is_closed(self) -> bool: ...

    async def fetchval(self, sql: str) -> Any: ...


class Lookout:
    """Keeps one connection of ``engine``, and opens another one when it is gone."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()  # a connection answers one question at a time
        self._kept: PoolProxiedConnection | None = None

    async def number(self, sql: str) -> int | None:
        """Return the one number that ``sql`` finds.

        Raises what the driver raises, and ``TimeoutError`` when nothing is heard of the database.
        """
        async with self._turn, AsyncExitStack() as unanswered:
            unanswered.push_async_callback(self._let_go)
            async with asyncio.timeout(PATIENCE):
                found = await (await self._driver()).fetchval(sql)
            unanswered.pop_all()
        return None if found is None else int(found)

    async def close(self) -> None:
        """Close the connection, once nobody looks any more."""
        async with self._turn:
            await self._let_go()
        await self._engine.dispose()

    async def _driver(self) -> Driver:
        if self._kept and _driver_of(self._kept).is_closed():
            await self._let_go()
        if not self._kept:
            self._kept = await self._engine.raw_connection()
        return _driver_of(self._kept)

    async def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept:
            await greenlet_spawn(kept.invalidate)


def _driver_of(connection: PoolProxiedConnection) -> Driver:
    return cast("Driver", connection.driver_connection)
