"""The sitting clock of each person, and the holds on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import insert
from db.models import HoldRow, SittingRow
from scheduler.model import Hold, HoldKind, Sitting
from scheduler.sitting import SETTLE


async def load(tx: AsyncSession, user_id: int) -> Sitting:
    """Return what is known of a person's sitting; nothing yet is an empty ``Sitting``."""
    row = await tx.scalar(select(SittingRow).where(SittingRow.user_id == user_id))
    if row is None:
        return Sitting()
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
    await save_all(tx, {user_id: sitting})


async def save_all(tx: AsyncSession, sittings: Mapping[int, Sitting]) -> None:
    """Store the sitting of many people at once."""
    if not sittings:
        return
    names = [field.name for field in fields(Sitting)]
    stored = insert(tx, SittingRow)
    changed = {name: stored.excluded[name] for name in names}
    stored = stored.on_conflict_do_update(index_elements=["user_id"], set_=changed)
    rows = [
        {"user_id": user_id} | {name: getattr(sitting, name) for name in names}
        for user_id, sitting in sittings.items()
    ]
    await (await tx.connection()).execute(stored, rows)


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
