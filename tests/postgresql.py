"""What tests do to a PostgreSQL server as its owner."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine


def administer(url: str, *commands: str) -> None:
    """Run commands on a server, each in a transaction of its own."""

    async def run() -> None:
        address = make_url(url).set(drivername="postgresql+asyncpg")
        engine = create_async_engine(address, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for command in commands:
                await connection.execute(text(command))
        await engine.dispose()

    asyncio.run(run())


async def read(url: str, query: str) -> Sequence[tuple[object, ...]]:
    """Return the rows of a query, each as a tuple."""
    engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(text(query))]
    await engine.dispose()
    return rows
