"""APScheduler 3 with its SQLAlchemy job store: the timers outlive a restart.

The best that its users can do: no grace time, so that nothing is dropped; a trigger that knows
sitting windows, so that planning again is APScheduler's own update of one row; a coroutine job,
which needs no thread; SQLite in WAL mode with synchronous NORMAL, PostgreSQL through psycopg.

APScheduler updates the row before the job has run: after a crash in between nobody is told. The
store here writes the message to an outbox in the same transaction, and the sitting clock, which
the stock store ("lossy") does not. One process alone may have a store, on PostgreSQL too.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, ClassVar

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger
from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    Float,
    MetaData,
    Table,
    create_engine,
    event,
    insert,
    make_url,
    text,
)

from bench.timers.known import People
from bench.timers.measure import Result
from bench.timers.peer import BARE, Desk, Due, chunks, play
from bench.timers.work import Known, Turn, Work
from scheduler.model import Rhythm

SWEEP_SECONDS = 0.05  # so long deletes gather
OUTBOX = Table(
    "outbox", MetaData(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("due", Float(25), primary_key=True),
)  # fmt: skip


class Post:
    """What stored jobs, which are names and arguments, find again in this process."""

    desk: ClassVar[Desk]
    people: ClassVar[People | None]  # None: only the hours are known
    lossy: ClassVar[bool]
    turns: ClassVar[dict[int, tuple[datetime, Turn]]] = {}  # when each was due, what comes of it
    sent: ClassVar[list[int]] = []
    poked: ClassVar[asyncio.Event]


class Hours(BaseTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """Due again when the person's sitting windows say so; the store keeps them with the job."""

    __slots__ = ("number", "rhythm")

    def __init__(self, number: int, rhythm: Rhythm) -> None:
        self.number = number
        self.rhythm = rhythm

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        return _turn(self.number, self.rhythm, previous or now).again


def _turn(number: int, rhythm: Rhythm, at: datetime) -> Turn:
    """Return what comes of a person who is due ``at``; the scheduler asks twice for each time."""
    asked, turn = Post.turns.get(number, (None, None))
    if turn is None or asked != at:
        found = Post.people.read(number, Post.desk.work_ms(at)) if Post.people else Known()
        turn = Post.desk.turn(rhythm, found, at)
        Post.turns[number] = at, turn
    return turn


async def fall_due(number: int) -> None:
    """Hand over; APScheduler tells a job its arguments, not when it was due."""
    _, turn = Post.turns.pop(number)
    if Post.people and Post.lossy:
        Post.people.write_alone(number, turn)
    if turn.speaks:
        Post.desk.over(number, Post.desk.moment)
        Post.sent.append(number)
        Post.poked.set()


class OutboxStore(SQLAlchemyJobStore):  # type: ignore[misc]
    """Stores what is said with what is next, so that a crash loses neither."""

    def update_job(self, job: Job) -> None:
        values = _row(job)
        number = int(values.pop("id"))
        _, turn = Post.turns[number]
        with self.engine.begin() as connection:
            if turn.speaks:
                due = Post.desk.moment.timestamp()
                connection.execute(insert(OUTBOX), {"number": number, "due": due})
            if Post.people:
                Post.people.write(connection, number, turn)
            connection.execute(
                self.jobs_t.update().where(self.jobs_t.c.id == job.id).values(**values)
            )


class OnJobStore:
    """One scheduler on one store, and who removes from the outbox what was sent."""

    shared = False

    def __init__(self, desk: Desk, url: str, *, outbox: bool, bare: bool) -> None:
        self.durable = outbox
        self.note = BARE if bare else "" if outbox else "a crash loses messages"
        self._engine = _engine(url)
        Post.desk, Post.poked = desk, asyncio.Event()
        Post.people, Post.lossy = None if bare else People(self._engine), not outbox
        store = (OutboxStore if outbox else SQLAlchemyJobStore)(engine=self._engine)
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._store = store
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": store}, job_defaults=defaults, timezone=UTC
        )
        self._sweeper: asyncio.Task[None] | None = None
        self._ready = False

    async def load(self, people: Iterable[Due]) -> None:
        if not self._ready:
            self._create()
        for chunk in chunks(people):
            rows = [_row(self._job(due)) for due in chunk]
            with self._engine.begin() as connection:
                connection.execute(insert(self._store.jobs_t), rows)
                if Post.people:
                    Post.people.add(connection, chunk)
        with self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM ANALYZE" if _is_server(self._engine) else "ANALYZE"))
        if self._scheduler.running:
            self._scheduler.wakeup()

    def _create(self) -> None:
        self._ready = True
        self._store.jobs_t.create(self._engine)
        OUTBOX.create(self._engine)
        if Post.people:
            Post.people.create()

    async def start(self) -> None:
        self._scheduler.start()
        if self.durable:
            self._sweeper = asyncio.create_task(self._sweep())

    async def stop(self) -> None:
        if self._sweeper:
            self._sweeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._sweeper
        self._scheduler.shutdown(wait=False)
        if Post.people:
            Post.people.close()

    def _job(self, due: Due) -> Job:
        return Job(
            self._scheduler, id=str(due.number), name="nudge", func=fall_due,
            args=(due.number,), kwargs={}, trigger=Hours(due.number, due.rhythm),
            executor="default", next_run_time=due.at,
            misfire_grace_time=None, coalesce=True, max_instances=1,
        )  # fmt: skip

    async def _sweep(self) -> None:
        while True:
            await Post.poked.wait()
            await asyncio.sleep(SWEEP_SECONDS)
            Post.poked.clear()
            sent, Post.sent[:] = tuple(Post.sent), ()
            if sent:
                await asyncio.to_thread(self._remove, sent)

    def _remove(self, sent: Sequence[int]) -> None:
        statement = text("DELETE FROM outbox WHERE number = :number")
        with self._engine.begin() as connection:
            connection.execute(statement, [{"number": number} for number in sent])


def _row(job: Job) -> dict[str, Any]:
    state: Mapping[str, Any] = job.__getstate__()
    return {
        "id": job.id,
        "next_run_time": job.next_run_time.timestamp(),
        "job_state": pickle.dumps(state, pickle.HIGHEST_PROTOCOL),
    }


def _is_server(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"


def _engine(url: str) -> Engine:
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        return create_engine(address.set(drivername="postgresql+psycopg"))
    engine = create_engine(address, connect_args={"timeout": 30})
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


async def run(work: Work, url: str, who: str) -> Result:
    """Let ``work`` fall due on the empty database at ``url``."""
    desk = Desk(work)
    peer = OnJobStore(desk, url, outbox="lossy" not in who, bare=who.endswith("-bare"))
    return await play(work, peer, desk, who)
