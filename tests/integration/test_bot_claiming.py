"""Senders that share one rate: all of it used, never more, and what is urgent first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest

from bot.sender.chat_rate_limit import BUDGET
from bot.sender.claim import HORIZON, claim
from db import outbox, timers
from db.database import Database
from db.replicas import rate_limit
from scheduler.model import LANES, Lane, Outgoing, TimerKind
from tests.clocks import ManualClock
from tests.integration.conftest import MakeSitter, let_speak

SECOND = timedelta(seconds=1)
TICK = timedelta(milliseconds=50)
Sent = list[tuple[datetime, Outgoing]]


class Senders:
    """Some senders of one database, which look again when they said they would."""

    def __init__(self, database: Database, clock: ManualClock, number: int, rate: float) -> None:
        self._database = database
        self._clock = clock
        self._rate = rate
        self._again = [clock.now()] * number
        self.sent: Sent = []

    async def go_on(self, span: timedelta) -> None:
        """Let time pass; what may be sent is sent at its moment."""
        end = self._clock.now() + span
        while self._clock.now() < end:
            awake = [n for n, again in enumerate(self._again) if again <= self._clock.now()]
            await asyncio.gather(*map(self._look, awake))
            self._clock.advance(TICK)

    async def _look(self, number: int) -> None:
        now = self._clock.now()
        claimed = await claim(self._database, now, self._rate, places=1000)
        self.sent.extend((moment, row) for row, moment in claimed.rows)
        self._again[number] = max(claimed.again or now + SECOND, now + TICK)
        async with self._database.begin() as tx:
            await outbox.done(tx, [row.id for row, _ in claimed.rows])

    def fullest_second(self) -> int:
        """Return the most messages in any second."""
        moments = sorted(moment for moment, _ in self.sent)
        return max(sum(at <= other < at + SECOND for other in moments) for at in moments)


@pytest.fixture
def clock(now: datetime) -> ManualClock:
    return ManualClock(now)


async def wait(
    database: Database,
    make_sitter: MakeSitter,
    kind: TimerKind,
    due: Sequence[datetime],
    first_chat: int = 1,
) -> None:
    """Let one person's message of this kind wait for each moment in ``due``."""
    async with database.begin() as tx:
        for chat_id, moment in enumerate(due, first_chat):
            person = await make_sitter(tx, chat_id)
            await timers.put(tx, person.id, kind, "", moment)
    await let_speak(database, max(due), limit=len(due))


def numbers(database: Database) -> Iterator[int]:
    yield 1
    if not database.is_sqlite:
        yield from (2, 4)


async def test_one_two_and_four_senders_use_the_rate_up_and_never_exceed_it(
    database: Database, make_sitter: MakeSitter, clock: ManualClock
) -> None:
    for turn, number in enumerate(numbers(database)):
        start = clock.now()
        await wait(database, make_sitter, TimerKind.NUDGE, [start] * 160, 1000 * turn + 1)
        senders = Senders(database, clock, number, rate=30)
        await senders.go_on(7 * SECOND)
        assert len(senders.sent) == 160
        assert senders.fullest_second() <= 30
        took = max(moment for moment, _ in senders.sent) - start
        assert 159 / 30 / took.total_seconds() >= 0.995
        assert len({row.id for _, row in senders.sent}) == 160, "none twice"


async def test_while_many_nudges_wait_a_step_is_half_a_second_late_at_most(
    database: Database, make_sitter: MakeSitter, clock: ManualClock
) -> None:
    start = clock.now()
    steps = [start + n * SECOND / 3 for n in range(1, 12)]
    await wait(database, make_sitter, TimerKind.NUDGE, [start] * 200)
    await wait(database, make_sitter, TimerKind.STEP, steps, 1001)
    senders = Senders(database, clock, max(numbers(database)), rate=30)
    await senders.go_on(5 * SECOND)
    late = [at - row.due_at for at, row in senders.sent if row.lane is LANES[TimerKind.STEP]]
    assert len(late) == len(steps)
    assert timedelta() <= min(late)
    assert max(late) <= HORIZON + SECOND / 30
    assert senders.fullest_second() <= 30


async def test_when_telegram_refuses_one_all_senders_hold_off(
    database: Database, make_sitter: MakeSitter, clock: ManualClock
) -> None:
    await wait(database, make_sitter, TimerKind.NUDGE, [clock.now()] * 100)
    senders = Senders(database, clock, max(numbers(database)), rate=30)
    await senders.go_on(SECOND)
    held = clock.now(), clock.now() + 5 * SECOND
    async with database.begin() as tx:
        await rate_limit.hold_off(tx, BUDGET, held[1])
    await senders.go_on(9 * SECOND)
    assert len(senders.sent) == 100
    on_their_way = held[0] + HORIZON + TICK  # these had their slots before
    assert not [at for at, _ in senders.sent if on_their_way < at < held[1]]


async def test_one_chats_next_message_waits_until_the_one_before_is_done(
    database: Database, make_sitter: MakeSitter, clock: ManualClock
) -> None:
    now = clock.now()
    await wait(database, make_sitter, TimerKind.CHECK_IN, [now])
    first = await claim(database, now, rate=30, places=9)
    async with database.begin() as tx:
        await timers.put(tx, first.rows[0][0].user_id, TimerKind.NUDGE, "", now)
    await let_speak(database, now, kind=TimerKind.NUDGE)
    blocked = await claim(database, now, rate=30, places=9)
    assert not blocked.rows
    assert blocked.again is not None
    assert blocked.again > now, "and nobody asks all the time"
    async with database.begin() as tx:
        await outbox.done(tx, [row.id for row, _ in first.rows])
    [(nudge, _)] = (await claim(database, now, rate=30, places=9)).rows
    assert nudge.lane is Lane.NUDGE
