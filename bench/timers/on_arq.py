"""arq: a task queue in Redis, whose tasks may be deferred.

Each task enqueues the next one with ``_defer_until``, under an id that makes a repetition
harmless, and hands over; the task itself is the message. Redis appends to a file that it flushes
every second: a power cut may lose the last one, as it may on SQLite with synchronous NORMAL.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from arq import Worker, create_pool
from arq.connections import RedisSettings
from arq.worker import func

from bench.timers.measure import Result
from bench.timers.peer import Desk, Due, chunks, play
from bench.timers.work import Work
from scheduler.model import Rhythm

# Fewer or more jobs, and a shorter poll, were not faster; a shorter poll costs more at rest.
MAX_JOBS = 200
POLL_SECONDS = 0.1  # between two looks, which read and start at most MAX_JOBS
CONNECTIONS = 50  # that load


class OnArq:
    """One worker in this process."""

    durable = True
    shared = True
    note = "a power cut may lose a second"

    def __init__(self, desk: Desk, url: str) -> None:
        self._desk = desk
        self._settings = RedisSettings.from_dsn(url)
        self._pool: Any = None
        self._running: asyncio.Task[None] | None = None

    async def load(self, people: Iterable[Due]) -> None:
        self._pool = self._pool or await create_pool(self._settings)
        for chunk in chunks(people, CONNECTIONS):
            await asyncio.gather(*(_enqueue(self._pool, due) for due in chunk))

    async def start(self) -> None:
        nudge: Any = self._fall_due  # arq's type asks for one of any arguments at all
        worker = Worker(
            functions=[func(nudge, name="nudge")],
            redis_settings=self._settings,
            max_jobs=MAX_JOBS,
            queue_read_limit=MAX_JOBS,
            poll_delay=POLL_SECONDS,
            keep_result=0,
            log_results=False,
            handle_signals=False,
        )
        self._running = asyncio.create_task(worker.async_run())

    async def stop(self) -> None:
        if self._running:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
        if self._pool:
            await self._pool.aclose()

    async def _fall_due(
        self, context: dict[str, Any], number: int, due: int, rhythm: Rhythm
    ) -> None:
        at = datetime.fromtimestamp(due, UTC)
        if following := self._desk.again(rhythm, at):
            await _enqueue(context["redis"], Due(number, following, rhythm))
        self._desk.over(number, at)


async def _enqueue(redis: Any, due: Due) -> None:
    seconds = int(due.at.timestamp())
    name = f"{due.number}:{seconds}"
    given = (due.number, seconds, due.rhythm)
    await redis.enqueue_job("nudge", *given, _job_id=name, _defer_until=due.at)


async def run(work: Work, url: str, who: str) -> Result:
    """Let ``work`` fall due on the empty Redis at ``url``."""
    desk = Desk(work)
    return await play(work, OnArq(desk, url), desk, who)
