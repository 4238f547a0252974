"""Killed at any moment, the sandbox shows the same chat again and counts on."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from sandbox.clock import FileClock
from sandbox.person import People
from sandbox.store import Store
from sandbox.updates import Updates
from tests.sandboxed import ANN, MONDAY, TOKEN, Sandbox, opened

PATIENCE = 20  # seconds


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@asynccontextmanager
async def process(folder: Path) -> AsyncIterator[Sandbox]:
    """Run ``python -m sandbox``; kill it at the end as nothing can be killed harder."""
    port = free_port()
    options = ["--data", str(folder), "--port", str(port), "--token", TOKEN]
    running = await asyncio.create_subprocess_exec(sys.executable, "-m", "sandbox", *options)
    retrying = httpx.AsyncHTTPTransport(retries=10)  # until it listens
    try:
        address = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(
            base_url=address, transport=retrying, timeout=PATIENCE
        ) as http:
            await http.get("/sandbox/clock")
            yield Sandbox(http, FileClock(folder / "clock.json"))
    finally:
        running.kill()
        await running.wait()


async def test_the_chat_is_there_again_after_a_kill(tmp_path: Path) -> None:
    async with process(tmp_path) as sandbox:
        await sandbox.acts("text", text="/start")
        sent = await sandbox.does("sendMessage", chat_id=ANN, text="x")
        await sandbox.does("pinChatMessage", chat_id=ANN, message_id=sent["message_id"])
        await sandbox.acts("document", name="a.txt", text="kept")
        await sandbox.http.post("/sandbox/clock", json={"jump_seconds": 3600})
        before, waiting = await sandbox.chat(), await sandbox.does("getUpdates")
        time = sandbox.clock.now()

    async with process(tmp_path) as sandbox:
        assert await sandbox.chat() == before
        assert await sandbox.does("getUpdates") == waiting
        file = await sandbox.http.get((await sandbox.newest())["document"]["url"])
        assert file.text == "kept"
        assert sandbox.clock.now() >= time


async def test_ids_grow_over_a_restart_also_when_all_was_read_and_deleted(tmp_path: Path) -> None:
    async with opened(tmp_path) as sandbox:
        sent = await sandbox.does("sendMessage", chat_id=ANN, text="x")
        await sandbox.does("deleteMessage", chat_id=ANN, message_id=sent["message_id"])
        (start,) = await sandbox.does("getUpdates")
        assert await sandbox.does("getUpdates", offset=start["update_id"] + 1) == []

    async with opened(tmp_path) as sandbox:
        message = await sandbox.acts("text", text="again")
        assert message["id"] == sent["message_id"] + 1
        (update,) = await sandbox.does("getUpdates")
        assert update["update_id"] == start["update_id"] + 1


async def test_a_tap_before_a_restart_can_be_answered_after_it(tmp_path: Path) -> None:
    keys = {"inline_keyboard": [[{"text": "Done", "callback_data": "done"}]]}
    async with opened(tmp_path) as sandbox:
        sent = await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=keys)
        tapped = await sandbox.acts("tap", message_id=sent["message_id"], data="done")

    async with opened(tmp_path) as sandbox:
        assert await sandbox.does("answerCallbackQuery", callback_query_id=tapped["query"])
        tapped_again = await sandbox.acts("tap", message_id=sent["message_id"], data="done")
        assert tapped_again["query"] != tapped["query"]


def test_a_message_and_its_update_are_stored_together_or_not_at_all(tmp_path: Path) -> None:
    store = Store(tmp_path / "telegram.sqlite", lambda: MONDAY)
    people = People(store, Updates(store), TOKEN)
    with pytest.raises(TypeError):
        people.send(ANN, "location", {"location": object()})  # no update can be made of it
    assert store.messages(ANN) == []
    people.say(ANN, "hi")
    assert [message.text for message in store.messages(ANN)] == ["hi"]
    assert store.waiting_updates() == 1
    store.close()
