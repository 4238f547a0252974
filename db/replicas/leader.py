"""What only one of several replicas may do at a time: long-polling Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.database import Database

SIGN = 7_305_183  # any number, so long as every replica takes the same
TRY_AGAIN = 3.0  # seconds; well below the 15 within which another one must have taken over
LONGEST_SILENCE = 9  # seconds, of a holder that says something every three
END_WHEN_SILENT = text(  # a setting since PostgreSQL 14
    "SELECT set_config(name, :wait, false) FROM pg_settings WHERE name = 'idle_session_timeout'"
)
log = structlog.get_logger()


async def lead(
    database: Database, work: Callable[[], Awaitable[None]], waiting: Callable[[], None]
) -> None:
    """Do ``work`` whenever this process is the one whose turn it is, until cancelled.

    ``waiting`` is told every few seconds as long as it is another one's.

    The turn is a lock of the database's own: it passes on when its holder ends or loses its
    connection. SQLite has one process, whose turn it always is. Raises what ``work`` raises.
    """
    if database.is_sqlite:
        await work()
        return
    while True:
        try:
            if not await _try(database, work):
                waiting()
        except (DBAPIError, OSError) as error:
            log.warning("no turn to poll", error=type(error).__name__)
        await asyncio.sleep(TRY_AGAIN)


async def _try(database: Database, work: Callable[[], Awaitable[None]]) -> bool:
    """Take the turn if it is free, and work as long as it is held; return whether it was free."""
    async with database.keep() as connection:
        try:
            # A process that is frozen keeps its connections: the server ends this one then.
            await connection.execute(END_WHEN_SILENT, {"wait": f"{LONGEST_SILENCE}s"})
            taken = await connection.scalar(text("SELECT pg_try_advisory_lock(:s)"), {"s": SIGN})
            await connection.commit()
            if taken:
                log.info("our turn to poll")
                await _while_held(connection, work)
            return bool(taken)
        finally:
            await connection.invalidate()  # closed, not pooled: the turn goes with it


async def _while_held(connection: AsyncConnection, work: Callable[[], Awaitable[None]]) -> None:
    """Work until the connection that holds the turn is gone. Raises ``DBAPIError`` then."""
    working = asyncio.ensure_future(work())
    try:
        while True:
            done, _ = await asyncio.wait({working}, timeout=TRY_AGAIN)
            if done:
                return working.result()
            async with asyncio.timeout(TRY_AGAIN):
                await connection.execute(text("SELECT 1"))
                await connection.commit()
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
