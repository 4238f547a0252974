"""kill -9 at every marked point, hundreds of times, while people use the bot all day."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.inbox.intake import Intake
from db import handled_updates
from db.database import Database
from sandbox.clock import FileClock
from tests.e2e import tally
from tests.e2e.lives import Life, Lives, in_turn, mortal
from tests.e2e.mortal import POINTS
from tests.e2e.town import Town
from tests.fault_table import Tally
from tests.sandboxed import TOKEN, Sandbox, empty
from tests.world import PATIENCE, beside

EACH = 12  # deaths at each point
GUESTS = 4  # deaths of one replica, till another comes for a while
PASSINGS = (1, 2, 3)
SPEED = 10
SEED = 20310303
FOREVER: Life = ("", 1)
# Only one replica polls, and only the one that survives keeps its turn.
SHARED = tuple(
    point
    for point in POINTS
    if POINTS[point][0] not in (Intake, handled_updates)
    and point != "effect committed, not answered"
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A town, its database, and what a program is told of both. Use ``opened``."""

    folder: Path
    clock: FileClock
    town: Town
    database: Database
    env: dict[str, str]

    def lives(self) -> AbstractAsyncContextManager[Lives]:
        """Start a program that lives and dies here."""
        return mortal(self.folder, self.env, self.clock)

    async def counted(self, fault: str, times: int) -> Tally:
        """Count what came of it, and add that to the table."""
        await self.town.listen()
        (self.folder / "calls.json").write_text(json.dumps(self.town.calls))  # to look into
        trace = tally.read_trace(self.folder / "trace.jsonl")
        counted = Tally(
            fault,
            "sqlite" if self.database.is_sqlite else "postgresql",
            times,
            *await tally.lost(self.town, self.database, trace),
            tally.duplicated(trace, await self.town.sent()),
            tally.in_flight(trace),
            tally.late(trace),
        )
        counted.record()
        return counted


@asynccontextmanager
async def opened(folder: Path, database_url: str, key: bytes) -> AsyncIterator[Stage]:
    """Open a sandbox with people in it who live their day; no program runs yet."""
    async with empty(folder) as sandbox, AsyncExitStack() as stack:
        sandbox.clock.set_speed(SPEED)
        database = Database(database_url, key)
        stack.push_async_callback(database.close)
        town = Town(sandbox, database, SEED)
        await town.move_in(stack)
        env = settings(sandbox, folder, database_url, key)
        yield Stage(folder, sandbox.clock, town, database, env)


def settings(sandbox: Sandbox, folder: Path, database_url: str, key: bytes) -> dict[str, str]:
    """Return the environment of a program on this sandbox, its clock and this database."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": sandbox.address,
        "DATABASE_URL": database_url,
        "LIMBER_DATA_DIR": str(folder),
        "LIMBER_ENCRYPTION_KEY": base64.b64encode(key).decode(),
        "LIMBER_CLOCK_FILE": str(folder / "clock.json"),
        "LIMBER_LISTEN": "127.0.0.1:0",
    }


async def to_the_end(town: Town, lives: Lives) -> None:
    """Let one last life finish what is left, and stop it in order."""
    last = await lives.born(FOREVER)
    await at_rest(town)
    os.kill(last, signal.SIGTERM)
    assert await lives.over() == 0


async def at_rest(town: Town) -> None:
    """Wait until everything is said and done."""
    async with asyncio.timeout(PATIENCE):
        while not await town.all_is_said():  # noqa: ASYNC110  # another process works
            await asyncio.sleep(0.05)


async def test_hundreds_of_kills_at_every_marked_point_lose_nothing(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    deaths = in_turn(tuple(POINTS), EACH, PASSINGS)
    assert len(deaths) >= 200
    async with (
        opened(tmp_path, database_url, key) as stage,
        stage.lives() as lives,
    ):
        async with beside(stage.town.pass_time()):
            for death in deaths:
                await lives.live_and_die(death)
        await to_the_end(stage.town, lives)
        counted = await stage.counted("kill -9", len(deaths))
    kept(counted)


def kept(counted: Tally, *, busy: bool = True) -> None:
    """Check that nothing was lost, or twice without need; in a ``busy`` day something of each."""
    assert not busy or all(counted.meant.values()), f"the day was too quiet: {counted}"
    assert not any(counted.lost.values()), counted
    assert counted.duplicated <= counted.in_flight, counted
    assert not counted.late, counted


async def test_one_of_two_replicas_is_killed_again_and_again_and_a_third_comes_and_goes(
    tmp_path: Path, postgresql_url: str, key: bytes
) -> None:
    async with (
        opened(tmp_path, postgresql_url, key) as stage,
        stage.lives() as steady,
        stage.lives() as killed,
        stage.lives() as guest,
    ):
        last = await steady.born(FOREVER)
        async with beside(stage.town.pass_time()):
            for number, death in enumerate(in_turn(SHARED, 1, (1,))):
                visitor = None if number % GUESTS else await guest.born(FOREVER)
                await killed.live_and_die(death)
                if visitor:
                    os.kill(visitor, signal.SIGTERM)
                    assert await guest.over() == 0
        await at_rest(stage.town)
        os.kill(last, signal.SIGTERM)
        assert await steady.over() == 0
        counted = await stage.counted("kill -9 of one of three replicas", len(SHARED))
    kept(counted, busy=False)
