"""A small world for tests: the whole program, its sandbox, and people who tap and type."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
from pydantic import HttpUrl, SecretStr

from bot.app import wiring
from bot.app.process import App
from bot.app.settings import Settings
from db.database import Database
from db.timers import TimerStore
from sandbox.clock import FileClock
from sandbox.server import build as build_sandbox
from scheduler.clock import Clock

TOKEN = "1:sandbox"
MONDAY = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)
PATIENCE = 20  # seconds of the machine, until a test that waits has failed
FAST = 60  # times as fast as real time
Message = Mapping[str, Any]


def text_of(message: Message) -> str:
    """Return what a reader sees, without markup."""
    return re.sub(r"<[^>]+>", "", str(message["html"]))


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message["buttons"] for button in row]


def same(label: str, text: str) -> bool:
    """Return whether a button has this label, ticked or not."""
    return text.lstrip("✅⬜ ") == label


@dataclass(slots=True)
class Chat:
    """One person's chat, followed over the sandbox's live stream."""

    http: httpx.AsyncClient
    id: int
    messages: dict[int, Message] = field(default_factory=dict)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    read: int = 0  # messages up to this id are old news
    shown: list[str] = field(default_factory=list)  # every version of every message of the bot

    @property
    def address(self) -> str:
        return f"/sandbox/chats/{self.id}"

    async def follow(self) -> None:
        """Keep ``messages`` as the page would show them, until cancelled."""
        async with self.http.stream("GET", f"{self.address}/stream", timeout=None) as stream:
            await self._load()
            name = ""
            async for line in stream.aiter_lines():
                key, _, value = line.partition(": ")
                if key == "event":
                    name = value
                elif key == "data" and name == "message":
                    await self._put(json.loads(value))

    async def _load(self) -> None:
        for message in (await self.http.get(self.address)).json()["messages"]:
            await self._put(message)

    async def _put(self, message: Message) -> None:
        async with self.changed:
            before = self.messages.get(message["id"])
            if message["from"] == "bot" and (before is None or before["edits"] < message["edits"]):
                self.shown.append(text_of(message))
            self.messages[message["id"]] = message
            self.changed.notify_all()

    async def types(self, text: str) -> None:
        await self._post("text", {"text": text})

    async def changes_words(self, text: str) -> None:
        """Change the person's newest message."""
        mine = max(m["id"] for m in self.messages.values() if m["from"] == "person")
        await self._post("edit", {"message_id": mine, "text": text})

    async def sends(self, what: str, **body: object) -> None:
        await self._post(what, body)

    async def taps(self, label: str) -> Message:
        """Tap the newest button with this label, waiting for it to appear."""

        def shown(message: Message) -> bool:
            return any(same(label, text) for text in labels(message))

        message = await self.sees(shown, any_time=True)
        await self.taps_on(message, label)
        return message

    async def taps_on(self, message: Message, label: str, *, force: bool = False) -> None:
        """Tap a button of this message; ``force`` also when it has gone meanwhile."""
        data = next(b["data"] for row in message["buttons"] for b in row if same(label, b["text"]))
        body = {"message_id": message["id"], "data": data, "force": force}
        await self._post("tap", body)

    async def _post(self, what: str, body: Mapping[str, object]) -> None:
        (await self.http.post(f"{self.address}/{what}", json=body)).raise_for_status()

    async def sees(
        self, wanted: str | Callable[[Message], bool], *, any_time: bool = False
    ) -> Message:
        """Wait for a message of the bot; return the newest that fits.

        Only what is new since the last ``sees``, unless ``any_time``.
        """

        def fits(message: Message) -> bool:
            if message["from"] != "bot":
                return False
            if callable(wanted):
                return wanted(message)
            return bool(wanted.casefold() in text_of(message).casefold())

        def found() -> Message | None:
            for number in sorted(self.messages, reverse=True):
                message = self.messages[number]
                if (any_time or self._news(message)) and fits(message):
                    return message
            return None

        try:
            async with asyncio.timeout(PATIENCE), self.changed:
                await self.changed.wait_for(lambda: found() is not None)
                message = cast("Message", found())
        except TimeoutError:
            raise AssertionError(f"never seen: {wanted!r}\n{self}") from None
        return message

    def _news(self, message: Message) -> bool:
        return bool(message["id"] > self.read or message["edits"] > 0)

    def caught_up(self) -> None:
        """Everything so far is old news."""
        self.read = max(self.messages, default=0)

    def __str__(self) -> str:
        return "\n".join(
            f"{m['id']} {m['from']}: {text_of(m)} {labels(m)}" for m in self.messages.values()
        )


