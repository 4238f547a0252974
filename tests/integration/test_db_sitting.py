"""The sitting clock, holds, conversations, messages and updates."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from db import handled_updates, message_keys, open_questions, sitting
from db.database import Database
from db.open_questions import Conversation
from db.people import Person
from scheduler.model import Hold, HoldKind, Sitting
from scheduler.sitting import SETTLE

MINUTE = timedelta(minutes=1)


async def test_nothing_is_known_of_a_person_who_is_new(database: Database, ann: Person) -> None:
    async with database.begin() as tx:
        assert await sitting.load(tx, ann.id) == Sitting()


async def test_the_sitting_clock_is_kept_and_replaced(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    full = Sitting(now, now + MINUTE, now + 2 * MINUTE, now + 3 * MINUTE, 1, 2, 3)
    async with database.begin() as tx:
        await sitting.save(tx, ann.id, full)
        await sitting.save(tx, bob.id, full)
        assert await sitting.load(tx, ann.id) == full
        await sitting.save(tx, ann.id, Sitting(sitting_since=now))
    async with database.begin() as tx:
        assert await sitting.load(tx, ann.id) == Sitting(sitting_since=now)
        assert await sitting.load(tx, bob.id) == full


async def test_a_hold_counts_until_it_has_settled(
    database: Database, ann: Person, now: datetime
) -> None:
    hold = Hold(HoldKind.MEETING, now, now + 30 * MINUTE)
    later = Hold(HoldKind.PAUSE, now + 60 * MINUTE, now + 90 * MINUTE)
    settled = hold.end + SETTLE
    async with database.begin() as tx:
        await sitting.hold(tx, ann.id, later)
        await sitting.hold(tx, ann.id, hold)
        assert await sitting.holds(tx, ann.id, now) == (hold, later)
        still = await sitting.holds(tx, ann.id, settled - timedelta(milliseconds=1))
        assert still == (hold, later)
        assert await sitting.holds(tx, ann.id, settled) == (later,)


async def test_a_hold_that_ends_before_it_starts_is_refused(
    database: Database, ann: Person, now: datetime
) -> None:
    async with database.begin() as tx:
        with pytest.raises(ValueError, match="a hold ends after it starts"):
            await sitting.hold(tx, ann.id, Hold(HoldKind.CALL, now, now))


@pytest.mark.parametrize(
    ("kind", "released", "left"),
    [
        pytest.param(None, 2, ["busy"], id="all that are on"),
        pytest.param(HoldKind.MEETING, 1, ["quiet", "busy"], id="one kind"),
        pytest.param(HoldKind.CALL, 0, ["meeting", "quiet", "busy"], id="a kind that is not on"),
        pytest.param(HoldKind.BUSY, 0, ["meeting", "quiet", "busy"], id="one booked for later"),
    ],
)
async def test_releasing_ends_what_is_on_and_leaves_what_is_booked(
    database: Database,
    ann: Person,
    bob: Person,
    now: datetime,
    kind: HoldKind | None,
    released: int,
    left: list[str],
) -> None:
    async with database.begin() as tx:
        for person in (ann, bob):
            await sitting.hold(tx, person.id, Hold(HoldKind.MEETING, now, now + 9 * MINUTE))
            await sitting.hold(tx, person.id, Hold(HoldKind.QUIET, now, now + 9 * MINUTE))
            busy = Hold(HoldKind.BUSY, now + 2 * MINUTE, now + 9 * MINUTE)
            await sitting.hold(tx, person.id, busy)
        assert await sitting.release(tx, ann.id, now + MINUTE, kind) == released
        holds = await sitting.holds(tx, ann.id, now + MINUTE)
        assert len(await sitting.holds(tx, bob.id, now + MINUTE)) == 3
    assert [hold.kind for hold in holds if hold.end > now + MINUTE] == left


async def test_a_conversation_is_kept_per_flow_and_the_last_asked_comes_first(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    checkin = Conversation("check-in", "where", {"pain": 6, "sites": ["neck"], "new": None}, now)
    setting = Conversation("settings", "limit", {}, now + MINUTE)
    async with database.begin() as tx:
        await open_questions.save(tx, ann.id, setting)
        await open_questions.save(tx, ann.id, checkin)
    async with database.begin() as tx:
        assert await open_questions.load(tx, ann.id, "check-in") == checkin
        assert await open_questions.latest(tx, ann.id) == setting
        assert await open_questions.latest(tx, bob.id) is None


async def test_a_later_question_replaces_the_earlier_one_until_the_flow_is_closed(
    database: Database, ann: Person, now: datetime
) -> None:
    first = Conversation("check-in", "pain", {}, now)
    second = Conversation("check-in", "where", {"pain": 3}, now + MINUTE)
    async with database.begin() as tx:
        await open_questions.save(tx, ann.id, first)
        await open_questions.save(tx, ann.id, second)
        assert await open_questions.load(tx, ann.id, "check-in") == second
        await open_questions.close(tx, ann.id, "settings")
        assert await open_questions.load(tx, ann.id, "check-in") == second
        await open_questions.close(tx, ann.id, "check-in")
        assert await open_questions.load(tx, ann.id, "check-in") is None


async def test_the_message_last_sent_under_a_name_is_remembered(
    database: Database, ann: Person, bob: Person
) -> None:
    async with database.begin() as tx:
        assert await message_keys.find(tx, ann.id, "nudge") is None
        await message_keys.remember(tx, ann.id, "nudge", 10)
        await message_keys.remember(tx, ann.id, "routine", 11)
        await message_keys.remember(tx, ann.id, "nudge", 12)
        assert await message_keys.find(tx, ann.id, "nudge") == 12
        assert await message_keys.find(tx, ann.id, "routine") == 11
        assert await message_keys.find(tx, bob.id, "nudge") is None


async def test_an_update_is_new_once_even_when_it_comes_many_times_together(
    database: Database, now: datetime
) -> None:
    async def deliver() -> bool:
        async with database.begin() as tx:
            return await handled_updates.first_time(tx, 2**40, now)

    assert sorted(await asyncio.gather(*(deliver() for _ in range(8)))) == [False] * 7 + [True]


async def test_an_update_whose_effect_failed_is_new_again(
    database: Database, now: datetime
) -> None:
    async def fail() -> None:
        async with database.begin() as tx:
            assert await handled_updates.first_time(tx, 5, now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.begin() as tx:
        assert await handled_updates.first_time(tx, 5, now)


async def test_old_updates_are_forgotten(database: Database, now: datetime) -> None:
    async with database.begin() as tx:
        await handled_updates.first_time(tx, 1, now - MINUTE)
        await handled_updates.first_time(tx, 2, now)
        assert await handled_updates.prune(tx, now) == 1
        assert await handled_updates.first_time(tx, 1, now)
        assert not await handled_updates.first_time(tx, 2, now)
