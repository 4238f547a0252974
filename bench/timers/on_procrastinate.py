"""procrastinate: a task queue in PostgreSQL, whose tasks may be scheduled for later.

Each task defers the next one with ``schedule_at`` and hands over; the task itself is the durable
message. What is known of the person is in tables beside the queue.

A worker takes the first task that is due in the order of priority and id, and passes over all that
are not due yet. "procrastinate-priority" gives each task its due time as its priority, so that
those who are due come first in that order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Job
from psycopg import AsyncConnection
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import psycopg

from bench.timers import known
from bench.timers.measure import Result
from bench.timers.peer import Desk, Due, chunks, play
from bench.timers.work import Work
from db.schedule_column import packed, rhythm, unpacked
from scheduler.model import Rhythm

# One worker of 20 or 100, four of 5 or 20 and eight of 10 were not faster; one of 1 was slower.
WORKERS = 2
CONCURRENCY = 10
POOL = 24  # connections
POLL_SECONDS = 1.0  # a notification tells of new tasks, none of those that fall due
QUEUE = "nudges"
READ, WRITE = (
    str(text(sql).compile(dialect=psycopg.dialect()))  # type: ignore[no-untyped-call]
    for sql in (known.READ, known.WRITE)
)
COPY = f"COPY sitting ({', '.join(known.COLUMNS)}) FROM STDIN"


class OnProcrastinate:
    """Workers in this process."""

    durable = True
    shared = True
    note = ""

    def __init__(self, desk: Desk, url: str, *, by_priority: bool) -> None:
        self._desk = desk
        self._url = url
        self._by_priority = by_priority
        self._connector = PsycopgConnector(conninfo=url, min_size=2, max_size=POOL)
        self._app = App(connector=self._connector)
        self._task: Any = self._app.task(name="nudge", queue=QUEUE)(self._fall_due)
        self._working: asyncio.Future[list[None]] | None = None
        self._ready = False

    async def load(self, people: Iterable[Due]) -> None:
        if not self._ready:
            await self._app.open_async()
            await self._app.schema_manager.apply_schema_async()
            for statement in (*known.TABLES, known.ROOM):
                await self._connector.execute_query_async(statement)
            self._ready = True
        for chunk in chunks(people):
            await self._add(chunk)
            await self._app.job_manager.batch_defer_jobs_async([self._job(due) for due in chunk])

    async def _add(self, people: Sequence[Due]) -> None:
        async with (
            await AsyncConnection.connect(self._url) as connection,
            connection.cursor() as cursor,
            cursor.copy(COPY) as copy,
        ):
            for row in known.records(people):
                await copy.write_row(tuple(row.values()))

    async def start(self) -> None:
        async with await AsyncConnection.connect(self._url, autocommit=True) as connection:
            await connection.execute("VACUUM ANALYZE")
        work = (
            self._app.run_worker_async(
                concurrency=CONCURRENCY,
                fetch_job_polling_interval=POLL_SECONDS,
                listen_notify=True,
                delete_jobs="successful",
                install_signal_handlers=False,
            )
            for _ in range(WORKERS)
        )
        self._working = asyncio.gather(*work)

    async def stop(self) -> None:
        if self._working:
            self._working.cancel()
            with suppress(asyncio.CancelledError):
                await self._working
        await self._app.close_async()

    def _job(self, due: Due) -> Job:
        return Job(
            queue=QUEUE, lock=None, queueing_lock=None, task_name="nudge", scheduled_at=due.at,
            task_kwargs=_arguments(due), priority=self._priority(due.at),
        )  # fmt: skip

    def _priority(self, at: datetime) -> int:
        return -int(at.timestamp()) if self._by_priority else 0

    async def _fall_due(self, number: int, due: int, **hours: Any) -> None:
        at = datetime.fromtimestamp(due, UTC)
        whose = known.whose(number, self._desk.work_ms(at))
        async with self._connector.pool.connection() as connection:  # one transaction
            rows = await (await connection.execute(READ, whose)).fetchall()
            turn = self._desk.turn(_rhythm(number, **hours), known.known(rows), at)
            await connection.execute(WRITE, known.record(number, turn.sitting))
            if turn.again:
                later = self._task.configure(
                    schedule_at=turn.again,
                    priority=self._priority(turn.again),
                    connection=connection,
                )
                await later.defer_async(number=number, due=int(turn.again.timestamp()), **hours)
        if turn.speaks:
            self._desk.over(number, at)


def _arguments(due: Due) -> dict[str, Any]:
    person = due.rhythm
    return {
        "number": due.number,
        "due": int(due.at.timestamp()),
        "zone": person.zone.key,
        "windows": packed(person.windows),
        "limit": person.limit // timedelta(minutes=1),
    }


def _rhythm(number: int, zone: str, windows: list[list[int]], limit: int) -> Rhythm:
    return rhythm(number, zone, unpacked(windows), limit)


async def run(work: Work, url: str, who: str) -> Result:
    """Let ``work`` fall due on the empty PostgreSQL database at ``url``."""
    desk = Desk(work)
    peer = OnProcrastinate(desk, url, by_priority=who == "procrastinate-priority")
    return await play(work, peer, desk, who)
