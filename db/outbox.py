"""Messages that wait to be sent: what and for whom. A row leaves when it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import insert
from db.queue_models import OutboxRow, TimerRow
from scheduler.model import LANES, Json, Lane, Outgoing
from scheduler.store import Advance

ANSWER = "answer"  # the kind of a row that is rendered already


async def answer(
    tx: AsyncSession,
    user_id: int,
    chat_id: int,
    payload: Mapping[str, Json],
    now: datetime,
    lease: timedelta,
) -> int:
    """Store the answer to a tap and return its id.

    Its writer sends it at once; another process takes it only when the lease has run out.
    """
    row = OutboxRow(
        due_at=now,
        user_id=user_id,
        chat_id=chat_id,
        lane=Lane.ANSWER,
        kind=ANSWER,
        key="",
        available_at=now + lease,
        attempt=1,
        payload=dict(payload),
    )
    tx.add(row)
    await tx.flush()
    return row.id


async def enqueue(tx: AsyncSession, advances: Sequence[Advance]) -> None:
    """Store what these timers say, each due time once. Call after their versions moved on."""
    if not advances:
        return
    said = insert(tx, OutboxRow).on_conflict_do_nothing(index_elements=["timer_id", "due_at"])
    await (await tx.connection()).execute(said, [_row(advance) for advance in advances])


def _row(advance: Advance) -> dict[str, object]:
    timer = advance.timer
    return {
        "timer_id": timer.id,
        "due_at": timer.due_at,
        "user_id": timer.user_id,
        "chat_id": timer.chat_id,
        "lane": LANES[timer.kind],
        "kind": timer.kind,
        "key": timer.key,
        "available_at": timer.due_at,
        "expires_at": advance.expires_at,
        "attempt": 0,
        "payload": dict(advance.payload),
        "version": timer.version + 1,
    }


async def claim(
    tx: AsyncSession, now: datetime, lease: timedelta, limit: int
) -> tuple[Outgoing, ...]:
    """Take up to ``limit`` messages for the time of ``lease``; nobody else gets them till then."""
    free = (
        select(OutboxRow.id)
        .where(OutboxRow.available_at <= now)
        .order_by(OutboxRow.lane, OutboxRow.available_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("free")  # not a subquery: PostgreSQL may run that more than once
    )
    rows = await tx.scalars(
        update(OutboxRow)
        .where(OutboxRow.id.in_(select(free.c.id)))
        .values(available_at=now + lease, attempt=OutboxRow.attempt + 1)
        .returning(OutboxRow)
    )
    return tuple(sorted(map(_value, rows), key=lambda row: (row.lane, row.due_at, row.id)))


async def still_meant(tx: AsyncSession, outgoing: Outgoing) -> bool:
    """Return whether the timer behind a message has stayed as it was when it spoke."""
    if outgoing.kind == ANSWER:
        return True
    unchanged = await tx.scalar(
        select(OutboxRow.id)
        .join(TimerRow, TimerRow.id == OutboxRow.timer_id)
        .where(OutboxRow.id == outgoing.id, OutboxRow.version == TimerRow.version)
    )
    return unchanged is not None


async def rendered(
    tx: AsyncSession,
    outbox_id: int,
    payload: Mapping[str, Json],
    until: datetime,
    *,
    expires: bool = True,
) -> None:
    """Keep what a flow made of a message, so that another try says the same; ours ``until``.

    What a flow says because it is late does not expire again.
    """
    values: dict[str, object] = {"kind": ANSWER, "payload": dict(payload), "available_at": until}
    if not expires:
        values["expires_at"] = None
    await tx.execute(update(OutboxRow).where(OutboxRow.id == outbox_id).values(values))


async def recover(tx: AsyncSession) -> None:
    """Free what a killed process had under way: it is sent at once, before what came later."""
    await tx.execute(
        update(OutboxRow).where(OutboxRow.attempt > 0).values(available_at=OutboxRow.due_at)
    )


async def done(tx: AsyncSession, ids: Sequence[int]) -> None:
    """Remove messages that were sent, or need not be."""
    await tx.execute(delete(OutboxRow).where(OutboxRow.id.in_(ids)))


async def drop_person(tx: AsyncSession, user_id: int) -> None:
    """Remove all that waits for a person."""
    await tx.execute(delete(OutboxRow).where(OutboxRow.user_id == user_id))


async def waiting(tx: AsyncSession) -> Mapping[Lane, int]:
    """Return how many messages wait or are on their way, for every lane."""
    counted = await tx.execute(select(OutboxRow.lane, func.count()).group_by(OutboxRow.lane))
    return dict.fromkeys(Lane, 0) | {Lane(lane): number for lane, number in counted}


def _value(row: OutboxRow) -> Outgoing:
    return Outgoing(
        id=row.id,
        user_id=row.user_id,
        chat_id=row.chat_id,
        lane=Lane(row.lane),
        kind=row.kind,
        key=row.key,
        due_at=row.due_at,
        expires_at=row.expires_at,
        attempt=row.attempt,
        payload=row.payload,
    )
