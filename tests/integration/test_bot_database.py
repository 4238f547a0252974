"""The database away, killed or full while everything is under way: all of it comes, and once."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url
from structlog.testing import capture_logs

from bench.own_postgresql import own_server
from db import timers
from db.database import Database
from db.upkeep.migrate import migrate
from scheduler.model import TimerKind
from tests.asking import SUNDAY, in_pain
from tests.fault_table import each_came_once
from tests.postgresql import administer
from tests.proxy import proxied
from tests.telling import acquainted, opening, stored
from tests.world import PATIENCE, Chat, World, open_world

MINUTE = timedelta(minutes=1)
SHORTLY = timedelta(seconds=10)
Outage = Callable[[], AbstractAsyncContextManager[None]]


async def everybody_is_served_after(fault: str, outage: Outage, world: World) -> None:
    """Let a step, a nudge, a check-in, a follow-up and an answer fall due while it is away."""
    world.clock.set_speed(1)
    ann, bob = await acquainted(world), await acquainted(world, chat_id=1002)
    cat = await acquainted(world, chat_id=1003, windows=SUNDAY, checkin_minute=20 * 60)
    dan = await in_pain(world)
    await all_due_with(world, bob, cat, dan)
    await ann.types("/break")
    await ann.sees("starting in")
    for person in (ann, bob, cat, dan):
        person.caught_up()
    with capture_logs() as logs:
        async with outage():
            await ann.types("/status")
            world.clock.jump_to(world.clock.now() + MINUTE)
            await noticed(logs)
        await cat.sees("genitals")
    await bob.sees("Time to move")
    await dan.sees("How is it now")
    await ann.sees("Where you stand")
    await ann.sees(opening("routine-late"))
    wanted = (
        ("genitals", cat), ("Time to move", bob), ("How is it now", dan), ("Where you stand", ann),
    )  # fmt: skip
    kind = "sqlite" if world.database.is_sqlite else "postgresql"
    each_came_once(fault, kind, wanted)


async def all_due_with(world: World, bob: Chat, *others: Chat) -> None:
    """Move what is due for the others to Bob's nudge, and turn the clock to shortly before it."""
    people = [await stored(world, person.id) for person in (bob, *others)]
    async with world.database.begin() as tx:
        [nudge] = await timers.of(tx, people[0].id)
        for person in people[1:]:
            for timer in await timers.of(tx, person.id):
                if timer.kind is not TimerKind.NUDGE:
                    await timers.put(tx, person.id, timer.kind, timer.key, nudge.due_at)
    await world.jump(nudge.due_at - world.clock.now() - SHORTLY)


async def noticed(logs: Sequence[Mapping[str, object]]) -> None:
    """Wait until scheduling and intake have met the trouble."""
    wanted = {"scheduling is interrupted", "updates are interrupted"}
    async with asyncio.timeout(PATIENCE):
        while not wanted <= {str(line["event"]) for line in logs}:  # noqa: ASYNC110  # no event
            await asyncio.sleep(0.05)


async def test_a_minute_without_postgresql(tmp_path: Path, postgresql_url: str, key: bytes) -> None:
    address = make_url(postgresql_url)
    async with proxied(f"{address.query['host']}/.s.PGSQL.5432") as proxy:
        through = address.set(host="127.0.0.1", port=proxy.port, query={})

        @asynccontextmanager
        async def cut() -> AsyncIterator[None]:
            proxy.cut()
            yield
            proxy.mend()

        url = through.render_as_string(hide_password=False)
        async with open_world(tmp_path, url, key) as world:
            await everybody_is_served_after("a minute without the database", cut, world)


async def test_a_minute_in_which_another_program_locks_the_sqlite_file(
    tmp_path: Path, sqlite_url: str, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.database.BUSY_SECONDS", 0.1)  # else it waits patiently, and no one sees

    @asynccontextmanager
    async def locked() -> AsyncIterator[None]:
        file = make_url(sqlite_url).database or ""
        other = sqlite3.connect(file, timeout=PATIENCE, check_same_thread=False)
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        yield
        other.rollback()
        other.close()

    async with open_world(tmp_path, sqlite_url, key) as world:
        await everybody_is_served_after("the database locked for a minute", locked, world)


async def test_a_postgresql_that_is_killed_and_started_again(tmp_path: Path, key: bytes) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="limber-") as folder,  # a socket's path is short
        own_server(Path(folder)) as server,
    ):
        database = Database(server.url, key)
        await migrate(database)
        await database.close()

        @asynccontextmanager
        async def killed() -> AsyncIterator[None]:
            server.kill()
            yield
            await asyncio.to_thread(server.start)

        async with open_world(tmp_path, server.url, key) as world:
            await everybody_is_served_after("kill -9 of the server, started again", killed, world)


@pytest.fixture
def fresh_url(make_postgresql: Callable[[], str]) -> str:
    """A PostgreSQL database for this test alone."""
    return make_postgresql()


async def test_a_postgresql_that_takes_no_writes(
    tmp_path: Path, fresh_url: str, key: bytes
) -> None:
    """It stands for a full disk: the server answers, and every write is an error."""
    database = Database(fresh_url, key)
    await migrate(database)
    await database.close()
    name = make_url(fresh_url).database
    anew = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    only_read = f"ALTER DATABASE {name} SET default_transaction_read_only"

    @asynccontextmanager
    async def full() -> AsyncIterator[None]:
        server = make_url(fresh_url).set(database="postgres").render_as_string(hide_password=False)
        await asyncio.to_thread(administer, server, f"{only_read} = on", anew)
        yield
        await asyncio.to_thread(administer, server, f"{only_read} = off", anew)

    async with open_world(tmp_path, fresh_url, key) as world:
        await everybody_is_served_after("no write for a minute (full disk)", full, world)
