from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from structlog.testing import capture_logs

from scheduler.clock import SystemClock
from scheduler.wake import Housekeeping, Wake
from tests.clocks import ManualClock

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class TwoHoursBehind(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> TwoHoursBehind:
        return cls.fromtimestamp(time.time() - 7200, tz)


@asynccontextmanager
async def started(wake: Wake) -> AsyncIterator[Wake]:
    wake.start()
    try:
        async with asyncio.timeout(5):
            yield wake
    finally:
        await wake.stop()


async def test_it_wakes_within_a_second_of_its_own_accord() -> None:
    before = SystemClock().now()
    async with started(Wake(ManualClock(START))) as wake:
        await wake.wait(None)
    assert SystemClock().now() - before < timedelta(seconds=2)


async def test_it_wakes_when_the_clock_shows_the_armed_moment() -> None:
    before = SystemClock().now()
    async with started(Wake(ManualClock(START))) as wake:
        await wake.wait(START + timedelta(milliseconds=100))
    assert timedelta(milliseconds=100) <= SystemClock().now() - before < timedelta(seconds=1)


async def test_a_moment_long_past_wakes_at_once() -> None:
    before = SystemClock().now()
    async with started(Wake(ManualClock(START))) as wake:
        await wake.wait(START - timedelta(days=3))
    assert SystemClock().now() - before < timedelta(seconds=1)


async def test_a_poke_before_the_wait_is_not_lost() -> None:
    before = SystemClock().now()
    async with started(Wake(ManualClock(START))) as wake:
        wake.poke()
        await wake.wait(None)
    assert SystemClock().now() - before < timedelta(seconds=1)


async def test_it_goes_on_waking_when_the_machines_clock_is_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with started(Wake(ManualClock(START))) as wake:
        await wake.wait(None)
        monkeypatch.setattr("apscheduler.schedulers.base.datetime", TwoHoursBehind)
        for _ in range(2):
            await wake.wait(None)


async def test_housekeeping_comes_round_and_a_failure_names_no_data() -> None:
    rounds = asyncio.Event()
    tries = 0

    async def chore() -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise ValueError("a secret")
        rounds.set()

    with capture_logs() as logs:
        async with started(Wake(ManualClock(START), [Housekeeping("prune", 1, chore)])):
            await rounds.wait()
    assert [(line["chore"], line["error"]) for line in logs] == [("prune", "ValueError")]
    assert "secret" not in str(logs)


async def test_housekeeping_comes_at_the_start_for_who_never_lives_an_hour() -> None:
    kept = asyncio.Event()

    async def chore() -> None:
        kept.set()

    async with started(Wake(ManualClock(START), [Housekeeping("prune", 3600, chore)])):
        await kept.wait()


async def test_housekeeping_under_way_has_ended_when_it_is_stopped() -> None:
    begun = asyncio.Event()
    ended = 0

    async def chore() -> None:
        nonlocal ended
        begun.set()
        for _ in range(9):
            await asyncio.sleep(0)
        ended += 1

    async with started(Wake(ManualClock(START), [Housekeeping("prune", 3600, chore)])):
        await begun.wait()
    assert ended == 1
