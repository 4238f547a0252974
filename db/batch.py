"""One batch of due timers, below the ORM: a fixed number of statements, however many people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import counters, outbox, sitting
from db.base import EPOCH, insert, table
from db.models import HoldRow, NudgeRow, PersonRow, SittingRow, SuspensionRow
from db.nudges import NudgeOutcome
from db.people import rhythm, windows_value
from db.queue_models import TimerRow
from db.suspensions import holds_at
from scheduler.model import Hold, HoldKind, Sitting, Timer, TimerKind
from scheduler.sitting import SETTLE
from scheduler.store import Advance, Drop, Sitter

UNSAID: Mapping[Drop | None, NudgeOutcome] = {
    Drop.HELD: NudgeOutcome.HELD,
    Drop.LATE: NudgeOutcome.LATE,
}
TimerColumns = tuple[int, int, int, str, str, datetime | None, int]


class DueBatch:
    """Due timers and their people, locked until the transaction ends."""

    def __init__(self, tx: AsyncSession) -> None:
        self._tx = tx
        self._until = EPOCH

    async def due(self, until: datetime, limit: int) -> Sequence[Timer]:
        """Lock and return timers due at or before ``until``, earliest first.

        A person whose turn is under way is left for the next batch, so that neither overwrites
        what the other has read.
        """
        self._until = until
        found = (
            _select_timers()
            .where(TimerRow.due_at <= until)
            .limit(limit)
            .with_for_update(of=[TimerRow, PersonRow], skip_locked=True, key_share=True)
        )
        return await _timers(self._tx, found)

    async def sitters(self, user_ids: Sequence[int]) -> Mapping[int, Sitter]:
        """Return what planning needs, one query a table. Who is not to be nudged is left out:

        blocked, not set up, without consent, or suspended by a tier that stops nudges.
        """
        people = await self._tx.execute(
            select(
                PersonRow.id,
                PersonRow.zone,
                PersonRow.windows,
                PersonRow.limit_minutes,
                PersonRow.checkin_minute,
                PersonRow.spread_seconds,
            ).where(PersonRow.id.in_(user_ids), _may_be_nudged(self._until))
        )
        clocks = await self._sittings(user_ids)
        holds = await self._holds(user_ids)
        return {
            person: Sitter(
                rhythm(person, zone, windows_value(windows), limit_minutes, spread),
                clocks.get(person, Sitting()),
                tuple(holds[person]),
                checkin_minute,
            )
            for person, zone, windows, limit_minutes, checkin_minute, spread in people
        }

    async def settle(
        self, advances: Sequence[Advance], sittings: Mapping[int, Sitting], now: datetime
    ) -> None:
        """Store the next due times, the changed sittings and the messages; count the drops."""
        await self._advance(advances)
        await outbox.enqueue(self._tx, [advance for advance in advances if advance.speaks])
        await sitting.save_all(self._tx, sittings)
        await self._record_unsaid(advances)
        drops = Counter(f"dropped.{a.timer.kind}.{a.drop}" for a in advances if a.drop)
        for name, dropped in sorted(drops.items()):  # sorted: two batches lock in one order
            await counters.bump(self._tx, name, dropped)

    async def _advance(self, advances: Sequence[Advance]) -> None:
        if not advances:
            return
        timers = table(TimerRow)
        change = (
            update(timers)
            .where(timers.c.id == bindparam("timer"))
            .values(due_at=bindparam("next_due"), version=timers.c.version + 1)
        )
        rows = [{"timer": a.timer.id, "next_due": a.next_due} for a in advances]
        await (await self._tx.connection()).execute(change, rows)

    async def _record_unsaid(self, advances: Sequence[Advance]) -> None:
        rows = [
            {
                "user_id": advance.timer.user_id,
                "due_at": advance.timer.due_at,
                "outcome": UNSAID[advance.drop],
            }
            for advance in advances
            if advance.timer.kind is TimerKind.NUDGE and advance.drop in UNSAID
        ]
        if rows:
            await (await self._tx.connection()).execute(insert(self._tx, NudgeRow), rows)

    async def _sittings(self, user_ids: Sequence[int]) -> Mapping[int, Sitting]:
        rows = await self._tx.execute(
            select(
                SittingRow.user_id,
                SittingRow.sitting_since,
                SittingRow.asked_at,
                SittingRow.snoozed_until,
                SittingRow.quiet_until,
                SittingRow.snoozes,
                SittingRow.skips,
                SittingRow.unanswered,
            ).where(SittingRow.user_id.in_(user_ids))
        )
        return {
            user_id: Sitting(since, asked_at, snoozed, quiet, snoozes, skips, unanswered)
            for user_id, since, asked_at, snoozed, quiet, snoozes, skips, unanswered in rows
        }

    async def _holds(self, user_ids: Sequence[int]) -> Mapping[int, list[Hold]]:
        rows = await self._tx.execute(
            select(HoldRow.user_id, HoldRow.kind, HoldRow.starts_at, HoldRow.ends_at)
            .where(HoldRow.user_id.in_(user_ids), HoldRow.ends_at > self._until - SETTLE)
            .order_by(HoldRow.starts_at, HoldRow.id)
        )
        holds: defaultdict[int, list[Hold]] = defaultdict(list)
        for user_id, kind, start, end in rows:
            holds[user_id].append(Hold(HoldKind(kind), start, end))
        return holds


async def timers_of(tx: AsyncSession, which: ColumnElement[bool]) -> tuple[Timer, ...]:
    """Return the timers that will fall due, earliest first."""
    return await _timers(tx, _select_timers().where(which, TimerRow.due_at.is_not(None)))


async def _timers(tx: AsyncSession, found: Select[*TimerColumns]) -> tuple[Timer, ...]:
    return tuple(
        Timer(timer, user_id, chat_id, TimerKind(kind), key, due_at, version)
        for timer, user_id, chat_id, kind, key, due_at, version in await tx.execute(found)
        if due_at is not None
    )


def _select_timers() -> Select[*TimerColumns]:
    return (
        select(
            TimerRow.id,
            TimerRow.user_id,
            PersonRow.chat_id,
            TimerRow.kind,
            TimerRow.key,
            TimerRow.due_at,
            TimerRow.version,
        )
        .join(PersonRow, PersonRow.id == TimerRow.user_id)
        .order_by(TimerRow.due_at)
    )


def _may_be_nudged(at: datetime) -> ColumnElement[bool]:
    silenced = exists().where(
        SuspensionRow.user_id == PersonRow.id, SuspensionRow.stops_nudges, holds_at(at)
    )
    return and_(
        PersonRow.blocked_at.is_(None),
        PersonRow.onboarded_at.is_not(None),
        PersonRow.reminders,
        ~silenced,
    )
