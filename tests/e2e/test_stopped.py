"""The real process frozen for an hour, or without room on its disk."""

from __future__ import annotations

import asyncio
import resource
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from db.database import Database
from tests.e2e.processes import Program, bot, sandbox
from tests.fault_table import each_came_once, new
from tests.telling import introduced, opening
from tests.world import MONDAY, PATIENCE, Chat, beside

HOUR = timedelta(hours=1)


@asynccontextmanager
async def running(
    folder: Path, database_url: str, key: bytes, *checkins: int
) -> AsyncIterator[tuple[Program, httpx.AsyncClient, Sequence[Chat]]]:
    """Run the program, for people whose daily check-in is at that minute of the day each."""
    async with sandbox(folder) as address, AsyncExitStack() as stack:
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=address))
        await http.post("/sandbox/clock", json={"jump_to": MONDAY.isoformat()})
        database = Database(database_url, key)
        stack.push_async_callback(database.close)
        people = [Chat(http, 1001 + number) for number in range(len(checkins))]
        for person, minute in zip(people, checkins, strict=True):
            await introduced(database, MONDAY, person.id, checkin_minute=minute)
            await http.put(person.address, json={"name": "Ann", "language": "en"})
            await stack.enter_async_context(beside(person.follow()))
        program = await bot(folder, address, database_url, key)
        stack.push_async_callback(ended, program)
        for person in people:
            await person.types("/start")
            await person.sees("Next nudge")
        yield program, http, people
        assert await program.stop() == 0


async def ended(program: Program) -> None:
    """A test that fails leaves no process behind, which would have the database's turn to poll."""
    if program.process.returncode is None:
        await program.kill()


async def an_hour_later(http: httpx.AsyncClient) -> None:
    await http.post("/sandbox/clock", json={"jump_seconds": HOUR.total_seconds()})


async def test_a_process_frozen_for_an_hour_brings_one_message_and_no_storm(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    """Ann's step, check-in and nudge fell due meanwhile, and Bob's check-in and nudge."""
    minutes = 8 * 60 + 30, 8 * 60 + 40
    async with running(tmp_path, database_url, key, *minutes) as (program, http, (ann, bob)):
        await ann.types("/break")
        await ann.sees("starting in")
        ann.caught_up()
        bob.caught_up()
        program.process.send_signal(signal.SIGSTOP)
        await an_hour_later(http)
        program.process.send_signal(signal.SIGCONT)
        await ann.sees(opening("routine-late"))
        await bob.sees("genitals")
        for person in (ann, bob):
            await person.types("/status")
            await person.sees("Where you stand")
        kind = database_url.partition(":")[0]
        each_came_once("frozen for an hour", kind, (("Where you stand", ann), ("genitals", bob)))
        assert (len(new(ann)), len(new(bob))) == (1, 2), (new(ann), new(bob))


async def test_a_full_disk_loses_no_word_and_no_nudge(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    """No file may grow any more (RLIMIT_FSIZE): every write fails as it does on a full disk."""
    minutes = 20 * 60, 8 * 60 + 30
    async with running(tmp_path, sqlite_url, key, *minutes) as (program, http, (ann, bob)):
        ann.caught_up()
        bob.caught_up()
        with no_room_for(program):
            await ann.types("4")
            await an_hour_later(http)
            await asked_in_vain(http)
        await ann.sees("genitals")
        await bob.sees("genitals")
        wanted = [("genitals", person) for person in (ann, bob)]
        each_came_once("a full disk for an hour", "sqlite", wanted)


@contextmanager
def no_room_for(program: Program) -> Iterator[None]:
    """Let no file of the program grow."""
    number = program.process.pid
    soft, hard = resource.prlimit(number, resource.RLIMIT_FSIZE)
    resource.prlimit(number, resource.RLIMIT_FSIZE, (1, hard))
    yield
    resource.prlimit(number, resource.RLIMIT_FSIZE, (soft, hard))


async def asked_in_vain(http: httpx.AsyncClient) -> None:
    """Wait until the program has fetched the same update again, as it could not store it."""
    start = datetime.fromisoformat((await http.get("/sandbox/clock")).json()["now"])
    async with asyncio.timeout(PATIENCE):
        while True:
            calls = (await http.get("/sandbox/calls?last=1000")).json()
            again = [c for c in calls if c["method"] == "getUpdates" and moment(c) > start]
            if len(again) > 1:
                return


def moment(call: dict[str, str]) -> datetime:
    return datetime.fromisoformat(call["at"])
