"""What tests do to a PostgreSQL server as its owner."""

from __future__ import annotations

import asyncio

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
