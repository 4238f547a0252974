"""arq: a task queue in Redis, whose tasks may be deferred.

Each task enqueues the next one with ``_defer_until``, under an id that makes a repetition
harmless, and hands over; the task itself is the message. What is known of the person is in Redis,
too. Redis appends to a file that it flushes every second: a power cut may lose the last one.
"arq-flushed" lets Redis flush every write, as PostgreSQL does.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from arq import Worker, create_pool
from arq.connections import RedisSettings
from arq.worker import func

from bench.timers.measure import Result
from bench.timers.peer import BARE, Desk, Due, chunks, play
from bench.timers.work import Known, Work
from scheduler.model import Rhythm, Sitting

# Fewer or more jobs, and a shorter poll, were not faster; a shorter poll costs more at rest.
MAX_JOBS = 200
POLL_SECONDS = 0.1  # between two looks, which read and start at most MAX_JOBS
CONNECTIONS = 50  # that load


class OnArq:
    """One worker in this process."""

    durable = True
    shared = True

    def __init__(self, desk: Desk, url: str, *, flushed: bool, bare: bool) -> None:
        lossy = "" if flushed else "a power cut may lose a second"
        self.note = f"{BARE}; {lossy}" if bare else lossy
        self._bare = bare
        self._desk = desk
        self._settings = RedisSettings.from_dsn(url)
        self._pool: Any = None
        self._running: asyncio.Task[None] | None = None

    async def load(self, people: Iterable[Due]) -> None:
        self._pool = self._pool or await create_pool(self._settings)
        for chunk in chunks(people, CONNECTIONS):
            if not self._bare:
                await self._pool.mset({_clock(due.number): _packed(due.sitting) for due in chunk})
            timers = ((due.number, due.at, due.rhythm) for due in chunk)
            await asyncio.gather(*(_enqueue(self._pool, *timer) for timer in timers))

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
        redis, at = context["redis"], datetime.fromtimestamp(due, UTC)
        turn = self._desk.turn(rhythm, await self._known(redis, number), at)
        if not self._bare:
            await redis.set(_clock(number), _packed(turn.sitting))
        if turn.again:
            await _enqueue(redis, number, turn.again, rhythm)
        if turn.speaks:
            self._desk.over(number, at)

    async def _known(self, redis: Any, number: int) -> Known:
        if self._bare:
            return Known()
        names = (_clock(number), f"holds:{number}", f"suspended:{number}")
        sitting, holds, suspended = await redis.mget(names)
        found = Known(pickle.loads(sitting), suspended=suspended is not None)
        return found._replace(holds=pickle.loads(holds)) if holds else found


def _clock(number: int) -> str:
    return f"sitting:{number}"


def _packed(sitting: Sitting) -> bytes:
    """As arq packs what a task is given."""
    return pickle.dumps(sitting, pickle.HIGHEST_PROTOCOL)


async def _enqueue(redis: Any, number: int, at: datetime, rhythm: Rhythm) -> None:
    seconds = int(at.timestamp())
    given = (number, seconds, rhythm)
    await redis.enqueue_job("nudge", *given, _job_id=f"{number}:{seconds}", _defer_until=at)


async def run(work: Work, url: str, who: str) -> Result:
    """Let ``work`` fall due on the empty Redis at ``url``."""
    desk = Desk(work)
    peer = OnArq(desk, url, flushed=who == "arq-flushed", bare=who == "arq-bare")
    return await play(work, peer, desk, who)
