"""When this process wakes, and when it keeps house (APScheduler). It remembers nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from scheduler.clock import Clock, SystemClock, seconds_until
from scheduler.unbroken import unbroken

BEAT_SECONDS = 1.0  # a laptop that slept, or a clock that jumped, is noticed this soon
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """Work that comes at the start, and then every ``seconds`` of the machine's own time."""

    name: str
    seconds: int
    work: Callable[[], Coroutine[Any, Any, None]]


class Wake:
    """Wakes one waiter: every second, at an armed moment, and when poked."""

    def __init__(self, clock: Clock, housekeeping: Sequence[Housekeeping] = ()) -> None:
        self._clock = clock
        self._housekeeping = housekeeping
        self._rung = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )

    def start(self) -> None:
        """Start to keep house in the running event loop."""
        for chore in self._housekeeping:
            trigger = IntervalTrigger(seconds=chore.seconds, timezone=UTC)
            first = SystemClock().now()  # a process may never live until the second time
            self._scheduler.add_job(
                self._keep_house, trigger, [chore], id=chore.name, next_run_time=first
            )
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop; housekeeping under way ends what it has begun."""
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # APScheduler stops at the loop's next turn
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def poke(self) -> None:
        """Wake the waiter now: something new may be due."""
        self._rung.set()

    async def wait(self, until: datetime | None) -> None:
        """Wait for a poke, until the clock shows ``until``, or for one second at most."""
        seconds = BEAT_SECONDS
        if until is not None:
            seconds = max(0.0, min(seconds, seconds_until(self._clock, until)))
        # Not by APScheduler: it would stand still for as long as the machine's clock is set back.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()

    async def _keep_house(self, chore: Housekeeping) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())  # APScheduler makes one each time
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            await unbroken(chore.work())  # its transaction ends as it began to
        except Exception as error:  # its words may hold a person's data: the type is enough
            log.error("housekeeping failed", chore=chore.name, error=type(error).__name__)
