"""What is suspended for whom, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Tier
from db.tables.people import SuspensionRow

CORRECTED = "corrected"  # how one ended that a slip of the finger had led to
FAMILY = "family"  # among ``fired``: it rests because one of its family did harm


@dataclass(frozen=True, slots=True)
class Suspension:
    id: int
    user_id: int
    checkin_id: int | None
    tier: Tier
    fired: tuple[str, ...]  # rule ids
    technique: str | None  # only for STOP; None means every technique
    stops_nudges: bool
    since: datetime
    until: datetime | None  # None: until it is cleared
    follow_ups_sent: int
    seen_at: datetime | None  # the person said that they are being seen
    cleared_at: datetime | None
    cleared_how: str | None


async def add(
    tx: AsyncSession,
    user_id: int,
    *,
    checkin_id: int | None,
    tier: Tier,
    fired: tuple[str, ...],
    technique: str | None,
    stops_nudges: bool,
    since: datetime,
    until: datetime | None,
) -> Suspension:
    row = SuspensionRow(
        user_id=user_id,
        checkin_id=checkin_id,
        tier=tier,
        fired=list(fired),
        technique=technique,
        stops_nudges=stops_nudges,
        since=since,
        until=until,
        follow_ups_sent=0,
    )
    tx.add(row)
    await tx.flush()
    await tx.refresh(row)
    return _value(row)


async def active(tx: AsyncSession, user_id: int, now: datetime) -> tuple[Suspension, ...]:
    """Return the suspensions that hold at ``now``, oldest first."""
    rows = await tx.scalars(
        select(SuspensionRow)
        .where(SuspensionRow.user_id == user_id, holds_at(now))
        .order_by(SuspensionRow.id)
    )
    return tuple(map(_value, rows))


async def by_id(tx: AsyncSession, user_id: int, suspension_id: int) -> Suspension | None:
    row = await tx.scalar(
        select(SuspensionRow).where(
            SuspensionRow.user_id == user_id, SuspensionRow.id == suspension_id
        )
    )
    return _value(row) if row else None


async def history(tx: AsyncSession, user_id: int) -> tuple[Suspension, ...]:
    """Return every suspension of a person, oldest first."""
    rows = await tx.scalars(
        select(SuspensionRow).where(SuspensionRow.user_id == user_id).order_by(SuspensionRow.id)
    )
    return tuple(map(_value, rows))


async def save(tx: AsyncSession, suspension: Suspension) -> None:
    """Store how it goes on. What led to it never changes."""
    await tx.execute(
        update(SuspensionRow)
        .where(SuspensionRow.user_id == suspension.user_id, SuspensionRow.id == suspension.id)
        .values(
            stops_nudges=suspension.stops_nudges,
            until=suspension.until,
            follow_ups_sent=suspension.follow_ups_sent,
            seen_at=suspension.seen_at,
            cleared_at=suspension.cleared_at,
            cleared_how=suspension.cleared_how,
        )
    )


def holds_at(now: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """Return the condition under which a suspension holds. For ``db/`` only."""
    until = or_(SuspensionRow.until.is_(None), SuspensionRow.until > now)
    return and_(SuspensionRow.cleared_at.is_(None), until)


def _value(row: SuspensionRow) -> Suspension:
    return Suspension(
        id=row.id,
        user_id=row.user_id,
        checkin_id=row.checkin_id,
        tier=Tier(row.tier),
        fired=tuple(row.fired),
        technique=row.technique,
        stops_nudges=row.stops_nudges,
        since=row.since,
        until=row.until,
        follow_ups_sent=row.follow_ups_sent,
        seen_at=row.seen_at,
        cleared_at=row.cleared_at,
        cleared_how=row.cleared_how,
    )
