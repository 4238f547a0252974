"""The sitting clock of each person, and the holds on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import BigInteger, Integer, Update, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import stored, table
from db.fast.compiled_sql import Bulk, Given, Insert, Stored
from db.fast.statement_runner import Runner
from db.tables.people import HoldRow, SittingRow
from scheduler.model import Hold, HoldKind, Sitting
from scheduler.sitting import SETTLE


async def load(tx: AsyncSession, user_id: int) -> Sitting:
    """Return what is known of a person's sitting, also what this transaction has saved."""
    row = (await tx.scalars(select(SittingRow).where(SittingRow.user_id == user_id))).one()
    return Sitting(
        row.sitting_since,
        row.asked_at,
        row.snoozed_until,
        row.quiet_until,
        row.snoozes,
        row.skips,
        row.unanswered,
    )


async def save(tx: AsyncSession, user_id: int, sitting: Sitting) -> None:
    await SAVE.run(tx, [_row(user_id, sitting)])


def save_all(runner: Runner, sittings: Mapping[int, Sitting]) -> None:
    """Store the sitting of many people at once."""
    SAVE.over(runner, [_row(user_id, sitting) for user_id, sitting in sittings.items()])


def _row(user_id: int, sitting: Sitting) -> Sequence[Stored]:
    return (
        stored(sitting.sitting_since),
        stored(sitting.asked_at),
        stored(sitting.snoozed_until),
        stored(sitting.quiet_until),
        sitting.snoozes,
        sitting.skips,
        sitting.unanswered,
        user_id,
    )


def _save(given: Given, _: Insert) -> Update:
    clocks = table(SittingRow)
    changed = {name: value for name, value in given.items() if name != "user_id"}
    return update(clocks).where(clocks.c.user_id == given["user_id"]).values(changed)


SAVE = Bulk(
    _save,
    sitting_since=BigInteger,
    asked_at=BigInteger,
    snoozed_until=BigInteger,
    quiet_until=BigInteger,
    snoozes=Integer,
    skips=Integer,
    unanswered=Integer,
    user_id=BigInteger,
)


async def holds(tx: AsyncSession, user_id: int, now: datetime) -> tuple[Hold, ...]:
    """Return the holds that have not ended, or not settled, at ``now``, and those of later."""
    rows = await tx.scalars(
        select(HoldRow)
        .where(HoldRow.user_id == user_id, HoldRow.ends_at > now - SETTLE)
        .order_by(HoldRow.starts_at, HoldRow.id)
    )
    return tuple(Hold(HoldKind(row.kind), row.starts_at, row.ends_at) for row in rows)


async def hold(tx: AsyncSession, user_id: int, hold: Hold) -> None:
    """Add a hold. Raises ``ValueError`` for one that ends before it starts."""
    if hold.end <= hold.start:
        raise ValueError("a hold ends after it starts")
    row = HoldRow(user_id=user_id, kind=hold.kind, starts_at=hold.start, ends_at=hold.end)
    tx.add(row)
    await tx.flush()


async def release(
    tx: AsyncSession, user_id: int, now: datetime, kind: HoldKind | None = None
) -> int:
    """End the holds that are on at ``now``, of one kind or all; return how many.

    One that is booked for later stays.
    """
    running = [HoldRow.user_id == user_id, HoldRow.starts_at <= now, HoldRow.ends_at > now]
    if kind:
        running.append(HoldRow.kind == kind)
    ended = await tx.scalars(
        update(HoldRow).where(*running).values(ends_at=now).returning(HoldRow.id)
    )
    return len(ended.all())