@dataclass(slots=True)
class World:
    """The running program and its clock. Use ``open_world``."""

    http: httpx.AsyncClient
    clock: FileClock
    database: Database
    program: App
    running: asyncio.Task[None]  # the program's own; it ends when the program does
    stack: AsyncExitStack

    async def person(self, chat_id: int = 1001, language: str = "en") -> Chat:
        """Let a person open the chat."""
        body = {"name": "Ann", "language": language}
        (await self.http.put(f"/sandbox/chats/{chat_id}", json=body)).raise_for_status()
        chat = Chat(self.http, chat_id)
        await self.stack.enter_async_context(beside(chat.follow()))
        return chat

    async def jump(self, by: timedelta) -> None:
        """Turn the clock forwards."""
        body = {"jump_seconds": by.total_seconds()}
        (await self.http.post("/sandbox/clock", json=body)).raise_for_status()

    async def jump_to_next(self) -> None:
        """Turn the clock to the next due time."""
        (await self.http.post("/sandbox/next")).raise_for_status()

    async def calls(self, method: str) -> Sequence[Mapping[str, Any]]:
        """Return the Bot API calls of one method, oldest first."""
        calls = (await self.http.get("/sandbox/calls?last=1000")).json()
        return [call for call in calls if call["method"] == method]

    async def fault(self, **body: object) -> None:
        """Let the Bot API fail."""
        (await self.http.post("/sandbox/faults", json=body)).raise_for_status()

    async def receives(self, kind: str, body: object) -> None:
        """Let Telegram hand out an update just as it is given here."""
        given = {"kind": kind, "body": body}
        (await self.http.post("/sandbox/updates", json=given)).raise_for_status()

    async def heal(self) -> None:
        (await self.http.delete("/sandbox/faults")).raise_for_status()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@asynccontextmanager
async def open_world(
    folder: Path,
    database_url: str,
    key: bytes,
    *,
    speed: int = FAST,
    own_clock: Clock | None = None,
    **settings: Any,
) -> AsyncIterator[World]:
    """Run the whole program against its sandbox, as ``limber sandbox`` does.

    With ``own_clock`` the program goes by another clock than Telegram.
    """
    port = free_port()
    clock = FileClock(folder / "clock.json")
    if clock.now() < MONDAY:
        clock.jump_to(MONDAY)
    clock.set_speed(speed)
    database = Database(database_url, key)
    address = f"http://127.0.0.1:{port}"
    chosen = Settings(
        _env_file=None,
        TELEGRAM_BOT_TOKEN=SecretStr(TOKEN),
        TELEGRAM_API_URL=HttpUrl(address),
        listen=f"127.0.0.1:{port}",
        data_dir=folder,
        **{"pictures": False, **settings},  # they take a machine minutes to draw
    )
    program = wiring.build(chosen, TOKEN, database, own_clock or clock)
    clock.subscribe(program.engine.poke)
    page = build_sandbox(clock, folder / "telegram.sqlite", TOKEN, TimerStore(database).earliest)
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(
            httpx.AsyncClient(base_url=address, timeout=PATIENCE)
        )
        running = await stack.enter_async_context(beside(program.run(page)))
        await _listens(port, running)
        yield World(http, clock, database, program, running, stack)


async def _listens(port: int, running: asyncio.Task[None]) -> None:
    """Wait until the program can be reached, or has ended."""
    async with asyncio.timeout(PATIENCE):
        while not running.done():
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.01)
            else:
                writer.close()
                return


@asynccontextmanager
async def beside(work: Any) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, httpx.HTTPError):
            await task
