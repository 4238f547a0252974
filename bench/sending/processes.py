"""The processes of a measurement: the no-op Bot API, and Limber's own."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

import httpx

from bench.sending.clock import BenchClock
from db.columns import EPOCH, MILLISECOND

LOOK_SECONDS = 0.25
LEAD = 2.0  # s from the start of the clock to the moment: to connect, and to log in


class Said(NamedTuple):
    """One message as the no-op Bot API saw it."""

    method: str
    chat: int
    lane: int
    due: datetime  # of the bench's clock
    handed: datetime  # of the bench's clock, when it left the sender
    arrived: float  # s since 1970
    monotonic: float  # s

    @property
    def late(self) -> float:
        """Seconds of the bench's clock from the due time until it left the sender."""
        return (self.handed - self.due).total_seconds()


@dataclass(slots=True)
class Api:
    """The no-op Bot API, from outside."""

    address: str
    http: httpx.AsyncClient

    async def calls(self) -> Mapping[str, int]:
        """Return how often each method was called."""
        counted: Mapping[str, int] = (await self.http.get("/calls")).json()
        return counted

    async def said(self) -> Sequence[Said]:
        """Return every message, in the order of arrival."""
        rows = (await self.http.get("/stats")).json()["said"]
        return [
            Said(method, chat, lane, _moment(due), _moment(at), arrived, monotonic)
            for method, chat, lane, due, at, arrived, monotonic in rows
        ]

    async def handed_out(self) -> Mapping[int, float]:
        """Return when each update was handed out (s since 1970), by its id."""
        return dict((await self.http.get("/stats")).json()["handed_out"])

    async def feed(self, update: Mapping[str, object]) -> None:
        """Let whoever polls have one update."""
        await self.http.post("/feed", json=[update])

    async def wait_for(self, messages: int, seconds: float) -> None:
        """Wait until so many messages were sent, for so many seconds at most."""
        for _ in range(int(seconds / LOOK_SECONDS)):
            if (await self.calls()).get("sendMessage", 0) >= messages:
                return
            await asyncio.sleep(LOOK_SECONDS)


@dataclass(slots=True)
class Limber:
    """Processes of ours on one clock; ``took`` has a line of each once they have ended."""

    processes: Sequence[Process]
    took: list[Mapping[str, float]] = field(default_factory=list)

    async def start(self, moment: datetime) -> None:
        """Wait until all are ready; then it is shortly before ``moment`` for them."""
        for process in self.processes:
            assert process.stdout
            await process.stdout.readline()
        told = BenchClock.due_in(LEAD, moment).packed().encode() + b"\n"
        for process in self.processes:
            assert process.stdin
            process.stdin.write(told)
            await process.stdin.drain()


@asynccontextmanager
async def no_op_api() -> AsyncIterator[Api]:
    """Run a no-op Bot API."""
    server = await create_subprocess_exec(
        sys.executable, "-m", "bench.sending.api", stdin=PIPE, stdout=PIPE
    )
    assert server.stdout
    address = f"http://127.0.0.1:{int(await server.stdout.readline())}"
    try:
        async with httpx.AsyncClient(base_url=address, timeout=60) as http:
            yield Api(address, http)
    finally:
        server.kill()
        await server.wait()


@asynccontextmanager
async def limber(
    number: int, url: str, api: Api, moment: datetime, rate: float, roles: str, *more: str
) -> AsyncIterator[Limber]:
    """Run ``number`` processes of these roles, from ``LEAD`` seconds before ``moment`` on.

    They have ended in order when this is left.
    """
    given = ("--url", url, "--api", api.address, "--rate", str(rate), "--roles", roles)
    command = (sys.executable, "-m", "bench.sending.one", *given, *more)
    running = Limber(
        [await create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE) for _ in range(number)]
    )
    try:
        await running.start(moment)
        yield running
        running.took += await asyncio.gather(*map(_ended, running.processes))
    finally:
        for process in running.processes:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _ended(process: Process) -> Mapping[str, float]:
    if process.returncode is None:
        process.terminate()
    assert process.stdout
    printed = await process.stdout.read()
    await process.wait()
    took: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return took


def _moment(milliseconds: int) -> datetime:
    return EPOCH + milliseconds * MILLISECOND
