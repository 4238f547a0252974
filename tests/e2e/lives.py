"""Lives of the program, one after the other, each ended where it was told to end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from sandbox.clock import FileClock
from tests.e2e.mortal import CLOCK_TURNED, TRACE

LONGEST_LIFE = 60  # seconds of the machine; whoever lives longer never came to the point
Life = tuple[str, int]  # a point, and at which of its passings life ends there


class Lives:
    """A fork server (``tests.e2e.mortal``) and the one life that it has under way."""

    def __init__(self, server: asyncio.subprocess.Process) -> None:
        self._server = server
        self._begun = False  # before that the server knows no signal

    def clock_turned(self) -> None:
        """Let the life under way look at the clock now."""
        if self._begun and self._server.returncode is None:
            os.killpg(self._server.pid, CLOCK_TURNED)

    async def live_and_die(self, life: Life) -> None:
        """Be born, pass the point that often, and be killed there."""
        child = await self.born(life)
        async with asyncio.timeout(LONGEST_LIFE):
            assert await self.over() == -signal.SIGKILL, f"{child} did not die as it should: {life}"

    async def born(self, life: Life) -> int:
        """Start a life; return its process id."""
        assert self._server.stdin
        self._server.stdin.write(json.dumps(life).encode() + b"\n")
        await self._server.stdin.drain()
        child = int((await self._says())["born"])
        self._begun = True
        return child

    async def over(self) -> int:
        """Wait for the end of a life; return its exit code, negative for a signal."""
        return int((await self._says())["status"])

    async def _says(self) -> Mapping[str, int]:
        assert self._server.stdout
        said: Mapping[str, int] = json.loads(await self._server.stdout.readline())
        return said


@asynccontextmanager
async def mortal(folder: Path, env: dict[str, str], clock: FileClock) -> AsyncIterator[Lives]:
    """Start a fork server that hears of turns of ``clock``; it writes into ``folder``."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    here = {"PYTHONPATH": str(Path(__file__).parents[2]), TRACE: str(folder / "trace.jsonl")}
    with (folder / "bot.app.logs").open("ab") as log:
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.e2e.mortal",
            env=kept | here | {"LIMBER_PICTURES": "false"} | env, cwd=folder,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    try:
        lives = Lives(server)
        clock.subscribe(lives.clock_turned)
        yield lives
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        await server.wait()


def in_turn(points: Sequence[str], times: int, passings: Sequence[int]) -> Sequence[Life]:
    """Return lives that end at every point as often, and at different passings of it."""
    return [
        (point, passings[(number + turn) % len(passings)])
        for turn in range(times)
        for number, point in enumerate(points)
    ]
