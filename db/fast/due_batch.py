"""One batch of due timers, below the ORM: a fixed number of statements, however many people."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    String,
    Text,
    Update,
    UpdateBase,
    bindparam,
    cast,
    exists,
    literal_column,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from db import counters, outbox, sitting
from db.columns import EPOCH, instant, stored, table
from db.fast.compiled_sql import Among, Bulk, Given, Insert, Query, inserted
from db.fast.statement_runner import Runner
from db.nudges import NudgeOutcome
from db.schedule_column import rhythm, unpacked
from db.suspensions import holds_at
from db.tables.people import HoldRow, NudgeRow, PersonRow, SittingRow, SuspensionRow
from db.tables.queue import TimerRow
from scheduler.model import Hold, HoldKind, Sitting, SittingWindow, Timer, TimerKind
from scheduler.sitting import SETTLE
from scheduler.store import Advance, Drop, Sitter

UNSAID: Mapping[Drop | None, NudgeOutcome] = {
    Drop.HELD: NudgeOutcome.HELD,
    Drop.LATE: NudgeOutcome.LATE,
}
KINDS = {kind.value: kind for kind in TimerKind}

TIMERS = (
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
THEIRS = Query(TIMERS.where(TimerRow.user_id == bindparam("person"), TimerRow.due_at.is_not(None)))
DUE = Query(
    TIMERS.where(TimerRow.due_at <= bindparam("until"))
    .limit(bindparam("limit"))
    .with_for_update(of=[TimerRow, PersonRow], skip_locked=True, key_share=True)
)
# Read after their timers are locked: only now has nobody else an unfinished turn of theirs.
PEOPLE = Query(
    select(
        PersonRow.id,
        PersonRow.zone,
        cast(PersonRow.windows, Text),
        PersonRow.limit_minutes,
        PersonRow.spread_seconds,
        PersonRow.checkin_minute,
        SittingRow.sitting_since,
        SittingRow.asked_at,
        SittingRow.snoozed_until,
        SittingRow.quiet_until,
        SittingRow.snoozes,
        SittingRow.skips,
        SittingRow.unanswered,
    )
    .join(SittingRow, SittingRow.user_id == PersonRow.id)
    .where(
        Among(PersonRow.id, "ids"),
        PersonRow.blocked_at.is_(None),
        PersonRow.onboarded_at.is_not(None),
        PersonRow.reminders,
        ~exists().where(
            SuspensionRow.user_id == PersonRow.id,
            SuspensionRow.stops_nudges,
            holds_at(bindparam("until")),
        ),
    )
)
HOLDS = Query(
    select(HoldRow.user_id, HoldRow.kind, HoldRow.starts_at, HoldRow.ends_at)
    .where(Among(HoldRow.user_id, "ids"), HoldRow.ends_at > bindparam("since"))
    .order_by(HoldRow.starts_at, HoldRow.id)
)


def _advance(given: Given, _: Insert) -> Update:
    timers = table(TimerRow)
    moved = {"due_at": given["next_due"], "version": timers.c.version + literal_column("1")}
    return update(timers).where(timers.c.id == given["timer"]).values(moved)


def _unsaid(given: Given, insert: Insert) -> UpdateBase:
    return inserted(NudgeRow, given, insert)


ADVANCE = Bulk(_advance, next_due=BigInteger, timer=BigInteger)
UNSAID_NUDGES = Bulk(_unsaid, user_id=BigInteger, due_at=BigInteger, outcome=String)


class DueBatch:
    """Due timers and their people, locked until the transaction ends."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._until = EPOCH

    def due(self, until: datetime, limit: int) -> Sequence[Timer]:
        """Lock and return timers due at or before ``until``, earliest first.

        A person whose turn is under way is left for the next batch, so that neither overwrites
        what the other has read.
        """
        self._until = until
        return _timers(DUE.rows(self._runner, until=stored(until), limit=limit))

    def sitters(self, user_ids: Sequence[int]) -> Mapping[int, Sitter]:
        """Return what planning needs, one query a table. Who is not to be nudged is left out:

        blocked, not set up, without consent, or suspended by a tier that stops nudges.
        """
        ids = list(user_ids)
        people = PEOPLE.rows(self._runner, ids=ids, until=stored(self._until))
        holds = self._holds(ids)
        return {
            person: Sitter(
                rhythm(person, zone, _windows(windows), limit_minutes, spread),
                _sitting(*clock),
                holds.get(person, ()),
                checkin_minute,
            )
            for person, zone, windows, limit_minutes, spread, checkin_minute, *clock in people
        }

    def settle(
        self, advances: Sequence[Advance], sittings: Mapping[int, Sitting], now: datetime
    ) -> None:
        """Store the next due times, the changed sittings and the messages; count the drops."""
        ADVANCE.over(self._runner, [(stored(a.next_due), a.timer.id) for a in advances])
        outbox.enqueue(self._runner, [advance for advance in advances if advance.speaks])
        sitting.save_all(self._runner, sittings)
        dropped = [advance for advance in advances if advance.drop]
        self._record_unsaid(dropped)
        drops = Counter(f"dropped.{a.timer.kind}.{a.drop}" for a in dropped)
        counters.bump_all(self._runner, drops)

    def _record_unsaid(self, dropped: Sequence[Advance]) -> None:
        unsaid = (a for a in dropped if a.timer.kind is TimerKind.NUDGE and a.drop in UNSAID)
        rows = [(a.timer.user_id, stored(a.timer.due_at), UNSAID[a.drop]) for a in unsaid]
        UNSAID_NUDGES.over(self._runner, rows)

    def _holds(self, user_ids: list[int]) -> Mapping[int, tuple[Hold, ...]]:
        rows = HOLDS.rows(self._runner, ids=user_ids, since=stored(self._until - SETTLE))
        holds: defaultdict[int, list[Hold]] = defaultdict(list)
        for user_id, kind, start, end in rows:
            holds[user_id].append(Hold(HoldKind(kind), instant(start), instant(end)))
        return {user_id: tuple(found) for user_id, found in holds.items()}


async def timers_of(tx: AsyncSession, user_id: int) -> tuple[Timer, ...]:
    """Return the timers of a person that will fall due, earliest first."""
    return _timers(await THEIRS.run(tx, person=user_id))


def _timers(rows: Sequence[Sequence[Any]]) -> tuple[Timer, ...]:
    return tuple(
        Timer(timer, user_id, chat_id, KINDS[kind], key, instant(due_at), version)
        for timer, user_id, chat_id, kind, key, due_at, version in rows
    )


def _sitting(
    since: int | None, asked: int | None, snoozed: int | None, quiet: int | None,
    snoozes: int, skips: int, unanswered: int,
) -> Sitting:  # fmt: skip
    return Sitting(
        instant(since), instant(asked), instant(snoozed), instant(quiet),
        snoozes, skips, unanswered,
    )  # fmt: skip


@lru_cache(maxsize=20_000)  # most people share their hours with many others
def _windows(packed: str) -> tuple[SittingWindow, ...]:
    return unpacked(json.loads(packed))
