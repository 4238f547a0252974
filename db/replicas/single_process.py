"""Whether this process is the only one on its database."""

from __future__ import annotations

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import text

from db.database import Database

SIGN = 7_305_182  # any number, so long as every replica takes the same


class Taken(Exception):
    """Another process runs on this SQLite file; the message is one line for the operator."""


@asynccontextmanager
async def present(database: Database) -> AsyncIterator[bool]:
    """Show a sign of life as long as this is open; yield whether nobody else showed one before.

    The sign is a shared lock of the database's own, so a killed process takes its sign along.
    Raises ``Taken`` on SQLite, which is for one process.
    """
    if database.file:
        with _alone_on(database.file):
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


@contextmanager
def _alone_on(file: Path) -> Iterator[None]:
    with file.with_name(f"{file.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Taken(
                f"DATABASE_URL: another Limber runs on {file}; several need a PostgreSQL"
            ) from None
        yield
