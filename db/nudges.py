"""Every nudge that fell due, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import EPOCH, MINUTE, latest_first, minute_of
from db.tables.people import NudgeRow


class NudgeOutcome(StrEnum):
    WAITING = "waiting"
    STARTED = "started"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    MOVED = "moved"
    UNANSWERED = "unanswered"
    HELD = "held"  # never sent: a hold was on. It is never counted as ignored
    LATE = "late"  # never sent: its moment had passed
    DONE = "done"  # started, and the routine was finished


@dataclass(frozen=True, slots=True)
class Nudge:
    id: int
    user_id: int
    due_at: datetime
    sent_at: datetime | None
    outcome: NudgeOutcome
    answered_at: datetime | None
    technique: str | None = None  # the slug of what was offered
    why: str | None = None  # the reason for offering it


async def add(
    tx: AsyncSession,
    user_id: int,
    due_at: datetime,
    sent_at: datetime | None,
    outcome: NudgeOutcome,
) -> Nudge:
    """Store a nudge that fell due; ``sent_at`` is None when it was not said."""
    row = NudgeRow(user_id=user_id, due_at=due_at, sent_at=sent_at, outcome=outcome)
    tx.add(row)
    await tx.flush()
    return _value(row)


async def due_by_minute(
    tx: AsyncSession, since: datetime, until: datetime
) -> Mapping[datetime, int]:
    """Count the nudges due from ``since`` on and before ``until`` by UTC minute; not held ones."""
    minute = minute_of(NudgeRow.due_at)
    counted = await tx.execute(
        select(minute, func.count())
        .where(NudgeRow.due_at >= since, NudgeRow.due_at < until)
        .where(NudgeRow.outcome != NudgeOutcome.HELD)
        .group_by(minute)
    )
    return {EPOCH + number * MINUTE: due for number, due in counted}


async def offer(tx: AsyncSession, user_id: int, nudge_id: int, technique: str, why: str) -> None:
    """Store what a nudge offers, and why."""
    chosen = NudgeRow.user_id == user_id, NudgeRow.id == nudge_id
    await tx.execute(update(NudgeRow).where(*chosen).values(technique=technique, why=why))


async def offered(tx: AsyncSession, user_id: int, number: int) -> tuple[Nudge, ...]:
    """Return the last nudges that offered something, newest first."""
    rows = await tx.scalars(
        select(NudgeRow)
        .where(NudgeRow.user_id == user_id, NudgeRow.technique.is_not(None))
        .order_by(latest_first(NudgeRow.id))
        .limit(number)
    )
    return tuple(map(_value, rows))


async def by_id(tx: AsyncSession, user_id: int, nudge_id: int) -> Nudge | None:
    row = await tx.scalar(
        select(NudgeRow).where(NudgeRow.user_id == user_id, NudgeRow.id == nudge_id)
    )
    return _value(row) if row else None


async def latest(tx: AsyncSession, user_id: int) -> Nudge | None:
    """Return the nudge that was stored last, sent or not."""
    row = await tx.scalar(
        select(NudgeRow)
        .where(NudgeRow.user_id == user_id)
        .order_by(latest_first(NudgeRow.id))
        .limit(1)
    )
    return _value(row) if row else None


async def since(tx: AsyncSession, user_id: int, since: datetime) -> tuple[Nudge, ...]:
    """Return the nudges due at ``since`` or later, oldest first."""
    rows = await tx.scalars(
        select(NudgeRow)
        .where(NudgeRow.user_id == user_id, NudgeRow.due_at >= since)
        .order_by(NudgeRow.due_at, NudgeRow.id)
    )
    return tuple(map(_value, rows))


async def settle(
    tx: AsyncSession, user_id: int, nudge_id: int, outcome: NudgeOutcome, now: datetime
) -> bool:
    """Store the answer to a waiting nudge; False when it was answered before."""
    return await _become(tx, user_id, nudge_id, {NudgeOutcome.WAITING}, outcome, now)


async def finish(
    tx: AsyncSession, user_id: int, nudge_id: int, outcome: NudgeOutcome, now: datetime
) -> bool:
    """Store how the routine of a nudge came out; False when the nudge led to none."""
    led_to_it = {NudgeOutcome.STARTED, NudgeOutcome.UNANSWERED}  # or was taken up late
    return await _become(tx, user_id, nudge_id, led_to_it, outcome, now)


async def expire_waiting(tx: AsyncSession, user_id: int) -> None:
    """Whatever still waits for an answer is left unanswered."""
    waiting = NudgeRow.user_id == user_id, NudgeRow.outcome == NudgeOutcome.WAITING
    await tx.execute(update(NudgeRow).where(*waiting).values(outcome=NudgeOutcome.UNANSWERED))


async def _become(
    tx: AsyncSession,
    user_id: int,
    nudge_id: int,
    before: Collection[NudgeOutcome],
    outcome: NudgeOutcome,
    now: datetime,
) -> bool:
    changed = await tx.scalar(
        update(NudgeRow)
        .where(NudgeRow.user_id == user_id, NudgeRow.id == nudge_id, NudgeRow.outcome.in_(before))
        .values(outcome=outcome, answered_at=now)
        .returning(NudgeRow.id)
    )
    return changed is not None


def _value(row: NudgeRow) -> Nudge:
    return Nudge(
        id=row.id,
        user_id=row.user_id,
        due_at=row.due_at,
        sent_at=row.sent_at,
        outcome=NudgeOutcome(row.outcome),
        answered_at=row.answered_at,
        technique=row.technique,
        why=row.why,
    )
