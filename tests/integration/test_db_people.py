"""People, their consents, and their end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Answers, Assessment, Dose, Gate, Occasion, Tier
from db import (
    checkins,
    message_keys,
    nudges,
    open_questions,
    outbox,
    people,
    routines,
    sitting,
    suspensions,
    timers,
)
from db.columns import Base, table
from db.database import Database
from db.nudges import NudgeOutcome
from db.open_questions import Conversation
from db.people import Consent, ConsentRecord, Person
from db.schedule_column import rhythm
from db.tables.people import PersonRow
from scheduler.model import Hold, HoldKind, Rhythm, Sitting, SittingWindow, TimerKind

HOUR = timedelta(hours=1)


async def test_a_new_person_has_office_hours_and_has_agreed_to_nothing(
    database: Database, now: datetime
) -> None:
    async with database.begin() as tx:
        person = await people.add(tx, 7, "de", now)
    assert person == Person(
        id=person.id,
        chat_id=7,
        language="de",
        zone="UTC",
        country=None,
        windows=(SittingWindow(31, 540, 750), SittingWindow(31, 810, 1050)),
        limit_minutes=50,
        floor=False,
        watch=False,
        checkin_minute=None,
        adult=None,
        onboarded_at=None,
        blocked_at=None,
        created_at=now,
        last_seen_at=now,
        consents=frozenset(),
        profile=None,
        profile_at=None,
    )


async def test_everything_about_a_person_is_kept(
    database: Database, ann: Person, now: datetime
) -> None:
    changed = replace(
        ann,
        chat_id=-(2**40),
        language="fr",
        zone="Asia/Kolkata",
        country="IN",
        windows=(SittingWindow(127, 1380, 300),),
        limit_minutes=35,
        floor=True,
        watch=True,
        checkin_minute=1080,
        adult=True,
        onboarded_at=now + HOUR,
        blocked_at=now + 2 * HOUR,
        last_seen_at=now + 3 * HOUR,
        profile=frozenset({Gate.DISC, Gate.NO_FLOOR}),
        profile_at=now + 4 * HOUR,
        spread_seconds=0,
    )
    async with database.begin() as tx:
        await people.save(tx, changed)
    async with database.begin() as tx:
        assert await people.by_id(tx, ann.id) == changed
        assert await people.by_chat(tx, changed.chat_id) == changed
        assert await people.by_chat(tx, ann.chat_id) is None


@pytest.mark.parametrize("profile", [None, frozenset[Gate]()], ids=["not asked", "none of these"])
async def test_no_answer_is_not_the_answer_none(
    database: Database, ann: Person, profile: frozenset[Gate] | None
) -> None:
    async with database.begin() as tx:
        await people.save(tx, replace(ann, profile=profile))
        stored = await people.by_id(tx, ann.id)
    assert stored is not None
    assert stored.profile == profile


async def test_nobody_is_found_where_nobody_is(database: Database) -> None:
    async with database.begin() as tx:
        assert await people.by_id(tx, 1) is None
        assert await people.by_chat(tx, 1) is None
        with pytest.raises(NoResultFound):
            await people.unblock(tx, 1)


async def test_saving_a_person_leaves_the_consents_alone(database: Database, ann: Person) -> None:
    async with database.begin() as tx:
        await people.save(tx, replace(ann, consents=frozenset(Consent)))
        assert await people.by_id(tx, ann.id) == ann


async def test_each_consent_is_given_and_taken_back_on_its_own_and_all_is_logged(
    database: Database, now: datetime
) -> None:
    async with database.begin() as tx:
        person = await people.add(tx, 9, "en", now)
        await people.consent(tx, person.id, Consent.PAIN_LOG, True, "v1", now)
        await people.consent(tx, person.id, Consent.SAFETY, True, "v1", now)
        await people.consent(tx, person.id, Consent.PAIN_LOG, False, "v2", now + HOUR)
    async with database.begin() as tx:
        stored = await people.by_id(tx, person.id)
        log = await people.consent_log(tx, person.id)
    assert stored is not None
    assert stored.consents == {Consent.SAFETY}
    assert log == (
        ConsentRecord(Consent.PAIN_LOG, True, "v1", now),
        ConsentRecord(Consent.SAFETY, True, "v1", now),
        ConsentRecord(Consent.PAIN_LOG, False, "v2", now + HOUR),
    )


async def test_a_block_keeps_its_first_moment_and_ends(
    database: Database, ann: Person, now: datetime
) -> None:
    async with database.begin() as tx:
        await people.block(tx, ann.id, now)
        await people.block(tx, ann.id, now + HOUR)
        blocked = await people.by_id(tx, ann.id)
        assert await people.unblock(tx, ann.id) == ann
    assert blocked == replace(ann, blocked_at=now)


async def test_two_processes_that_meet_someone_at_once_store_one_person(
    database: Database, now: datetime
) -> None:
    async def meet() -> Person:
        async with database.begin() as tx:
            return await people.add(tx, 9, "en", now)

    first, *others = await asyncio.gather(*(meet() for _ in range(8)))

    assert others == [first] * 7


async def test_turns_of_one_person_never_interleave(database: Database, ann: Person) -> None:
    async def one_minute_more() -> None:
        async with database.begin() as tx:
            person = await people.by_id(tx, ann.id)
            assert person is not None
            await asyncio.sleep(0)  # lets the others run into the lock
            await people.save(tx, replace(person, limit_minutes=person.limit_minutes + 1))

    await asyncio.gather(*(one_minute_more() for _ in range(10)))

    async with database.begin() as tx:
        person = await people.by_id(tx, ann.id)
    assert person is not None
    assert person.limit_minutes == ann.limit_minutes + 10


async def test_deleting_a_person_leaves_nothing_of_theirs_and_all_of_the_others(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await _fill(database, ann, now)
    await _fill(database, bob, now)
    before = await _rows(database)
    async with database.begin() as tx:
        await people.delete(tx, ann.id)
        assert await people.by_id(tx, ann.id) is None
    after = await _rows(database)
    assert set(before) == set(_personal_tables())
    assert before == {name: 2 * number for name, number in after.items()}


async def test_a_message_that_is_stored_while_they_delete_everything_goes_too(
    database: Database, ann: Person, now: datetime
) -> None:
    async def delete() -> None:
        async with database.begin() as tx:
            await people.delete(tx, ann.id)

    async with database.begin() as tx:
        await people.by_id(tx, ann.id)  # as all do who write to someone
        going = asyncio.create_task(delete())
        await _waits(going, database, tx)
        await outbox.answer(tx, ann.id, ann.chat_id, {}, now, HOUR)
    await going

    assert await outbox.empty(database)


async def test_an_id_is_never_given_twice(database: Database, ann: Person, now: datetime) -> None:
    # Buttons in old chats and messages on their way carry ids.
    async with database.begin() as tx:
        await people.delete(tx, ann.id)
        assert (await people.add(tx, 7, "en", now)).id > ann.id


def test_a_person_sits_in_their_own_zone(now: datetime) -> None:
    window = SittingWindow(31, 540, 1020)
    planned = rhythm(3, "Europe/Berlin", (window,), 45)
    assert planned == Rhythm(
        ZoneInfo("Europe/Berlin"), (window,), timedelta(minutes=45), planned.phase
    )


@given(person_id=st.integers(1, 2**62), spread=st.integers(0, 3600))
def test_a_phase_is_stable_whole_and_within_what_the_person_allows(
    person_id: int, spread: int
) -> None:
    phase = rhythm(person_id, "UTC", (), 50, spread).phase
    assert phase == rhythm(person_id, "Asia/Tokyo", (), 20, spread).phase
    assert timedelta() <= phase <= timedelta(seconds=spread)
    assert not phase.microseconds


@given(person_id=st.integers(1, 2**62))
def test_who_wants_it_on_the_dot_has_no_phase(person_id: int) -> None:
    assert rhythm(person_id, "UTC", (), 50, 0).phase == timedelta()


def test_a_phase_is_the_same_after_an_upgrade() -> None:
    # Another one would silence every nudge that is planned: it is not due when its plan says.
    assert [rhythm(number, "UTC", (), 50).phase.seconds for number in (1, 2, 3)] == [1, 19, 47]


def test_neighbours_are_spread_over_the_three_minutes() -> None:
    phases = [rhythm(number, "UTC", (), 50).phase.seconds // 20 for number in range(1, 901)]
    assert all(50 <= phases.count(part) <= 150 for part in range(9))


async def _waits(going: asyncio.Task[None], database: Database, tx: AsyncSession) -> None:
    """Return when it waits: on PostgreSQL for a lock, on SQLite for the one connection."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
    while not (database.is_sqlite or going.done()):
        if await tx.scalar(text(waiting + "wait_event_type = 'Lock'")):
            return
        await tx.execute(text("SELECT pg_stat_clear_snapshot()"))


