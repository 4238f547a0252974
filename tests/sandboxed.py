"""A really served sandbox for tests, its Bot API and its people over HTTP."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette

from sandbox.clock import FileClock
from sandbox.controls import NextDue
from sandbox.server import build

TOKEN = "1:sandbox"
MONDAY = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)
ANN = 1001
GROUP = -2001
Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sandbox:
    """The running sandbox. Use ``opened``."""

    http: httpx.AsyncClient
    clock: FileClock

    @property
    def address(self) -> str:
        return str(self.http.base_url).rstrip("/")

    async def call(self, method: str, **params: object) -> httpx.Response:
        """Call the Bot API with a JSON body."""
        return await self.http.post(f"/bot{TOKEN}/{method}", json=params)

    async def does(self, method: str, **params: object) -> Any:
        """Call the Bot API; return the result of a call that must succeed."""
        answer = (await self.call(method, **params)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refuses(self, method: str, **params: object) -> tuple[int, str]:
        """Call the Bot API; return status and words of a call that must be refused."""
        response = await self.call(method, **params)
        answer = response.json()
        assert not answer["ok"], answer
        assert answer["error_code"] == response.status_code
        return response.status_code, answer["description"]

    async def acts(self, what: str, chat: int = ANN, **body: object) -> Answer:
        """Do what a person does in a chat; return the answer, which must be good."""
        response = await self.http.post(f"/sandbox/chats/{chat}/{what}", json=body)
        assert response.status_code == 200, response.text
        answer: Answer = response.json()
        return answer

    async def chat(self, chat: int = ANN) -> Answer:
        answer: Answer = (await self.http.get(f"/sandbox/chats/{chat}")).json()
        return answer

    async def newest(self, chat: int = ANN) -> Answer:
        message: Answer = (await self.chat(chat))["messages"][-1]
        return message


@asynccontextmanager
async def served(application: Starlette) -> AsyncIterator[str]:
    """Serve an application on a free port; yields its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # who connects early waits in the backlog
        config = uvicorn.Config(
            application, ws="none", log_level="critical", timeout_graceful_shutdown=2
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving


@asynccontextmanager
async def opened(folder: Path, next_due: NextDue | None = None) -> AsyncIterator[Sandbox]:
    """Serve a sandbox whose things are in ``folder``, on a Monday; Ann has written to the bot."""
    async with empty(folder, next_due) as sandbox:
        if not (await sandbox.chat())["messages"]:
            await sandbox.acts("text", text="/start")
        yield sandbox


@asynccontextmanager
async def empty(folder: Path, next_due: NextDue | None = None) -> AsyncIterator[Sandbox]:
    """Serve a sandbox whose things are in ``folder``, on a Monday; nobody is there yet."""
    clock = FileClock(folder / "clock.json")
    if clock.now() < MONDAY:
        clock.jump_to(MONDAY)
    application = build(clock, folder / "telegram.sqlite", TOKEN, next_due)
    async with (
        served(application) as address,
        httpx.AsyncClient(base_url=address, timeout=10) as http,
    ):
        yield Sandbox(http, clock)
        application.state.closing()


@asynccontextmanager
async def followed(sandbox: Sandbox, chat: int = ANN) -> AsyncIterator[Events]:
    """Watch a chat's live stream."""
    async with sandbox.http.stream("GET", f"/sandbox/chats/{chat}/stream", timeout=10) as stream:
        yield Events(stream.aiter_lines())


@dataclass(frozen=True, slots=True)
class Events:
    """Server-sent events as they come."""

    lines: AsyncIterator[str]

    async def next(self, wanted: str) -> Answer:
        """Return the data of the next event of this name."""
        name = ""
        async for line in self.lines:
            key, _, value = line.partition(": ")
            if key == "event":
                name = value
            elif key == "data" and name == wanted:
                data: Answer = json.loads(value)
                return data
        raise AssertionError(f"the stream ended before {wanted!r}")
