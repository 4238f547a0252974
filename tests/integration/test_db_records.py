"""Nudges, routines, check-ins and suspensions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.model import Answer, Answers, Assessment, Dose, Occasion, Tier
from db import checkins, nudges, routines, suspensions
from db.checkins import CheckIn
from db.database import Database
from db.nudges import Nudge, NudgeOutcome
from db.people import Person
from db.routines import Routine, RoutineState
from db.suspensions import Suspension

HOUR = timedelta(hours=1)
WAITING = NudgeOutcome.WAITING


async def _nudge(
    database: Database, person: Person, at: datetime, outcome: NudgeOutcome = WAITING
) -> Nudge:
    async with database.begin() as tx:
        return await nudges.add(tx, person.id, at, at, outcome)


async def _routine(database: Database, person: Person, at: datetime) -> Routine:
    async with database.begin() as tx:
        return await routines.add(
            tx, person.id, nudge_id=None, techniques=("arm-circles", "bridge"), dose=Dose.GENTLE,
            watch=False, now=at,
        )  # fmt: skip


async def _suspension(
    database: Database, person: Person, since: datetime, until: datetime | None = None
) -> Suspension:
    async with database.begin() as tx:
        return await suspensions.add(
            tx, person.id, checkin_id=None, tier=Tier.STOP, fired=("S1", "X5"), technique="bridge",
            stops_nudges=True, since=since, until=until,
        )  # fmt: skip


async def test_a_nudge_is_its_own_persons_only(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    nudge = await _nudge(database, ann, now)
    assert nudge == Nudge(nudge.id, ann.id, now, now, WAITING, None)
    async with database.begin() as tx:
        assert await nudges.by_id(tx, ann.id, nudge.id) == nudge
        assert await nudges.by_id(tx, bob.id, nudge.id) is None
        assert await nudges.latest(tx, bob.id) is None
        assert not await nudges.settle(tx, bob.id, nudge.id, NudgeOutcome.MOVED, now)


async def test_the_latest_nudge_and_those_since_a_moment(
    database: Database, ann: Person, now: datetime
) -> None:
    first, second = [await _nudge(database, ann, now + n * HOUR) for n in range(2)]
    async with database.begin() as tx:
        assert await nudges.latest(tx, ann.id) == second
        assert await nudges.since(tx, ann.id, now) == (first, second)
        assert await nudges.since(tx, ann.id, second.due_at) == (second,)


async def test_of_many_answers_at_once_one_counts(
    database: Database, ann: Person, now: datetime
) -> None:
    nudge = await _nudge(database, ann, now)

    async def answer(outcome: NudgeOutcome) -> NudgeOutcome | None:
        async with database.begin() as tx:
            counted = await nudges.settle(tx, ann.id, nudge.id, outcome, now + HOUR)
        return outcome if counted else None

    answers = [NudgeOutcome.SKIPPED, NudgeOutcome.SNOOZED, NudgeOutcome.MOVED] * 3
    counted = [*filter(None, await asyncio.gather(*map(answer, answers)))]

    assert len(counted) == 1
    async with database.begin() as tx:
        stored = await nudges.by_id(tx, ann.id, nudge.id)
    assert stored == replace(nudge, outcome=counted[0], answered_at=now + HOUR)


async def test_what_waits_is_left_unanswered_and_what_was_answered_stays(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    skipped = await _nudge(database, ann, now, NudgeOutcome.SKIPPED)
    waiting = await _nudge(database, ann, now)
    other = await _nudge(database, bob, now)
    async with database.begin() as tx:
        await nudges.expire_waiting(tx, ann.id)
        unanswered = replace(waiting, outcome=NudgeOutcome.UNANSWERED)
        assert await nudges.since(tx, ann.id, now) == (skipped, unanswered)
        assert await nudges.latest(tx, bob.id) == other
        assert not await nudges.settle(tx, ann.id, waiting.id, NudgeOutcome.SKIPPED, now)


@pytest.mark.parametrize("before", NudgeOutcome)
async def test_only_a_nudge_that_led_to_a_routine_is_finished_by_it(
    database: Database, ann: Person, now: datetime, before: NudgeOutcome
) -> None:
    nudge = await _nudge(database, ann, now, before)
    async with database.begin() as tx:
        done = await nudges.finish(tx, ann.id, nudge.id, NudgeOutcome.DONE, now)
    assert done is (before in (NudgeOutcome.STARTED, NudgeOutcome.UNANSWERED))


async def test_a_routine_starts_ready(database: Database, ann: Person, now: datetime) -> None:
    routine = await _routine(database, ann, now)
    assert routine == Routine(
        id=routine.id,
        user_id=ann.id,
        nudge_id=None,
        techniques=("arm-circles", "bridge"),
        dose=Dose.GENTLE,
        watch=False,
        state=RoutineState.READY,
        step=0,
        shown_at=None,
        spent_seconds=0,
        started_at=now,
        ended_at=None,
        feeling=None,
        taken=False,
        version=routine.version,
    )


async def test_a_routine_goes_on_as_it_was_saved(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    routine = await _routine(database, ann, now)
    changed = replace(
        routine, state=RoutineState.DONE, step=3, shown_at=now, spent_seconds=61, ended_at=now,
        feeling="better", taken=True,
    )  # fmt: skip
    async with database.begin() as tx:
        saved = await routines.save(tx, changed)
        assert saved == replace(changed, version=routine.version + 1)
    async with database.begin() as tx:
        assert await routines.by_id(tx, ann.id, routine.id) == saved
        assert await routines.by_id(tx, bob.id, routine.id) is None


async def test_of_many_taps_on_one_step_one_counts(
    database: Database, ann: Person, now: datetime
) -> None:
    routine = await _routine(database, ann, now)

    async def tap(step: int) -> Routine | None:
        async with database.begin() as tx:
            return await routines.save(tx, replace(routine, step=step))

    counted = [*filter(None, await asyncio.gather(*map(tap, range(1, 9))))]

    assert len(counted) == 1
    async with database.begin() as tx:
        assert await routines.by_id(tx, ann.id, routine.id) == counted[0]


@pytest.mark.parametrize("state", RoutineState)
async def test_a_routine_is_open_until_it_is_done_or_stopped(
    database: Database, ann: Person, now: datetime, state: RoutineState
) -> None:
    routine = await _routine(database, ann, now)
    async with database.begin() as tx:
        saved = await routines.save(tx, replace(routine, state=state))
        found = await routines.open(tx, ann.id)
    ended = state in (RoutineState.DONE, RoutineState.STOPPED)
    assert found == (None if ended else saved)


async def test_the_newest_open_routine_and_those_since_a_moment(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    first, second = [await _routine(database, ann, now + n * HOUR) for n in range(2)]
    async with database.begin() as tx:
        assert await routines.open(tx, ann.id) == second
        assert await routines.open(tx, bob.id) is None
        assert await routines.since(tx, ann.id, now) == (first, second)
        assert await routines.since(tx, ann.id, now + HOUR) == (second,)


async def test_a_check_in_is_kept_with_every_answer(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    answers = Answers(
        occasion=Occasion.WORSE,
        at=now,
        pain=7,
        sites=frozenset({"neck", "low-back"}),
        interference="much",
        flags={"E1": Answer.NO, "U4": Answer.UNSURE},
        technique="bridge",
        pain_before=4,
    )
    async with database.begin() as tx:
        checkin = await checkins.add(
            tx, ann.id, answers, Assessment(Tier.URGENT, ("U4", "X7"), "2026-1")
        )
    assert checkin == CheckIn(checkin.id, ann.id, now, Tier.URGENT, answers, ("U4", "X7"), "2026-1")
    async with database.begin() as tx:
        assert await checkins.by_id(tx, ann.id, checkin.id) == checkin
        assert await checkins.by_id(tx, bob.id, checkin.id) is None


async def test_answers_that_were_not_given_stay_not_given(
    database: Database, ann: Person, now: datetime
) -> None:
    answers = Answers(Occasion.DAILY, now)
    async with database.begin() as tx:
        await checkins.add(tx, ann.id, answers, Assessment(Tier.NONE, (), "1"))
    async with database.begin() as tx:
        (stored,) = await checkins.latest(tx, ann.id, 1)
    assert stored.answers == answers


async def test_a_check_in_is_amended_by_its_own_person_only(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    answers = Answers(Occasion.ASKED, now, pain=3)
    more = replace(answers, flags={"E2": Answer.YES})
    worse = Assessment(Tier.EMERGENCY, ("E2",), "2")
    async with database.begin() as tx:
        checkin = await checkins.add(tx, ann.id, answers, Assessment(Tier.NONE, (), "1"))
        assert not await checkins.amend(tx, bob.id, checkin.id, more, worse)
        assert await checkins.by_id(tx, ann.id, checkin.id) == checkin
        assert await checkins.amend(tx, ann.id, checkin.id, more, worse)
        assert await checkins.by_id(tx, ann.id, checkin.id) == CheckIn(
            checkin.id, ann.id, now, Tier.EMERGENCY, more, ("E2",), "2"
        )


async def test_check_ins_are_read_forwards_since_and_backwards_from_the_last(
    database: Database, ann: Person, now: datetime
) -> None:
    async with database.begin() as tx:
        first, second, third = [
            await checkins.add(
                tx, ann.id, Answers(Occasion.DAILY, now + n * HOUR), Assessment(Tier.NONE, (), "1")
            )
            for n in range(3)
        ]
        assert await checkins.since(tx, ann.id, now + HOUR) == (second, third)
        assert await checkins.latest(tx, ann.id, 2) == (third, second)
        assert await checkins.latest(tx, ann.id, 9) == (third, second, first)


async def test_a_suspension_goes_on_as_it_was_saved(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    added = await _suspension(database, ann, now)
    assert added == Suspension(
        added.id, ann.id, None, Tier.STOP, ("S1", "X5"), "bridge", True, now, None, 0, None, None,
        None,
    )  # fmt: skip
    changed = replace(
        added, stops_nudges=False, until=now + 9 * HOUR, follow_ups_sent=2, seen_at=now,
        cleared_at=now + HOUR, cleared_how="screened",
    )  # fmt: skip
    async with database.begin() as tx:
        await suspensions.save(tx, changed)
        assert await suspensions.by_id(tx, ann.id, added.id) == changed
        assert await suspensions.by_id(tx, bob.id, added.id) is None


async def test_a_suspension_holds_until_its_end_or_until_it_is_cleared(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    lasting = await _suspension(database, ann, now)
    short = await _suspension(database, ann, now, until=now + HOUR)
    cleared = await _suspension(database, ann, now)
    async with database.begin() as tx:
        await suspensions.save(tx, replace(cleared, cleared_at=now, cleared_how="screened"))
        assert await suspensions.active(tx, ann.id, now) == (lasting, short)
        assert await suspensions.active(tx, ann.id, now + HOUR) == (lasting,)
        assert await suspensions.active(tx, bob.id, now) == ()
        assert [s.id for s in await suspensions.history(tx, ann.id)] == [
            lasting.id,
            short.id,
            cleared.id,
        ]
