"""What a batch knows of people, and what settling it leaves behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from msgspec import structs
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Tier
from db import counters, nudges, outbox, people, sitting, suspensions, timers
from db.database import Database
from db.nudges import NudgeOutcome
from db.people import Consent, Person
from db.timers import TimerStore
from scheduler.model import Hold, HoldKind, Lane, Outgoing, Sitting, Timer, TimerKind
from scheduler.store import Advance, Batch, Drop, Sitter
from tests.integration.conftest import MakeSitter
from tests.plans import heard

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


async def _settle(
    database: Database, *advances: Advance, sittings: dict[int, Sitting] | None = None
) -> None:
    await TimerStore(database).transact(
        lambda batch: batch.settle(advances, sittings or {}, advances[0].timer.due_at)
    )


async def _sitters(database: Database, now: datetime, *ids: int) -> Mapping[int, Sitter]:
    def work(batch: Batch) -> Mapping[int, Sitter]:
        batch.due(now, 10)
        return batch.sitters(ids)

    return await TimerStore(database).transact(work)


async def _claim(database: Database, now: datetime) -> tuple[Outgoing, ...]:
    async with database.begin() as tx:
        return await outbox.claim(tx, now, MINUTE, 1000)


async def test_planning_is_told_all_it_needs(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    clock = Sitting(now - HOUR, now, None, None, 1, 2, 0)
    settling, on, over = [Hold(HoldKind.MEETING, now - HOUR, now + n * MINUTE) for n in (-1, 5, -2)]
    async with database.begin() as tx:
        await people.save(
            tx,
            replace(ann, zone="Asia/Tokyo", limit_minutes=25, checkin_minute=1, spread_seconds=0),
        )
        await sitting.save(tx, ann.id, clock)
        for hold in (on, over, settling):
            await sitting.hold(tx, ann.id, hold)
        changed = await people.by_id(tx, ann.id)
    assert changed is not None
    assert await _sitters(database, now, ann.id, bob.id, 10**9) == {
        ann.id: Sitter(changed.rhythm, clock, (on, settling), 1),
        bob.id: Sitter(bob.rhythm, Sitting(), (), None),
    }


Change = Callable[[AsyncSession, Person, datetime], Awaitable[object]]


def _suspend(tier: Tier, *, nudges: bool, until: timedelta | None = None) -> Change:
    async def change(tx: AsyncSession, ann: Person, now: datetime) -> object:
        return await suspensions.add(
            tx, ann.id, checkin_id=None, tier=tier, fired=(), technique=None, stops_nudges=nudges,
            since=now - HOUR, until=now + until if until is not None else None,
        )  # fmt: skip

    return change


async def _clear(tx: AsyncSession, ann: Person, now: datetime) -> None:
    await _suspend(Tier.EMERGENCY, nudges=True)(tx, ann, now)
    (suspension,) = await suspensions.active(tx, ann.id, now)
    await suspensions.save(tx, replace(suspension, cleared_at=now))


@pytest.mark.parametrize(
    ("change", "nudged"),
    [
        pytest.param(lambda tx, p, now: people.block(tx, p.id, now), False, id="blocked"),
        pytest.param(
            lambda tx, p, now: people.save(tx, replace(p, onboarded_at=None)),
            False,
            id="not set up",
        ),
        pytest.param(
            lambda tx, p, now: people.consent(tx, p.id, Consent.REMINDERS, False, "1", now),
            False,
            id="wants no reminders",
        ),
        pytest.param(_suspend(Tier.EMERGENCY, nudges=True), False, id="in an emergency"),
        pytest.param(_suspend(Tier.URGENT, nudges=False), True, id="suspended from stretching"),
        pytest.param(
            _suspend(Tier.EMERGENCY, nudges=True, until=timedelta()), True, id="suspension is over"
        ),
        pytest.param(
            _suspend(Tier.EMERGENCY, nudges=True, until=MINUTE), False, id="suspension still holds"
        ),
        pytest.param(_clear, True, id="suspension was cleared"),
    ],
)
async def test_who_is_not_to_be_nudged_is_left_out(
    database: Database, ann: Person, bob: Person, now: datetime, change: Change, nudged: bool
) -> None:
    async with database.begin() as tx:
        await change(tx, ann, now)
    found = set(await _sitters(database, now, ann.id, bob.id))
    assert found == {bob.id} | ({ann.id} if nudged else set())


async def test_settling_moves_the_timer_on_and_lets_it_speak(
    database: Database, ann: Person, now: datetime
) -> None:
    await _put(database, ann, now)
    (timer,) = await _of(database, ann)
    advance = Advance(
        timer, now + HOUR, speaks=True, expires_at=now + MINUTE, payload={"ask": "nudge"}
    )
    await _settle(database, advance, sittings={ann.id: Sitting(asked_at=now)})
    assert await _of(database, ann) == (structs.replace(timer, due_at=now + HOUR, version=2),)
    async with database.begin() as tx:
        assert await sitting.load(tx, ann.id) == Sitting(asked_at=now)
        assert await nudges.since(tx, ann.id, now) == ()
        assert await counters.totals(tx) == {}
    (row,) = await _claim(database, now)
    assert row == Outgoing(
        id=row.id,
        user_id=ann.id,
        chat_id=ann.chat_id,
        lane=Lane.NUDGE,
        kind="nudge",
        key="",
        due_at=now,
        expires_at=now + MINUTE,
        attempt=1,
        payload={"ask": "nudge"},
    )


async def test_a_due_time_speaks_once_however_often_it_is_settled(
    database: Database, ann: Person, now: datetime
) -> None:
    await _put(database, ann, now)
    (timer,) = await _of(database, ann)
    for _ in range(2):
        await _settle(database, Advance(timer, now + HOUR, speaks=True))
    assert len(await _claim(database, now)) == 1


@pytest.mark.parametrize(
    ("kind", "drop", "recorded"),
    [
        (NUDGE, Drop.HELD, NudgeOutcome.HELD),
        (NUDGE, Drop.LATE, NudgeOutcome.LATE),
        (NUDGE, Drop.COALESCED, None),
        (NUDGE, None, None),
        (TimerKind.CHECK_IN, Drop.LATE, None),
    ],
)
async def test_what_was_not_said_is_counted_and_a_nudge_is_recorded(
    database: Database,
    ann: Person,
    now: datetime,
    kind: TimerKind,
    drop: Drop | None,
    recorded: NudgeOutcome | None,
) -> None:
    await _put(database, ann, now, kind)
    (timer,) = await _of(database, ann)
    await _settle(database, Advance(timer, None, speaks=False, drop=drop))
    async with database.begin() as tx:
        outcomes = [(n.outcome, n.due_at, n.sent_at) for n in await nudges.since(tx, ann.id, now)]
        totals = await counters.totals(tx)
    assert await _claim(database, now) == ()
    assert outcomes == ([(recorded, now, None)] if recorded else [])
    assert totals == ({f"dropped.{kind}.{drop}": 1} if drop else {})


async def test_a_batch_takes_the_same_few_statements_for_one_and_for_fifty(
    database: Database, make_sitter: MakeSitter, now: datetime
) -> None:
    async def statements(limit: int) -> int:
        def work(batch: Batch) -> None:
            due = batch.due(now, limit)
            sitters = batch.sitters([timer.user_id for timer in due])
            advances = [Advance(t, None, speaks=True, drop=Drop.HELD) for t in due]
            batch.settle(advances, {who: Sitting(now) for who in sitters}, now)
            assert len(due) == len(sitters) == limit

        with heard(database) as said:
            await TimerStore(database).transact(work)
        return said.times

    async with database.begin() as tx:
        for chat_id in range(51):
            person = await make_sitter(tx, chat_id)
            await timers.put(tx, person.id, NUDGE, "", now)
    one = await statements(1)
    assert await statements(50) == one <= 12
