"""Whether this process is the only one on its database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from db.engine import Database

SIGN = 7_305_182  # any number, so long as every replica takes the same


@asynccontextmanager
async def present(database: Database) -> AsyncIterator[bool]:
    """Show a sign of life as long as this is open; yield whether nobody else showed one before.

    The sign is a shared lock of the database's own, so a killed process takes its sign along.
    """
    if database.is_sqlite:  # one process is all that SQLite is for
        yield True
        return
    async with database.keep() as connection:
        alone = await connection.scalar(text("SELECT pg_try_advisory_lock(:s)"), {"s": SIGN})
        await connection.execute(text("SELECT pg_advisory_lock_shared(:s)"), {"s": SIGN})
        if alone:
            await connection.execute(text("SELECT pg_advisory_unlock(:s)"), {"s": SIGN})
        await connection.commit()
        try:
            yield bool(alone)
        finally:
            await connection.invalidate()  # closed, not pooled: the sign goes with it
