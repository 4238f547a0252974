"""The rate that all senders share: slots are reserved ahead (GCRA), then waited for."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import EPOCH, MILLISECOND, insert
from db.queue_models import BudgetRow


async def reserve(
    tx: AsyncSession,
    name: str,
    now: datetime,
    rate_per_second: float,
    count: int,
    burst: int = 1,
) -> tuple[datetime, ...]:
    """Take the next ``count`` slots of a budget and return their moments, none before ``now``.

    In any time at most ``rate_per_second`` slots a second fall, and ``burst`` more. The budget
    stays locked until the transaction ends.
    """
    free_at, held_until = await _locked(tx, name)
    moments, free_at = slots(free_at, max(now, held_until), rate_per_second, count, burst)
    await tx.execute(update(BudgetRow).where(BudgetRow.name == name).values(free_at=free_at))
    return moments


async def take_free(tx: AsyncSession, name: str, now: datetime, rate_per_second: float) -> bool:
    """Take one slot if it is free at once: for what may as well be left out."""
    free_at, held_until = await _locked(tx, name)
    if max(free_at, held_until) > now:
        return False
    _, free_at = slots(free_at, now, rate_per_second, 1, 1)
    await tx.execute(update(BudgetRow).where(BudgetRow.name == name).values(free_at=free_at))
    return True


async def hold_off(tx: AsyncSession, name: str, until: datetime) -> None:
    """Let no slot that is reserved from now on fall before ``until``."""
    _, held_until = await _locked(tx, name)
    longest = max(held_until, until)
    await tx.execute(update(BudgetRow).where(BudgetRow.name == name).values(held_until=longest))


def slots(
    free_at: datetime, start: datetime, rate: float, count: int, burst: int
) -> tuple[tuple[datetime, ...], datetime]:
    """Return ``count`` moments from ``start`` on, and when the budget is free again. Pure."""
    free_at = max(free_at, start)
    moments = tuple(
        max(start, free_at + _ceil(1e6 * (number - burst + 1) / rate)) for number in range(count)
    )
    free_at += _ceil(1e6 * count / rate)
    # Stored in milliseconds: rounded up, for rounding down would add up to more than the rate.
    return moments, EPOCH - (EPOCH - free_at) // MILLISECOND * MILLISECOND


def _ceil(microseconds: float) -> timedelta:
    return timedelta(microseconds=math.ceil(microseconds))


async def _locked(tx: AsyncSession, name: str) -> tuple[datetime, datetime]:
    fresh = insert(tx, BudgetRow).values(name=name, free_at=EPOCH, held_until=EPOCH)
    kept = fresh.on_conflict_do_update(index_elements=["name"], set_={"name": name})
    row = (await tx.execute(kept.returning(BudgetRow.free_at, BudgetRow.held_until))).one()
    return row.free_at, row.held_until