def _personal_tables() -> list[str]:
    tables = Base.metadata.sorted_tables
    return [t.name for t in tables if "user_id" in t.c or t is table(PersonRow)]


async def _rows(database: Database) -> dict[str, int]:
    async with database.begin() as tx:
        return {
            name: await tx.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
            for name in _personal_tables()
        }


async def _fill(database: Database, person: Person, now: datetime) -> None:
    answers = Answers(Occasion.ASKED, datetime(2026, 3, 1, 12, tzinfo=UTC), pain=5)
    async with database.begin() as tx:
        await open_questions.save(tx, person.id, Conversation("check-in", "pain", {}, now))
        await sitting.save(tx, person.id, Sitting(sitting_since=now))
        await sitting.hold(tx, person.id, Hold(HoldKind.MEETING, now, now + HOUR))
        nudge = await nudges.add(tx, person.id, now, now, NudgeOutcome.WAITING)
        await routines.add(
            tx, person.id, nudge_id=nudge.id, techniques=("bridge",), dose=Dose.NORMAL, watch=False,
            now=now,
        )  # fmt: skip
        checkin = await checkins.add(tx, person.id, answers, Assessment(Tier.STOP, ("S1",), "1"))
        await suspensions.add(
            tx, person.id, checkin_id=checkin.id, tier=Tier.STOP, fired=("S1",), technique="bridge",
            stops_nudges=False, since=now, until=None,
        )  # fmt: skip
        await message_keys.remember(tx, person.id, "nudge", 5)
        await timers.put(tx, person.id, TimerKind.NUDGE, "", now)
        await outbox.answer(tx, person.id, person.chat_id, {"a": 1}, now, HOUR)
