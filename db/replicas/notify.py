"""Replicas that wake each other, by PostgreSQL's LISTEN and NOTIFY.

A signal only saves waiting: whoever misses one looks a second later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from db.database import Database
from db.fast.compiled_sql import Query
from db.fast.statement_runner import Runner, through

CHECK_SECONDS = 20.0  # so often a connection that nobody uses is looked at
TRY_AGAIN = 3.0  # seconds
PG_NOTIFY = text("SELECT pg_notify(:signal, '')")
NOTIFY = Query(PG_NOTIFY)
log = structlog.get_logger()


class Signal(StrEnum):
    """A channel; what is meant is in the tables."""

    TIMERS = "limber_timers"  # one may be due sooner than those who sleep expect
    OUTBOX = "limber_outbox"  # new messages wait


async def tell(tx: AsyncSession, signal: Signal) -> None:
    """Wake the other replicas when this transaction is committed; however often told, once."""
    await through(tx, lambda runner: tell_by(runner, signal))


def tell_by(runner: Runner, signal: Signal) -> None:
    """``tell``, for a piece of a transaction."""
    if runner.dialect.name == "postgresql":
        NOTIFY.rows(runner, signal=signal)


class Signals:
    """Hears what other replicas tell, and tells them what has been committed here."""

    def __init__(self, database: Database, heard: Mapping[Signal, Callable[[], None]]) -> None:
        self._database = database
        self._heard = heard
        self._waiting: set[Signal] = set()
        self._rung = asyncio.Event()

    def announce(self, signal: Signal) -> None:
        """Wake the other replicas soon; many of these become one."""
        self._waiting.add(signal)
        self._rung.set()

    async def run(self) -> None:
        """Hear and tell until cancelled. For PostgreSQL only: SQLite has one process."""
        while True:
            try:
                async with self._database.keep() as connection:
                    await self._attend(connection)
            except (DBAPIError, OSError) as error:
                log.warning("signals are interrupted", error=type(error).__name__)
            await asyncio.sleep(TRY_AGAIN)

    async def _attend(self, connection: AsyncConnection) -> None:
        """Hear and tell over one connection. Raises ``DBAPIError`` when it is gone."""
        driver = (await connection.get_raw_connection()).driver_connection
        if driver is None:
            return
        try:
            for signal in self._heard:
                await driver.add_listener(signal, self._hear)
            while True:
                told, self._waiting = self._waiting, set()
                for signal in told:
                    await connection.execute(PG_NOTIFY, {"signal": signal})
                await connection.execute(text("SELECT 1"))
                await connection.commit()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._rung.wait(), CHECK_SECONDS)
                self._rung.clear()
        finally:
            await connection.invalidate()  # closed, not pooled: it would go on listening

    def _hear(self, _connection: object, _pid: int, channel: str, _payload: str) -> None:
        self._heard[Signal(channel)]()
