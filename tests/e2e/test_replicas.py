"""Several processes on one PostgreSQL: they share the work, and one may go at any time."""

from __future__ import annotations

import asyncio
import base64
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app.settings import Role
from db import outbox
from db.database import Database
from tests.e2e.processes import LIMBER, Program, said, sandbox, start
from tests.telling import label, onboard
from tests.world import MONDAY, PATIENCE, TOKEN, Chat, beside

PEOPLE = 5


class Replicas:
    """``limber run`` several times against one sandbox and one database."""

    def __init__(self, folder: Path, address: str, database_url: str, key: bytes) -> None:
        self._folder = folder
        self._env = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": address,
            "DATABASE_URL": database_url,
            "LIMBER_ENCRYPTION_KEY": base64.b64encode(key).decode(),
            "LIMBER_CLOCK_FILE": str(folder / "sandbox" / "clock.json"),
        }
        self._started: list[Program] = []

    async def __aenter__(self) -> Replicas:
        return self

    async def __aexit__(self, *_: object) -> None:
        for program in self._started:  # else they keep the test's database from being dropped
            if program.process.returncode is None:
                await program.kill()

    async def start(self, name: str, *roles: Role) -> Program:
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        env = self._env | {
            "LIMBER_DATA_DIR": str(folder),
            "LIMBER_LISTEN": "127.0.0.1:0",
        }
        chosen = [word for role in roles for word in ("--role", role)]
        self._started.append(await start(self.log(name), env, LIMBER, "run", *chosen))
        return self._started[-1]

    def log(self, name: str) -> Path:
        return self._folder / name / "bot.app.logs"


async def people(http: httpx.AsyncClient, stack: AsyncExitStack) -> list[Chat]:
    turned = {"jump_to": MONDAY.isoformat(), "speed": 10}
    (await http.post("/sandbox/clock", json=turned)).raise_for_status()
    chats = [Chat(http, 1001 + number) for number in range(PEOPLE)]
    for chat in chats:
        await http.put(f"/sandbox/chats/{chat.id}", json={"name": "Ann", "language": "en"})
        await stack.enter_async_context(beside(chat.follow()))
    return chats


@asynccontextmanager
async def opened(
    folder: Path, database_url: str, key: bytes
) -> AsyncIterator[tuple[Replicas, httpx.AsyncClient, list[Chat]]]:
    """A sandbox with people in it, and no replica yet."""
    async with sandbox(folder) as address, AsyncExitStack() as stack:
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=address))
        chats = await people(http, stack)
        running = Replicas(folder, address, database_url, key)
        yield await stack.enter_async_context(running), http, chats


async def nearly_an_hour(http: httpx.AsyncClient) -> None:
    """Turn the clock to shortly after the first nudges; they are not too late yet."""
    await http.post("/sandbox/clock", json={"jump_seconds": 55 * 60})


async def nothing_on_its_way(database_url: str, key: bytes) -> None:
    """Wait until it is noted that all was sent: what a kill catches in flight may come twice."""
    database = Database(database_url, key)
    async with asyncio.timeout(PATIENCE):
        while not await outbox.empty(database):  # noqa: ASYNC110  # other processes work on it
            await asyncio.sleep(0.05)
    await database.close()


async def went_on(chat: Chat) -> None:
    """Wait until the routine's second step was shown; by now it may be further."""
    await chat.sees(lambda _: any("step 2 of" in text for text in chat.shown))


async def test_two_replicas_nudge_everybody_once_and_the_second_polls_when_the_first_is_killed(
    tmp_path: Path, postgresql_url: str, key: bytes
) -> None:
    async with opened(tmp_path, postgresql_url, key) as (replicas, http, chats):
        first = await replicas.start("first")
        await said(replicas.log("first"), "our turn to poll")
        second = await replicas.start("second")
        await said(replicas.log("second"), "at work")
        await asyncio.gather(*map(onboard, chats))
        for chat in chats:
            chat.caught_up()
        await nearly_an_hour(http)
        for chat in chats:
            await chat.sees("Time to move")
        await nothing_on_its_way(postgresql_url, key)
        await first.kill()
        for chat in chats:
            await chat.taps(label("nudge-start"))
        for chat in chats:
            await went_on(chat)
        assert "our turn to poll" in replicas.log("second").read_text()
        async with asyncio.timeout(10):  # design: SIGTERM drains within ten seconds
            assert await second.stop() == 0
        for chat in chats:
            assert sum("Time to move" in text for text in chat.shown) == 1, "nobody twice"


async def test_the_second_replica_polls_when_the_first_is_frozen(
    tmp_path: Path, postgresql_url: str, key: bytes
) -> None:
    async with opened(tmp_path, postgresql_url, key) as (replicas, _, chats):
        first = await replicas.start("first")
        await said(replicas.log("first"), "our turn to poll")
        await replicas.start("second")
        await said(replicas.log("second"), "at work")
        ann = chats[0]
        await onboard(ann)
        ann.caught_up()
        first.process.send_signal(signal.SIGSTOP)
        await ann.types("/status")
        await ann.sees("Where you stand")
        first.process.send_signal(signal.SIGCONT)
        async with asyncio.timeout(10):
            assert await first.stop() == 0
        ann.caught_up()
        await ann.types("/status")
        await ann.sees("Where you stand")
        assert sum("Where you stand" in text for text in ann.shown) == 2, "each word once"


async def test_intake_scheduler_sender_and_web_may_be_processes_of_their_own(
    tmp_path: Path, postgresql_url: str, key: bytes
) -> None:
    async with opened(tmp_path, postgresql_url, key) as (replicas, http, chats):
        programs = [await replicas.start(role, role) for role in Role]
        await said(replicas.log(Role.INTAKE), "at work")
        await said(replicas.log(Role.SENDER), "at work")
        ann = chats[0]
        await onboard(ann)
        ann.caught_up()
        await nearly_an_hour(http)
        await ann.sees("Time to move")
        await ann.taps(label("nudge-start"))
        await went_on(ann)
        assert [await program.stop() for program in programs] == [0] * len(programs)


@pytest.mark.parametrize("role", Role)
async def test_one_role_alone_is_refused_on_sqlite(tmp_path: Path, role: Role, key: bytes) -> None:
    replicas = Replicas(tmp_path, "http://127.0.0.1:1", f"sqlite:///{tmp_path}/limber.db", key)
    program = await replicas.start("one", role)
    assert await program.process.wait() == 1
    assert "--role: needs a PostgreSQL" in replicas.log("one").read_text()
