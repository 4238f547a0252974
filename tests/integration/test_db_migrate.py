"""Migrations run forwards, on an empty and on a filled database, one replica at a time."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, text

from care.model import Dose
from db import counters, outbox, people, routines, sitting
from db.columns import EPOCH, Base, instant
from db.database import Database
from db.encryption import SealBroken, seal
from db.keys import BadKey, Keys
from db.schedule_column import SPREAD_SECONDS
from db.tables.queue import MetaRow, OutboxRow
from db.upkeep.migrate import CHECK, migrate
from scheduler.model import Lane, Sitting

SECOND = timedelta(seconds=1)
OLD_PERSON = """
INSERT INTO people (id, chat_id, language, zone, windows, limit_minutes, floor, watch, created_at,
    last_seen_at, reminders, pain_log, safety)
VALUES (1, 7, 'en', 'UTC', '[]', 50, false, false, 0, 0, true, false, false)
"""
OLD_ROUTINE = """
INSERT INTO routines (id, user_id, techniques, starter, watch, state, step, spent_seconds,
    started_at, taken, version)
VALUES ({0}, 1, '["bridge"]', {1}, false, 'done', 0, 0, {0}, true, 1)
"""
OLD_MESSAGE = """
INSERT INTO outbox (due_at, user_id, chat_id, lane, kind, key, available_at, attempt, payload)
VALUES (0, 1, 7, {0}, 'nudge', '', {1}, {2}, :payload)
"""


def _upgraded_to(connection: Connection, revision: str) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "db:migrations")
    command.upgrade(config, revision)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


async def test_migrations_and_models_agree(empty_url: str, key: bytes) -> None:
    database = Database(empty_url, key)
    await migrate(database)
    async with database.connect() as connection:
        differences = await connection.run_sync(_differences)
        tables = set(await connection.run_sync(lambda c: inspect(c).get_table_names()))
    await database.close()
    assert differences == []
    assert tables == {*Base.metadata.tables, "alembic_version"}


async def test_the_comparison_sees_a_difference(empty_url: str, key: bytes) -> None:
    database = Database(empty_url, key)
    await migrate(database)
    async with database.connect() as connection:
        await connection.execute(text("DROP INDEX ix_timers_due_at"))
        await connection.execute(text("ALTER TABLE timers DROP COLUMN due_at"))
        assert len(await connection.run_sync(_differences)) == 2
    await database.close()


async def test_only_timers_that_will_fall_due_are_indexed(database: Database) -> None:
    if database.is_sqlite:
        index = "SELECT sql FROM sqlite_master WHERE name = 'ix_timers_due_at'"
    else:
        index = "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_timers_due_at'"
    async with database.connect() as connection:
        definition = await connection.scalar(text(index))
    assert "due_at IS NOT NULL" in str(definition)


async def test_migrating_a_filled_database_again_changes_nothing(
    empty_url: str, key: bytes, now: datetime
) -> None:
    database = Database(empty_url, key)
    await migrate(database)
    async with database.begin() as tx:
        person = await people.add(tx, 7, "en", now)
        await counters.bump(tx, "a", 3)
    await migrate(database)
    async with database.begin() as tx:
        assert await people.by_id(tx, person.id) == person
        assert await counters.totals(tx) == {"a": 3}
    await database.close()


async def test_what_a_routine_was_is_kept_when_lengths_get_a_name(
    empty_url: str, key: bytes, now: datetime
) -> None:
    database = Database(empty_url, key)
    async with database.connect() as connection:
        await connection.run_sync(_upgraded_to, "0001")
        await connection.execute(text(OLD_PERSON))
        for number, starter in ((1, "true"), (2, "false")):
            await connection.execute(text(OLD_ROUTINE.format(number, starter)))
        await connection.commit()
    await migrate(database)
    async with database.begin() as tx:
        kept = await routines.since(tx, 1, EPOCH)
        person = await people.by_id(tx, 1)
    await database.close()
    assert [routine.dose for routine in kept] == [Dose.GENTLE, Dose.NORMAL]
    assert person is not None
    assert (person.dose, person.favourites, person.lessons) == (Dose.NORMAL, frozenset(), ())
    assert person.spread_seconds == SPREAD_SECONDS


async def test_a_message_stays_with_its_sender_when_claims_get_a_column(
    empty_url: str, key: bytes
) -> None:
    database = Database(empty_url, key)
    async with database.connect() as connection:
        payload = {"payload": seal(connection.dialect, OutboxRow.payload, {})}
        await connection.run_sync(_upgraded_to, "0004")
        await connection.execute(text(OLD_PERSON))
        for lane, available_at, attempt in ((Lane.STEP, 0, 0), (Lane.NUDGE, 500, 1)):
            message = text(OLD_MESSAGE.format(int(lane), available_at, attempt))
            await connection.execute(message, payload)
        await connection.commit()
    await migrate(database)
    async with database.begin() as tx:
        assert await sitting.load(tx, 1) == Sitting(), "everybody has a clock now"
    claimed = []
    for milliseconds in (499, 500):
        async with database.begin() as tx:
            rows = await outbox.claim(tx, instant(milliseconds), SECOND, 9)
            claimed.append([row.lane for row in rows])
            await outbox.done(tx, [row.id for row in rows])
    await database.close()
    assert claimed == [[Lane.STEP], [Lane.NUDGE]]


async def test_a_sitting_clock_stays_as_it_was_when_its_key_changes(
    empty_url: str, key: bytes
) -> None:
    database = Database(empty_url, key)
    async with database.connect() as connection:
        await connection.run_sync(_upgraded_to, "0005")
        await connection.execute(text(OLD_PERSON))
        clock = "INSERT INTO sitting (user_id, asked_at, snoozes, skips, unanswered) VALUES "
        await connection.execute(text(clock + "(1, 5, 1, 2, 3)"))
        await connection.commit()
    await migrate(database)
    async with database.begin() as tx:
        kept = await sitting.load(tx, 1)
    await database.close()
    assert kept == Sitting(asked_at=instant(5), snoozes=1, skips=2, unanswered=3)


async def test_sqlite_gives_no_id_of_a_timer_or_message_to_another(
    sqlite_url: str, key: bytes
) -> None:
    database = Database(sqlite_url, key)
    tables = "SELECT sql FROM sqlite_master WHERE name IN ('timers', 'outbox')"
    async with database.connect() as connection:
        made = (await connection.scalars(text(tables))).all()
    await database.close()
    assert len(made) == 2
    assert all("AUTOINCREMENT" in sql for sql in made)


async def test_replicas_that_start_together_take_turns(empty_url: str, key: bytes) -> None:
    replicas = [Database(empty_url, key) for _ in range(4)]
    await replicas[0].ping()  # SQLite does not wait for its turn to become a WAL file
    await asyncio.gather(*map(migrate, replicas))
    async with replicas[0].begin() as tx:
        versions = await tx.scalars(text("SELECT version_num FROM alembic_version"))
        assert versions.all() == ["0007"]
    for replica in replicas:
        await replica.close()


async def test_a_database_is_not_taken_over_with_another_key(empty_url: str, key: bytes) -> None:
    database, stranger = Database(empty_url, key), Database(empty_url, bytes(32))
    await migrate(database)
    with pytest.raises(SealBroken, match="bring back the LIMBER_ENCRYPTION_KEY"):
        await migrate(stranger)
    await migrate(database)
    for either in (database, stranger):
        await either.close()


async def test_a_database_of_another_key_or_of_none_keeps_its_old_schema(
    empty_url: str, key: bytes, tmp_path: Path
) -> None:
    database = Database(empty_url, key)
    async with database.connect() as connection:
        await connection.run_sync(_upgraded_to, "0005")
        await connection.execute(insert(MetaRow).values(name=CHECK, value=CHECK))
    keyless, stranger = Database(empty_url), Database(empty_url, bytes(32))
    with pytest.raises(BadKey, match=r"limber\.key is gone"):
        await migrate(keyless, Keys(tmp_path / "keys"))
    with pytest.raises(SealBroken):
        await migrate(stranger)
    async with database.connect() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == "0005"
    await migrate(database)
    for each in (database, keyless, stranger):
        await each.close()
    assert not (tmp_path / "keys").exists()


async def test_replicas_that_share_a_folder_start_with_one_new_key(
    empty_url: str, tmp_path: Path
) -> None:
    keys = Keys(tmp_path / "keys")
    replicas = [Database(empty_url) for _ in range(4)]
    await replicas[0].ping()  # SQLite does not wait for its turn to become a WAL file
    await asyncio.gather(*(migrate(replica, keys) for replica in replicas))
    for replica in replicas:
        async with replica.begin() as tx:
            assert (await tx.get_one(MetaRow, CHECK)).value == CHECK
        await replica.close()


async def test_busy_tables_are_vacuumed_by_count_and_leave_room_in_their_pages(
    postgresql_url: str, key: bytes
) -> None:
    database = Database(postgresql_url, key)
    options = (
        "SELECT relname, reloptions FROM pg_class WHERE relkind = 'r' AND reloptions IS NOT NULL"
    )
    async with database.connect() as connection:
        kept = {name: set(given) for name, given in await connection.execute(text(options))}
    await database.close()
    by_count = {"autovacuum_vacuum_scale_factor=0", "autovacuum_vacuum_threshold=5000"}
    assert kept == {
        "timers": {"fillfactor=80", *by_count},
        "outbox": {"fillfactor=50", *by_count},
        "sitting": {"fillfactor=80", *by_count},
    }
