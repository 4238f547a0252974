"""The rate that all senders share: slots are reserved ahead (GCRA), then waited for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import EPOCH, MILLISECOND, insert
from db.tables.queue import BudgetRow

MICROSECOND = timedelta(microseconds=1)
MOST_AHEAD = timedelta(minutes=10)
LONGEST_HOLD = timedelta(hours=1)  # that Telegram has been seen to ask for


async def reserve(
    tx: AsyncSession,
    name: str,
    wanted: Sequence[datetime],
    rate_per_second: float,
    burst: int = 1,
) -> tuple[datetime, ...]:
    """Take a slot of a budget for each moment in ``wanted`` (ascending), none before it.

    In any time at most ``rate_per_second`` slots a second fall, and ``burst`` more. The budget
    stays locked until the transaction ends.
    """
    free_at, held_until = await _locked(tx, name, wanted[0])
    wanted = [max(moment, held_until) for moment in wanted]
    moments, free_at = slots(free_at, wanted, rate_per_second, burst)
    await tx.execute(update(BudgetRow).where(BudgetRow.name == name).values(free_at=free_at))
    return moments


async def free_at(tx: AsyncSession, name: str, now: datetime) -> datetime:
    """Return when the next slot of a budget is free, and lock it until the transaction ends."""
    return max(await _locked(tx, name, now))


async def take_free(tx: AsyncSession, name: str, now: datetime, rate_per_second: float) -> bool:
    """Take one slot if it is free at once: for what may as well be left out."""
    free_at, held_until = await _locked(tx, name, now)
    if max(free_at, held_until) > now:
        return False
    _, free_at = slots(free_at, [now], rate_per_second)
    await tx.execute(update(BudgetRow).where(BudgetRow.name == name).values(free_at=free_at))
    return True


async def hold_off(tx: AsyncSession, name: str, until: datetime) -> None:
    """Let no slot that is reserved from now on fall before ``until``."""
    _, held_until = await _locked(tx, name, until)
    longest = max(held_until, until)
    await tx.execute(update(BudgetRow).where(BudgetRow.name == name).values(held_until=longest))


def slots(
    free_at: datetime, wanted: Sequence[datetime], rate: float, burst: int = 1
) -> tuple[tuple[datetime, ...], datetime]:
    """Return a moment for each of ``wanted``, and when the budget is free again. Pure."""
    gap, tolerance = 1e6 / rate, 1e6 * (burst - 1) / rate  # microseconds
    origin = wanted[0]  # counted from there: a float since 1970 is too coarse to add up
    free, moments = (free_at - origin) / MICROSECOND, []
    for earliest in ((moment - origin) / MICROSECOND for moment in wanted):
        free = max(free, earliest)
        moments.append(origin + math.ceil(max(earliest, free - tolerance)) * MICROSECOND)
        free += gap
    free_at = origin + math.ceil(free) * MICROSECOND
    # Stored in milliseconds: rounded up, for rounding down would add up to more than the rate.
    return tuple(moments), EPOCH - (EPOCH - free_at) // MILLISECOND * MILLISECOND


def room(free_at: datetime, now: datetime, until: datetime, rate: float) -> int:
    """Return how many slots fall from ``now`` on and before ``until``. Pure."""
    left = until - max(free_at, now)
    return max(0, math.ceil(left.total_seconds() * rate))


async def _locked(tx: AsyncSession, name: str, now: datetime) -> tuple[datetime, datetime]:
    kept = select(BudgetRow.free_at, BudgetRow.held_until).where(BudgetRow.name == name)
    while (row := (await tx.execute(kept.with_for_update())).first()) is None:
        fresh = insert(tx, BudgetRow).values(name=name, free_at=EPOCH, held_until=EPOCH)
        await tx.execute(fresh.on_conflict_do_nothing(index_elements=["name"]))
    if row.free_at <= now + MOST_AHEAD and row.held_until <= now + LONGEST_HOLD:
        return row.free_at, row.held_until
    # Nobody reserves so far ahead, nor does Telegram refuse us so long: the clock was set back.
    afresh = update(BudgetRow).where(BudgetRow.name == name).values(free_at=now, held_until=now)
    await tx.execute(afresh)
    return now, now
