"""Waiting messages: taken in order, by one sender, and only while they are meant."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import outbox, timers
from db.database import Database
from db.people import Person
from scheduler.model import Lane, Outgoing, TimerKind
from tests.crowd import take_stock
from tests.integration.conftest import MakeSitter, let_speak

LEASE = timedelta(seconds=30)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
READ_THROUGH = "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'outbox'"
UPDATED = """
SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relname = 'outbox'
"""


async def _speak(
    database: Database, person: Person, due_at: datetime, kind: TimerKind = TimerKind.NUDGE
) -> None:
    """Let a timer fall due and say something; it is due again an hour later."""
    async with database.begin() as tx:
        await timers.put(tx, person.id, kind, "", due_at)
    await let_speak(database, due_at, due_at + HOUR)


async def _claim(database: Database, now: datetime, limit: int = 1000) -> tuple[Outgoing, ...]:
    async with database.begin() as tx:
        return await outbox.claim(tx, now, LEASE, limit)


async def _answer(database: Database, person: Person, now: datetime) -> int:
    async with database.begin() as tx:
        return await outbox.answer(tx, person.id, person.chat_id, {"text": "hi"}, now, LEASE)


async def test_an_answer_is_left_to_its_writer_until_the_lease_is_over(
    database: Database, ann: Person, now: datetime
) -> None:
    number = await _answer(database, ann, now)
    assert await _claim(database, now + LEASE - SECOND) == ()
    assert await _claim(database, now + LEASE) == (
        Outgoing(
            id=number,
            user_id=ann.id,
            chat_id=ann.chat_id,
            lane=Lane.ANSWER,
            kind=outbox.ANSWER,
            key="",
            due_at=now,
            expires_at=None,
            attempt=2,
            payload={"text": "hi"},
        ),
    )


async def test_a_claimed_message_comes_again_only_when_its_lease_is_over(
    database: Database, ann: Person, now: datetime
) -> None:
    await _speak(database, ann, now)
    (first,) = await _claim(database, now)
    assert await _claim(database, now + LEASE - SECOND) == ()
    (second,) = await _claim(database, now + LEASE)
    assert (first.attempt, second) == (1, replace(first, attempt=2))


async def test_messages_are_taken_lane_by_lane_and_the_oldest_first(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await _speak(database, ann, now, TimerKind.SUMMARY)
    await _speak(database, ann, now + SECOND, TimerKind.NUDGE)
    await _speak(database, bob, now, TimerKind.NUDGE)
    await _speak(database, ann, now + SECOND, TimerKind.STEP)
    await _answer(database, bob, now - LEASE)
    async with database.begin() as tx:
        assert await outbox.waiting(tx) == {
            Lane.ANSWER: 1,
            Lane.STEP: 1,
            Lane.FOLLOW_UP: 0,
            Lane.CHECK_IN: 0,
            Lane.NUDGE: 2,
            Lane.SUMMARY: 1,
        }
    taken = []
    for limit in (2, 2, 9):
        rows = await _claim(database, now + SECOND, limit)
        taken.append([(row.lane.name, row.user_id) for row in rows])
        async with database.begin() as tx:
            await outbox.done(tx, [row.id for row in rows])
    assert taken == [
        [("ANSWER", bob.id), ("STEP", ann.id)],
        [("NUDGE", bob.id), ("NUDGE", ann.id)],
        [("SUMMARY", ann.id)],
    ]


async def test_a_chats_next_message_waits_for_the_one_before_but_not_for_a_less_urgent_one(
    database: Database, ann: Person, now: datetime
) -> None:
    await _speak(database, ann, now, TimerKind.NUDGE)
    [nudge] = await _claim(database, now)
    await _speak(database, ann, now, TimerKind.SUMMARY)
    await _speak(database, ann, now, TimerKind.FOLLOW_UP)
    assert [row.lane for row in await _claim(database, now)] == [Lane.FOLLOW_UP]
    async with database.begin() as tx:
        await outbox.done(tx, [nudge.id])
    assert await _claim(database, now) == (), "the follow-up is still on its way"
    after = await _claim(database, now + LEASE)
    assert [row.lane for row in after] == [Lane.FOLLOW_UP, Lane.SUMMARY]


async def test_a_message_is_not_sent_before_it_is_due(
    database: Database, ann: Person, now: datetime
) -> None:
    await _speak(database, ann, now)
    assert await _claim(database, now - SECOND) == ()


async def test_senders_side_by_side_never_take_the_same_message(
    database: Database, make_sitter: MakeSitter, now: datetime
) -> None:
    async with database.begin() as tx:
        people = [await make_sitter(tx, chat_id) for chat_id in range(100)]
    for person in people:
        await _answer(database, person, now - LEASE)
    taken: list[int] = []

    async def sender() -> None:
        while rows := await _claim(database, now, 7):
            assert len(rows) <= 7
            taken.extend(row.id for row in rows)

    await asyncio.gather(*(sender() for _ in range(4)))

    assert len(taken) == len(set(taken)) == 100


async def test_what_was_put_back_comes_before_what_fell_due_later(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await _speak(database, ann, now)
    [anns] = await _claim(database, now)
    async with database.begin() as tx:
        await outbox.rendered(tx, anns.id, {}, now + 2 * SECOND)
    await _speak(database, bob, now + SECOND)
    [next_one] = await _claim(database, now + 2 * SECOND, 1)
    assert next_one.id == anns.id


async def test_a_sent_message_is_gone_and_one_put_back_comes_again_at_its_time(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    numbers = [await _answer(database, person, now - LEASE) for person in (ann, bob, bob)]
    await _claim(database, now)
    async with database.begin() as tx:
        await outbox.done(tx, numbers[1:2])
        await outbox.rendered(tx, numbers[0], {"left": 1}, now + SECOND)
    assert [row.id for row in await _claim(database, now + SECOND)] == numbers[:1]
    assert [row.id for row in await _claim(database, now + LEASE)] == numbers[2:]


async def test_one_looks_again_when_a_message_is_due_or_free_again(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    async def soonest(moment: datetime) -> datetime | None:
        async with database.begin() as tx:
            return await outbox.soonest(tx, moment, SECOND)

    assert await soonest(now) is None
    await _speak(database, ann, now + HOUR)
    assert await soonest(now) == now + HOUR
    await _speak(database, bob, now)
    assert await soonest(now) == now
    [bobs] = await _claim(database, now)
    assert await soonest(now + SECOND) == now + LEASE
    assert await soonest(now + LEASE) == now, "its lease is over"
    async with database.begin() as tx:
        await outbox.rendered(tx, bobs.id, {}, now + 2 * HOUR)
    assert await soonest(now + LEASE) == now + HOUR
    assert await soonest(now + HOUR - SECOND) == now + HOUR


async def _ten_wait(database: Database, make_sitter: MakeSitter, now: datetime) -> list[int]:
    """Let an answer to each of ten people wait, whose writer is gone; return their ids."""
    async with database.begin() as tx:
        people = [await make_sitter(tx, chat_id) for chat_id in range(10)]
    return [await _answer(database, person, now - LEASE) for person in people]


async def test_a_claim_moves_no_entry_of_an_index(
    postgresql_url: str, key: bytes, make_sitter: MakeSitter, now: datetime
) -> None:
    database = Database(postgresql_url, key)
    numbers = await _ten_wait(database, make_sitter, now)
    async with database.begin() as tx:
        assert len(await outbox.claim(tx, now, LEASE, 100)) == len(numbers)
        updated = await tx.execute(text(UPDATED))
        assert updated.one() == (len(numbers), len(numbers))
    await database.close()


async def test_what_was_planned_while_nothing_waited_reads_no_backlog_from_end_to_end(
    postgresql_url: str, key: bytes, make_sitter: MakeSitter, now: datetime
) -> None:
    database = Database(postgresql_url, key)
    await take_stock(database)  # of an empty table

    async def turn(numbers: list[int]) -> int:
        async with database.begin() as tx:
            assert len(await outbox.claim(tx, now, LEASE, 100)) == len(numbers)
            await outbox.soonest(tx, now)
            await outbox.rendered(tx, max(numbers, default=0), {}, now)
            await outbox.done(tx, numbers)
            return int((await tx.scalars(text(READ_THROUGH))).one())

    for _ in range(10):  # then PostgreSQL has made its plans for good
        await turn([])
    assert await turn(await _ten_wait(database, make_sitter, now)) == 0
    await database.close()


async def test_an_empty_outbox_waits_for_nothing(database: Database) -> None:
    async with database.begin() as tx:
        assert set((await outbox.waiting(tx)).values()) == {0}
        await outbox.done(tx, [])


async def test_nothing_goes_out_to_a_person_who_was_dropped(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await _speak(database, ann, now)
    await _answer(database, ann, now)
    kept = await _answer(database, bob, now)
    async with database.begin() as tx:
        await outbox.drop_person(tx, ann.id)
    assert [row.id for row in await _claim(database, now + LEASE)] == [kept]


Change = Callable[[AsyncSession, Person, datetime], Awaitable[None]]


async def _nothing(tx: AsyncSession, person: Person, now: datetime) -> None:
    """The person did nothing meanwhile."""


async def _moved(tx: AsyncSession, person: Person, now: datetime) -> None:
    await timers.put(tx, person.id, TimerKind.NUDGE, "", now + 2 * HOUR)


async def _asked_why(tx: AsyncSession, person: Person, now: datetime) -> None:
    await timers.put(tx, person.id, TimerKind.NUDGE, "", now + HOUR)  # planned anew: the same


async def _cleared(tx: AsyncSession, person: Person, now: datetime) -> None:
    await timers.clear(tx, person.id, TimerKind.NUDGE)


async def _cleared_and_set(tx: AsyncSession, person: Person, now: datetime) -> None:
    await _cleared(tx, person, now)
    await _asked_why(tx, person, now)
    await _moved(tx, person, now)


@pytest.mark.parametrize(
    ("change", "meant"),
    [
        (_nothing, True),
        (_asked_why, True),
        (_moved, False),
        (_cleared, False),
        (_cleared_and_set, False),
    ],
)
async def test_a_message_is_meant_while_its_timer_stays_as_it_was(
    database: Database, ann: Person, now: datetime, change: Change, meant: bool
) -> None:
    await _speak(database, ann, now)
    (row,) = await _claim(database, now)
    async with database.begin() as tx:
        await change(tx, ann, now)
        assert await outbox.still_meant(tx, row) is meant


async def test_only_the_last_of_two_nudges_that_both_wait_is_meant(
    database: Database, ann: Person, now: datetime
) -> None:
    await _speak(database, ann, now)
    await _speak(database, ann, now + HOUR)
    rows = await _claim(database, now + HOUR)
    async with database.begin() as tx:
        assert [await outbox.still_meant(tx, row) for row in rows] == [False, True]


@pytest.mark.parametrize("change", [_nothing, _moved, _cleared_and_set])
async def test_what_a_flow_has_made_of_a_message_is_sent_whatever_it_did_to_the_timer(
    database: Database, ann: Person, now: datetime, change: Change
) -> None:
    await _speak(database, ann, now)
    (row,) = await _claim(database, now)
    async with database.begin() as tx:
        await change(tx, ann, now)
        await outbox.rendered(tx, row.id, {"text": "stand up"}, now + 2 * LEASE)
    assert await _claim(database, now + 2 * LEASE - SECOND) == ()
    (again,) = await _claim(database, now + 2 * LEASE)
    assert again == replace(row, kind=outbox.ANSWER, payload={"text": "stand up"}, attempt=2)
    async with database.begin() as tx:
        assert await outbox.still_meant(tx, again)


async def test_an_answer_is_always_meant(database: Database, ann: Person, now: datetime) -> None:
    await _answer(database, ann, now)
    (row,) = await _claim(database, now + LEASE)
    async with database.begin() as tx:
        await _cleared(tx, ann, now)
        assert await outbox.still_meant(tx, row)
