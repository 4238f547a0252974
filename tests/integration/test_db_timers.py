"""Timers: set, taken by one engine only, advanced in one transaction."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from db import counters, outbox, people, sitting, timers
from db.database import Database
from db.people import Person
from db.timers import TimerStore
from scheduler import engine
from scheduler.advance import PUT_OFF
from scheduler.engine import Engine
from scheduler.model import Outgoing, Sitting, Timer, TimerKind
from scheduler.store import Advance, Batch, Drop, Store
from scheduler.wake import Wake
from tests.clocks import ManualClock
from tests.integration.conftest import MakeSitter, let_speak
from tests.world import PATIENCE, beside

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NUDGE = TimerKind.NUDGE


async def _put(
    database: Database, person: Person, due_at: datetime | None, kind: TimerKind = NUDGE
) -> None:
    async with database.begin() as tx:
        await timers.put(tx, person.id, kind, "", due_at)


async def _of(database: Database, person: Person) -> tuple[Timer, ...]:
    async with database.begin() as tx:
        return await timers.of(tx, person.id)


async def _claim(database: Database, now: datetime) -> tuple[Outgoing, ...]:
    async with database.begin() as tx:
        return await outbox.claim(tx, now, MINUTE, 1000)


def test_it_is_the_store_that_the_engine_asks_for(sqlite_url: str, key: bytes) -> None:
    store: Store = TimerStore(Database(sqlite_url, key))  # mypy compares the signatures
    assert store


async def test_a_timer_is_set_set_anew_and_rested(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await _put(database, ann, now)
    (timer,) = await _of(database, ann)
    assert timer == Timer(timer.id, ann.id, ann.chat_id, NUDGE, "", now, 1)
    await _put(database, ann, now + HOUR)
    assert await _of(database, ann) == (replace(timer, due_at=now + HOUR, version=2),)
    await _put(database, ann, None)
    assert await _of(database, ann) == ()
    await _put(database, ann, now)
    assert await _of(database, ann) == (replace(timer, version=4),)
    assert await _of(database, bob) == ()


@pytest.mark.parametrize("due_in", [HOUR, None])
async def test_setting_a_timer_to_what_it_is_changes_nothing(
    database: Database, ann: Person, now: datetime, due_in: timedelta | None
) -> None:
    due_at = now + due_in if due_in else None
    await _put(database, ann, due_at)
    await _put(database, ann, due_at)
    await _put(database, ann, now + 2 * HOUR)
    (timer,) = await _of(database, ann)
    assert timer.version == 2


async def test_timers_of_a_kind_are_told_apart_by_their_key_and_cleared_by_it(
    database: Database, ann: Person, now: datetime
) -> None:
    async def left() -> list[tuple[str, str]]:
        return [(timer.kind, timer.key) for timer in await _of(database, ann)]

    async with database.begin() as tx:
        await timers.put(tx, ann.id, TimerKind.STEP, "1", now + MINUTE)
        await timers.put(tx, ann.id, TimerKind.STEP, "2", now)
        await timers.put(tx, ann.id, TimerKind.STEP, "3", now)
        await timers.put(tx, ann.id, NUDGE, "1", now + HOUR)
        await timers.clear(tx, ann.id, TimerKind.STEP, "3")
    assert await left() == [("step", "2"), ("step", "1"), ("nudge", "1")]
    async with database.begin() as tx:
        await timers.clear(tx, ann.id, TimerKind.STEP)
    assert await left() == [("nudge", "1")]


async def test_the_earliest_of_all_timers_says_when_to_wake(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    store = TimerStore(database)
    assert await store.earliest() is None
    await _put(database, ann, now + HOUR)
    await _put(database, bob, now)
    assert await store.earliest() == now
    await _put(database, bob, None)
    assert await store.earliest() == now + HOUR


async def test_due_timers_come_earliest_first_and_no_more_than_asked_for(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await _put(database, ann, now)
    await _put(database, ann, now - HOUR, TimerKind.FOLLOW_UP)
    await _put(database, bob, now - MINUTE)
    await _put(database, bob, now + timedelta(milliseconds=1), TimerKind.CHECK_IN)
    store = TimerStore(database)
    due = await store.transact(lambda batch: batch.due(now, 10))
    assert [timer.due_at for timer in due] == [now - HOUR, now - MINUTE, now]
    assert [timer.chat_id for timer in due] == [ann.chat_id, bob.chat_id, ann.chat_id]
    assert await store.transact(lambda batch: batch.due(now, 2)) == due[:2]


@pytest.mark.parametrize("failure", [ZeroDivisionError, asyncio.CancelledError])
async def test_a_batch_that_ends_in_the_middle_leaves_everything_due(
    database: Database, ann: Person, now: datetime, failure: type[BaseException]
) -> None:
    await _put(database, ann, now)
    before = await _of(database, ann)

    def fail(batch: Batch) -> None:
        due = batch.due(now, 10)
        advance = Advance(due[0], None, speaks=True, drop=Drop.LATE)
        batch.settle([advance], {ann.id: Sitting(now)}, now)
        raise failure

    with pytest.raises(failure):
        await TimerStore(database).transact(fail)

    assert await _of(database, ann) == before
    assert await _claim(database, now) == ()
    async with database.begin() as tx:
        assert await sitting.load(tx, ann.id) == Sitting()
        assert await counters.totals(tx) == {}


async def test_engines_side_by_side_never_take_the_same_timer(
    database: Database, database_url: str, key: bytes, make_sitter: MakeSitter, now: datetime
) -> None:
    async with database.begin() as tx:
        for chat_id in range(120):
            person = await make_sitter(tx, chat_id)
            await timers.put(tx, person.id, NUDGE, "", now - chat_id * MINUTE)
    replicas = [Database(database_url, key) for _ in range(3)]
    taken: list[int] = []

    async def engine(replica: Database) -> None:
        for _ in range(30):
            taken.extend(timer.id for timer in await let_speak(replica, now, limit=7))

    await asyncio.gather(*map(engine, replicas))

    assert len(taken) == len(set(taken)) == 120
    sent = await _claim(database, now)
    assert len({row.user_id for row in sent}) == len(sent) == 120
    for replica in replicas:
        await replica.close()


async def test_a_person_in_the_middle_of_a_turn_is_left_for_the_next_batch(
    postgresql_url: str, key: bytes, make_sitter: MakeSitter, now: datetime
) -> None:
    # On SQLite one transaction is all there is at a time.
    database = Database(postgresql_url, key)
    async with database.begin() as tx:
        ann, bob = [await make_sitter(tx, chat_id) for chat_id in (7, 8)]
    for person in (ann, bob):
        await _put(database, person, now)
    store = TimerStore(database)
    async with database.begin() as tx:
        await people.by_chat(tx, ann.chat_id)
        due = await store.transact(lambda batch: batch.due(now, 10))
        assert [timer.user_id for timer in due] == [bob.id]
    assert len(await store.transact(lambda batch: batch.due(now, 10))) == 2
    await database.close()


async def test_a_backlog_of_many_batches_at_a_time_is_one_message_a_person(
    database: Database, make_sitter: MakeSitter, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BATCH", 20)
    async with database.begin() as tx:
        people = [await make_sitter(tx, chat_id) for chat_id in range(60)]
        for n, person in enumerate(people * 3):
            await timers.put(tx, person.id, TimerKind.FOLLOW_UP, str(n), now - HOUR - n * MINUTE)
    store, clock = TimerStore(database), ManualClock(now)
    async with beside(Engine(store, clock, Wake(clock)).run()), asyncio.timeout(PATIENCE):
        while (earliest := await store.earliest()) and earliest <= now:
            pass
    assert sorted(row.user_id for row in await _claim(database, now)) == [p.id for p in people]
    async with database.begin() as tx:
        left = [timer.due_at for person in people for timer in await timers.of(tx, person.id)]
    assert left == [now + PUT_OFF] * 120
