"""What a person gets when they ask for their data, and what is forgotten by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.model import Answer, Answers, Assessment, Dose, Gate, Occasion, Tier
from db import (
    checkins,
    handled_updates,
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
from db.database import Database
from db.nudges import NudgeOutcome
from db.open_questions import Conversation
from db.people import Person
from db.upkeep import retention
from db.upkeep.export import everything
from scheduler.model import Hold, HoldKind, Sitting, TimerKind

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
YEAR = timedelta(days=365)


async def _fill(database: Database, person: Person, at: datetime) -> None:
    """Store one of everything, as it would have been at ``at``."""
    answers = Answers(
        Occasion.HURTS, at, pain=6, sites=frozenset({"neck"}), flags={"U4": Answer.YES}
    )
    async with database.begin() as tx:
        await open_questions.save(tx, person.id, Conversation("check-in", "where", {"pain": 2}, at))
        await sitting.save(tx, person.id, Sitting(sitting_since=at, skips=1))
        await sitting.hold(tx, person.id, Hold(HoldKind.MEETING, at, at + HOUR))
        nudge = await nudges.add(tx, person.id, at, at, NudgeOutcome.STARTED)
        routine = await routines.add(
            tx, person.id, nudge_id=nudge.id, techniques=("bridge",), dose=Dose.NORMAL, watch=True,
            now=at,
        )  # fmt: skip
        await routines.save(tx, replace(routine, feeling="worse"))
        checkin = await checkins.add(tx, person.id, answers, Assessment(Tier.STOP, ("S1",), "r1"))
        suspension = await suspensions.add(
            tx, person.id, checkin_id=checkin.id, tier=Tier.STOP, fired=("S1",), technique="bridge",
            stops_nudges=False, since=at, until=None,
        )  # fmt: skip
        await suspensions.save(tx, replace(suspension, cleared_at=at, cleared_how="screened"))
        await message_keys.remember(tx, person.id, "nudge", 4711)
        await timers.put(tx, person.id, TimerKind.FOLLOW_UP, "3", at + HOUR)
        await timers.put(tx, person.id, TimerKind.NUDGE, "", None)
        await outbox.answer(tx, person.id, person.chat_id, {"text": "x"}, at, HOUR)


async def test_a_person_gets_all_that_is_stored_about_them_in_words(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    async with database.begin() as tx:
        profile = frozenset({Gate.HIP, Gate.DISC})
        await people.save(tx, replace(ann, profile=profile, profile_at=now, adult=True))
    await _fill(database, ann, now)
    await _fill(database, bob, now)
    async with database.begin() as tx:
        data = await everything(tx, ann.id)
    at, later = "2026-03-02T09:30:00+00:00", "2026-03-02T10:30:00+00:00"
    days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    assert data == {
        "person": {
            "chat_id": 7,
            "language": "en",
            "zone": "UTC",
            "country": None,
            "windows": [
                {"days": days, "start": "09:00", "end": "12:30"},
                {"days": days, "start": "13:30", "end": "17:30"},
            ],
            "limit_minutes": 50,
            "floor": False,
            "watch": False,
            "pictures": True,
            "checkin_minute": None,
            "adult": True,
            "onboarded_at": at,
            "blocked_at": None,
            "created_at": at,
            "last_seen_at": at,
            "consents": ["reminders"],
            "profile": ["disc", "hip"],
            "profile_at": at,
            "agreed": [],
            "dose": "normal",
            "favourites": [],
            "hidden": [],
            "lessons": [],
            "lesson_at": None,
            "not_found_since": None,
            "spread_seconds": 180,
        },
        "consents": [{"consent": "reminders", "given": True, "text_version": "1", "at": at}],
        "sitting": {
            "sitting_since": at,
            "asked_at": None,
            "snoozed_until": None,
            "quiet_until": None,
            "snoozes": 0,
            "skips": 1,
            "unanswered": 0,
        },
        "holds": [{"kind": "meeting", "start": at, "end": later}],
        "nudges": [
            {
                "due_at": at,
                "sent_at": at,
                "outcome": "started",
                "answered_at": None,
                "technique": None,
                "why": None,
            }
        ],
        "routines": [
            {
                "techniques": ["bridge"],
                "dose": "normal",
                "watch": True,
                "state": "ready",
                "step": 0,
                "shown_at": None,
                "spent_seconds": 0,
                "started_at": at,
                "ended_at": None,
                "feeling": "worse",
                "taken": False,
            }
        ],
        "checkins": [
            {
                "at": at,
                "tier": "stop",
                "answers": {
                    "occasion": "hurts",
                    "at": at,
                    "pain": 6,
                    "sites": ["neck"],
                    "interference": None,
                    "flags": {"U4": "yes"},
                    "technique": None,
                    "pain_before": None,
                    "peg": None,
                },
                "fired": ["S1"],
                "rules_version": "r1",
            }
        ],
        "suspensions": [
            {
                "tier": "stop",
                "fired": ["S1"],
                "technique": "bridge",
                "stops_nudges": False,
                "since": at,
                "until": None,
                "follow_ups_sent": 0,
                "seen_at": None,
                "cleared_at": at,
                "cleared_how": "screened",
            }
        ],
        "open_questions": [
            {"flow": "check-in", "step": "where", "data": {"pain": 2}, "asked_at": at}
        ],
        "planned": [{"chat_id": 7, "kind": "follow-up", "key": "3", "due_at": later}],
    }
    assert json.loads(json.dumps(data)) == data


async def test_of_nobody_nothing_is_told(database: Database) -> None:
    async with database.begin() as tx:
        assert await everything(tx, 1) == {}


@pytest.mark.parametrize(
    ("age", "gone"),
    [
        pytest.param(timedelta(), set(), id="now"),
        pytest.param(2 * DAY, set(), id="two days"),
        pytest.param(2 * DAY + 2 * HOUR, {"updates_seen", "holds"}, id="two days and a bit"),
        pytest.param(7 * DAY, {"updates_seen", "holds"}, id="seven days"),
        pytest.param(YEAR, {"updates_seen", "holds", "conversations"}, id="twelve months"),
        pytest.param(
            YEAR + HOUR,
            {
                "updates_seen",
                "holds",
                "nudges",
                "routines",
                "checkins",
                "conversations",
                "suspensions",
            },
            id="over twelve months",
        ),
    ],
)
async def test_everything_is_forgotten_in_its_time(
    database: Database, ann: Person, now: datetime, age: timedelta, gone: set[str]
) -> None:
    await _fill(database, ann, now - age)
    await _fill(database, ann, now)
    async with database.begin() as tx:
        await handled_updates.first_time(tx, 1, now - age)
        await handled_updates.first_time(tx, 2, now)
        await open_questions.save(tx, ann.id, Conversation("other", "x", {}, now - age))
        removed = await retention.prune(tx, now)
        assert {name for name, number in removed.items() if number} == gone
        assert set(removed.values()) <= {0, 1}
        assert await people.by_id(tx, ann.id) == ann
        assert set((await retention.prune(tx, now)).values()) == {0}


@pytest.mark.parametrize(
    ("until", "cleared", "kept"),
    [
        pytest.param(None, None, True, id="never cleared"),
        pytest.param(timedelta(days=-366), None, False, id="ended long ago"),
        pytest.param(timedelta(days=-364), None, True, id="ended lately"),
        pytest.param(None, timedelta(days=-364), True, id="cleared lately"),
        pytest.param(None, timedelta(days=-366), False, id="cleared long ago"),
    ],
)
async def test_a_suspension_is_forgotten_only_when_it_has_long_been_over(
    database: Database,
    ann: Person,
    now: datetime,
    until: timedelta | None,
    cleared: timedelta | None,
    kept: bool,
) -> None:
    async with database.begin() as tx:
        suspension = await suspensions.add(
            tx, ann.id, checkin_id=None, tier=Tier.EMERGENCY, fired=("E1",), technique=None,
            stops_nudges=True, since=now - 3 * YEAR, until=now + until if until else None,
        )  # fmt: skip
        if cleared:
            await suspensions.save(tx, replace(suspension, cleared_at=now + cleared))
        await retention.prune(tx, now)
        assert (await suspensions.by_id(tx, ann.id, suspension.id) is not None) is kept


async def test_what_hangs_on_a_forgotten_entry_stays(
    database: Database, ann: Person, now: datetime
) -> None:
    async with database.begin() as tx:
        old = now - 2 * YEAR
        nudge = await nudges.add(tx, ann.id, old, old, NudgeOutcome.STARTED)
        routine = await routines.add(
            tx, ann.id, nudge_id=nudge.id, techniques=(), dose=Dose.NORMAL, watch=False, now=now
        )
        checkin = await checkins.add(
            tx, ann.id, Answers(Occasion.DAILY, old), Assessment(Tier.EMERGENCY, ("E1",), "1")
        )
        suspension = await suspensions.add(
            tx, ann.id, checkin_id=checkin.id, tier=Tier.EMERGENCY, fired=("E1",), technique=None,
            stops_nudges=True, since=old, until=None,
        )  # fmt: skip
        await retention.prune(tx, now)
        assert await routines.by_id(tx, ann.id, routine.id) == replace(routine, nudge_id=None)
        assert await suspensions.active(tx, ann.id, now) == (replace(suspension, checkin_id=None),)
