"""The loop that fires what is due: claim ahead, decide, settle, sleep until shortly before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from scheduler.advance import decide, overdue
from scheduler.clock import Clock
from scheduler.store import Batch, Store
from scheduler.unbroken import unbroken
from scheduler.wake import Wake

BATCH = 1000  # timers in one transaction
AHEAD = timedelta(seconds=2)  # timers become messages this long before they are due
LONGEST_BACK_OFF = 30  # wakes, a second each
log = structlog.get_logger()


class Engine:
    """Turns due timers into waiting messages. Any number may run on one PostgreSQL."""

    def __init__(
        self, store: Store, clock: Clock, wake: Wake, spoken: Callable[[], None] = lambda: None
    ) -> None:
        self._store = store
        self._clock = clock
        self._wake = wake
        self._spoken = spoken  # told after each batch that new messages may wait
        self._failures = 0  # passes in a row

    def poke(self) -> None:
        """Look again now: a timer may have been set."""
        self._wake.poke()

    async def run(self) -> None:
        """Run until cancelled. An unreachable database is waited for, not died of."""
        self._wake.start()
        try:
            while True:
                await self._round()
        finally:
            await self._wake.stop()

    async def tick(self) -> int:
        """Advance one batch of timers that are due soon; return how many there were."""
        return await self._pass(set())

    async def _pass(self, served: set[int]) -> int:
        """Tick, and add to ``served`` those who have had their one message of this backlog."""
        now, said = self._clock.now(), set[int]()
        try:
            advanced = await self._store.transact(lambda batch: _advance(batch, now, served, said))
        except Exception:  # cancelled, the whole backlog ends, and ``served`` with it
            served -= said  # they have not heard it: another batch may hold their timers now
            raise
        if advanced:
            self._spoken()
        return advanced

    async def _round(self) -> None:
        """Fire all that is due, then sleep."""
        try:
            earliest = await unbroken(self._drain())
        except Exception as error:
            await self._back_off(error)
            return
        if self._failures:
            log.info("scheduling goes on", failures=self._failures)
        self._failures = 0
        # A quarter of what is looked ahead is slept through, so that timers come in batches.
        await self._wake.wait(earliest and earliest - AHEAD * 0.75)

    async def _drain(self) -> datetime | None:
        """Fire until nothing is due soon; return when the next timer is due, if that is known."""
        served: set[int] = set()
        while True:
            earliest = await self._store.earliest()
            if earliest is None or earliest > self._clock.now() + AHEAD:
                return earliest
            advanced = await self._pass(served)
            if not advanced:
                return None  # another replica holds what is due
            if advanced == BATCH:
                await self._side_by_side(served)

    async def _side_by_side(self, served: set[int]) -> None:
        """Advance the rest in as many batches at a time as the store can hold open.

        While one waits for the database, the next is decided. Raises the first error of any.
        """
        bursts = (self._burst(served) for _ in range(self._store.at_once))
        for ended in await asyncio.gather(*bursts, return_exceptions=True):
            if ended is not None:
                raise ended

    async def _burst(self, served: set[int]) -> None:
        """Advance full batches, and the last that is not."""
        while await self._pass(served) == BATCH:
            pass

    async def _back_off(self, error: Exception) -> None:
        if not self._failures:
            log.error("scheduling is interrupted", error=type(error).__name__)
        for _ in range(min(2 ** min(self._failures, 5), LONGEST_BACK_OFF)):
            await self._wake.wait(None)
        self._failures += 1


def _advance(batch: Batch, now: datetime, served: set[int], said: set[int]) -> int:
    """Advance one batch; add to both sets who has a message now that tells of the downtime."""
    timers = batch.due(now + AHEAD, BATCH)
    if not timers:
        return 0
    sitters = batch.sitters(sorted({timer.user_id for timer in timers}))
    advances, sittings = decide(timers, sitters, now, served)
    batch.settle(advances, sittings, now)
    # Before the commit: from then on another batch may hold their other timers.
    said.update(a.timer.user_id for a in advances if overdue(a, now))
    served |= said
    return len(timers)
