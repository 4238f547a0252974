from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from scheduler.engine import BATCH, Engine
from scheduler.model import Sitting, Timer, TimerKind
from scheduler.store import Sitter
from scheduler.wake import Wake
from tests.clocks import ManualClock
from tests.unit.memory_store import MemoryStore
from tests.unit.sitting_cases import OFFICE, at, minutes

SITTER = Sitter(OFFICE, Sitting(sitting_since=at("10:00")), (), checkin_minute=None)


def nudge(user_id: int = 1) -> Timer:
    return Timer(user_id, user_id, user_id, TimerKind.NUDGE, "", at("10:50"), 1)


def follow_up(number: int, due: str, user_id: int = 1) -> Timer:
    return Timer(number, user_id, user_id, TimerKind.FOLLOW_UP, str(number), at(due), 1)


def engine(store: MemoryStore, clock: ManualClock) -> Engine:
    return Engine(store, clock, Wake(clock))


@asynccontextmanager
async def running(built: Engine) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(built.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(true: Callable[[], bool], poked: Engine | None = None) -> None:
    """Let the loop run until ``true``; a test that never gets there fails by its deadline."""
    async with asyncio.timeout(5):
        while not true():
            if poked:
                poked.poke()
            await asyncio.sleep(0)


async def test_a_tick_fires_what_is_due_and_nothing_else() -> None:
    store = MemoryStore([nudge(), follow_up(2, "11:30")], {1: SITTER})
    clock = ManualClock(at("10:49"))
    built = engine(store, clock)
    assert await built.tick() == 0

    clock.advance(minutes(1))
    assert await built.tick() == 1

    assert [advance.timer for advance in store.spoken] == [nudge()]
    assert store.timers[1].due_at == at("11:40")
    assert store.people[1].sitting.unanswered == 1
    assert await built.tick() == 0


async def test_a_day_of_silence_is_two_nudges_and_one_question() -> None:
    store = MemoryStore([nudge()], {1: SITTER})
    clock = ManualClock(at("09:00"))
    built = engine(store, clock)
    for _ in range(15 * 60):
        await built.tick()
        clock.advance(minutes(1))
    assert [advance.payload["ask"] for advance in store.spoken] == ["nudge", "nudge", "day-off"]
    assert store.timers[1].due_at == at("2026-03-03 09:50")


async def test_a_failed_pass_leaves_everything_due() -> None:
    store = MemoryStore([nudge()], {1: SITTER})
    built = engine(store, ManualClock(at("10:50")))
    store.away = True
    with pytest.raises(ConnectionError):
        await built.tick()
    assert (store.timers, store.spoken) == ({1: nudge()}, [])


async def test_the_loop_empties_a_backlog_in_batches() -> None:
    people = range(1, 2 * BATCH + 2)
    store = MemoryStore([nudge(i) for i in people], dict.fromkeys(people, SITTER))
    built = engine(store, ManualClock(at("10:50")))
    async with running(built):
        await until(lambda: len(store.spoken) == len(people))
    assert {timer.due_at for timer in store.timers.values()} == {at("11:40")}


async def test_a_backlog_of_many_batches_is_one_message_a_person_now_and_the_rest_soon() -> None:
    people = range(1, BATCH + 1)
    first = [follow_up(i, "09:00", user_id=i) for i in people]
    second = [follow_up(i + BATCH, "09:30", user_id=i) for i in people]
    store = MemoryStore(first + second)
    clock = ManualClock(at("12:00"))
    built = engine(store, clock)
    async with running(built):
        await until(lambda: store.asked == 3)
        assert sorted(a.timer.id for a in store.spoken) == list(people)
        assert {timer.due_at for timer in store.timers.values()} == {at("12:02")}
        clock.advance(minutes(2))
        await until(lambda: not store.timers, poked=built)
    assert len(store.spoken) == 2 * BATCH


async def test_what_one_of_two_batches_could_not_store_is_still_said() -> None:
    people = range(1, 3 * BATCH + 1)
    store = MemoryStore([follow_up(i, "09:00", user_id=i) for i in people])
    store.at_once, store.uncommitted = 2, {2}
    async with running(engine(store, ManualClock(at("12:00")))):
        await until(lambda: not store.timers)
    assert sorted(advance.timer.id for advance in store.spoken) == list(people)


async def test_a_poke_makes_the_loop_look_again_at_once() -> None:
    store = MemoryStore()
    built = engine(store, ManualClock(at("10:50")))
    async with running(built):
        await until(lambda: store.asked > 0)
        store.timers = {1: follow_up(1, "10:50")}
        await until(lambda: bool(store.spoken), poked=built)


async def test_a_clock_that_jumps_is_noticed_without_a_poke() -> None:
    store = MemoryStore([follow_up(1, "18:00")])
    clock = ManualClock(at("10:50"))
    async with running(engine(store, clock)):
        await until(lambda: store.asked > 0)
        clock.advance(timedelta(hours=8))
        await until(lambda: bool(store.spoken))


async def test_what_another_replica_holds_is_not_asked_for_without_pause() -> None:
    store = MemoryStore([follow_up(1, "10:50")])
    store.locked = True
    built = engine(store, ManualClock(at("10:50")))
    async with running(built):
        await until(lambda: store.asked > 0)
        for _ in range(50):
            await asyncio.sleep(0)
        assert store.asked == 1
        store.locked = False
        await until(lambda: bool(store.spoken), poked=built)


async def test_an_outage_is_logged_once_waited_for_and_survived() -> None:
    store = MemoryStore([follow_up(1, "10:50")])
    store.away = True
    built = engine(store, ManualClock(at("10:50")))
    with capture_logs() as logs:
        async with running(built) as task:
            await until(lambda: store.asked == 3, poked=built)
            store.away = False
            await until(lambda: bool(store.spoken) and len(logs) == 2, poked=built)
            assert not task.done()
    assert [(line["log_level"], line.get("error")) for line in logs] == [
        ("error", "ConnectionError"),
        ("info", None),
    ]


class CountedWake(Wake):
    """Counts its waits, and ends each at once."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__(clock)
        self.waits = 0

    async def wait(self, until: datetime | None) -> None:
        self.waits += 1
        self.poke()
        await super().wait(until)
        await asyncio.sleep(0)


class Unreachable(MemoryStore):
    """Is never reached, and notes how often its wake had waited at each try."""

    def __init__(self, wake: CountedWake) -> None:
        super().__init__()
        self._wake = wake
        self.tried_at: list[int] = []

    async def earliest(self) -> datetime | None:
        self.tried_at.append(self._wake.waits)
        raise ConnectionError


async def test_the_waits_of_an_outage_grow_to_thirty_seconds() -> None:
    clock = ManualClock(at("10:50"))
    wake = CountedWake(clock)
    store = Unreachable(wake)
    async with running(Engine(store, clock, wake)):
        await until(lambda: len(store.tried_at) > 7)
    pauses = [later - earlier for earlier, later in pairwise(store.tried_at)]
    assert pauses[:7] == [1, 2, 4, 8, 16, 30, 30]


async def test_a_cancelled_loop_ends_and_leaves_no_task_behind() -> None:
    store = MemoryStore()
    built = engine(store, ManualClock(at("10:50")))
    async with running(built) as task:
        await until(lambda: store.asked > 0)
    assert task.cancelled()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_who_sends_is_told_of_each_batch_at_once() -> None:
    store = MemoryStore([nudge()], {1: SITTER})
    clock = ManualClock(at("10:50"))
    told: list[datetime] = []
    built = Engine(store, clock, Wake(clock), spoken=lambda: told.append(clock.now()))
    async with running(built):
        await until(lambda: bool(told))
    assert told == [at("10:50")]
