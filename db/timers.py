"""What is due: set by the flows, taken and advanced by the engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import EPOCH, MINUTE, insert, instant, minute_of
from db.database import Database
from db.fast.compiled_sql import Query
from db.fast.due_batch import DueBatch, timers_of
from db.tables.queue import TimerRow
from scheduler.capacity import Due
from scheduler.model import Timer, TimerKind
from scheduler.store import Batch

T = TypeVar("T")
BATCHES = 2  # open together on PostgreSQL: more would take the processor from each other
EARLIEST = Query(select(func.min(TimerRow.due_at)).where(TimerRow.due_at.is_not(None)))


async def put(
    tx: AsyncSession, user_id: int, kind: TimerKind, key: str, due_at: datetime | None
) -> None:
    """Set when a timer is due; None rests it. What it had said before is no longer meant.

    Setting a timer to what it is already changes nothing.
    """
    fresh = insert(tx, TimerRow).values(
        user_id=user_id, kind=kind, key=key, due_at=due_at, version=1
    )
    await tx.execute(
        fresh.on_conflict_do_update(
            index_elements=["user_id", "kind", "key"],
            set_={"due_at": fresh.excluded.due_at, "version": TimerRow.version + 1},
            where=TimerRow.due_at.is_distinct_from(fresh.excluded.due_at),
        )
    )


async def clear(tx: AsyncSession, user_id: int, kind: TimerKind, key: str | None = None) -> None:
    """Remove one timer of a kind, or all of that kind. What it had said is no longer meant."""
    gone = delete(TimerRow).where(TimerRow.user_id == user_id, TimerRow.kind == kind)
    await tx.execute(gone if key is None else gone.where(TimerRow.key == key))


async def of(tx: AsyncSession, user_id: int) -> tuple[Timer, ...]:
    """Return the timers of a person that will fall due, earliest first."""
    return await timers_of(tx, user_id)


async def due_by_minute(tx: AsyncSession, since: datetime, until: datetime) -> tuple[Due, ...]:
    """Count the nudges and check-ins from ``since`` on and before ``until``, by UTC minute."""
    minute = minute_of(TimerRow.due_at)
    nudges, checkins = (
        func.count().filter(TimerRow.kind == kind) for kind in (TimerKind.NUDGE, TimerKind.CHECK_IN)
    )
    counted = await tx.execute(
        select(minute, nudges, checkins)
        .where(TimerRow.due_at >= since, TimerRow.due_at < until)
        .group_by(minute)
        .order_by(minute)
    )
    return tuple(Due(EPOCH + number * MINUTE, *due) for number, *due in counted if any(due))


async def people(tx: AsyncSession) -> int:
    """Return how many people are nudged: those who have a nudge planned, for whenever."""
    planned = select(func.count()).where(
        TimerRow.kind == TimerKind.NUDGE, TimerRow.due_at.is_not(None)
    )
    return await tx.scalar(planned) or 0


class TimerStore:
    """The engine's store (``scheduler.store.Store``) in either database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.at_once = 1 if database.is_sqlite else BATCHES

    async def transact(self, work: Callable[[Batch], T]) -> T:
        """Return what ``work`` does with due timers, in one transaction: an error rolls back.

        On SQLite it runs in another thread.
        """
        return await self._database.transact(lambda runner: work(DueBatch(runner)))

    async def earliest(self) -> datetime | None:
        """Return the earliest due time of all timers, or None."""
        return instant(await self._database.look(EARLIEST))
