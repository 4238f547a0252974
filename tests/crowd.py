"""A hundred thousand people with their history and a backlog, stored within seconds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import LargeBinary, bindparam, text
from sqlalchemy.orm import InstrumentedAttribute

from care.model import Answers, Occasion
from db.checkins import packed
from db.columns import stored
from db.database import Database
from db.encryption import seal
from db.tables.people import CheckInRow, ConversationRow, SuspensionRow
from db.tables.queue import OutboxRow
from db.upkeep.migrate import migrate
from scheduler.model import Json, Lane

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday: some timers of the crowd are due
MANY = 100_000
IN_TURN = 10_000  # one person of so many has something due at NOW
MINUTE = 60_000  # ms
DAY = 24 * 60 * MINUTE
EVERYTHING = frozenset({
    "people", "sitting", "timers", "outbox", "messages", "conversations", "consents", "holds",
    "suspensions", "checkins", "nudges", "routines", "updates_seen",
})  # fmt: skip  # the tables that grow with the people, or with what waits

# A person's nudge is due at NOW (or was, too long ago), or else in the course of three days.
DUE_AT = f"""
CASE WHEN n % {IN_TURN * 2} = 0 THEN :now
     WHEN n % {IN_TURN} = 0 THEN :now - {20 * MINUTE}
     ELSE :now + {60 * MINUTE} + n * {3 * DAY} / {MANY} END
"""
# A thousand people have used the program for long: they hold the history.
OLD_HAND = f"(n % {MANY // 100} + 1) * 100"
FILL = f"""
people (chat_id, language, zone, windows, limit_minutes, floor, watch, checkin_minute, adult,
    onboarded_at, created_at, last_seen_at, reminders, pain_log, safety, spread_seconds)
    SELECT 1000000000 + n, 'en', 'UTC', '[[127, 0, 1440]]', 50, true, false, 570, true,
        :now - {30 * DAY}, :now - {30 * DAY}, :now - {DAY}, true, true, true, 0 FROM numbers;
sitting (user_id, asked_at, snoozes, skips, unanswered)
    SELECT n, {DUE_AT} - {50 * MINUTE}, 0, 0, 0 FROM numbers;
timers (user_id, kind, key, due_at, version) SELECT n, 'nudge', '', {DUE_AT}, 1 FROM numbers;
timers (user_id, kind, key, due_at, version)
    SELECT n, 'step', CAST(n / 100 - 1 AS TEXT), CASE WHEN n % {IN_TURN} = 0 THEN :now END, 1
    FROM numbers WHERE n % 2 = 0;
timers (user_id, kind, key, due_at, version)
    SELECT n, 'check-in', '', CASE WHEN n % {IN_TURN} = 0 THEN :now ELSE :now + {DAY} END, 1
    FROM numbers WHERE n % 4 = 0;
timers (user_id, kind, key, due_at, version)
    SELECT n, 'follow-up', 'recheck', :now, 1 FROM numbers WHERE n % {IN_TURN} = 0;
outbox (timer_id, due_at, user_id, chat_id, lane, kind, key, expires_at, attempt,
    payload, version)
    SELECT n, :now - {MINUTE} + n / 2, n, 1000000000 + n, {Lane.NUDGE:d}, 'nudge', '',
        :now + {9 * MINUTE}, 0, :payload, 1
    FROM numbers WHERE n % {IN_TURN} <> 0;
messages (user_id, slot, message_id) SELECT n, 'nudge', n FROM numbers;
conversations (user_id, flow, step, data, asked_at)
    SELECT n, 'card', 'still', :data, :now - {DAY} FROM numbers WHERE n % 2 = 0;
consents (user_id, consent, given, version, at)
    SELECT n, 'reminders', true, '1', :now - {30 * DAY} FROM numbers WHERE n % 8 = 0;
holds (user_id, kind, starts_at, ends_at)
    SELECT n, 'meeting', :now - {MINUTE}, :now + {30 * MINUTE} FROM numbers WHERE n % 64 < 16;
suspensions (user_id, tier, fired, stops_nudges, since, until, follow_ups_sent)
    SELECT n, 3, :fired, true, :now - {9 * DAY}, :now - {8 * DAY}, 1
    FROM numbers WHERE n % 5 = 0;
checkins (user_id, at, tier, answers, fired, rules_version)
    SELECT {OLD_HAND}, :now - {60 * DAY} + n * {50 * DAY} / {MANY}, 0, :answers, :signs, '1'
    FROM numbers WHERE n % 2 = 0 AND {OLD_HAND} <= :people;
nudges (user_id, due_at, sent_at, outcome)
    SELECT {OLD_HAND}, :now - {60 * DAY} + n * {50 * DAY} / {MANY}, :now - {DAY}, 'done'
    FROM numbers WHERE {OLD_HAND} <= :people;
routines (user_id, nudge_id, techniques, dose, watch, state, step, spent_seconds, started_at,
    taken, version)
    SELECT {OLD_HAND}, n, '["bridge"]', 'normal', false, 'done', 0, 60,
        :now - {60 * DAY} + n * {50 * DAY} / {MANY}, true, 1
    FROM numbers WHERE {OLD_HAND} <= :people;
updates_seen (update_id, at) SELECT n, :now - {DAY} FROM numbers
"""
# What hangs on whom need not be checked a million times; a server's owner may say so.
UNCHECKED = """
SELECT set_config('session_replication_role', 'replica', true)
FROM pg_roles WHERE rolname = current_user AND rolsuper
"""
SEALED: Mapping[str, tuple[InstrumentedAttribute[Any], Json]] = {
    "payload": (OutboxRow.payload, {"ask": "nudge"}),
    "data": (ConversationRow.data, {"nudge": None, "slug": None}),
    "fired": (SuspensionRow.fired, []),
    "answers": (CheckInRow.answers, packed(Answers(Occasion.DAILY, NOW))),
    "signs": (CheckInRow.fired, []),
}


async def gather_crowd(database: Database, people: int = MANY) -> None:
    """Migrate an empty database and fill it; statistics are not gathered."""
    await migrate(database)
    numbers = (
        "WITH RECURSIVE numbers (n) AS"
        f" (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < {people})"
    )
    async with database.begin() as tx:
        if not database.is_sqlite:
            await tx.execute(text(UNCHECKED))
        for filling in (
            FILL.replace(":now", str(stored(NOW))).replace(":people", str(people)).split(";")
        ):
            sealed = [
                bindparam(name, seal(tx.get_bind().dialect, column, value), LargeBinary)
                for name, (column, value) in SEALED.items()
                if f":{name}" in filling
            ]
            await tx.execute(text(f"{numbers} INSERT INTO {filling}").bindparams(*sealed))


async def take_stock(database: Database) -> None:
    """Let the planner see how much there is of everything, as PostgreSQL does by itself."""
    async with database.keep() as connection:
        if database.is_sqlite:
            await connection.execute(text("ANALYZE"))
        else:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))
