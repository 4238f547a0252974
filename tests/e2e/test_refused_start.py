"""Telegram refuses what it is told at the start: the bot hears and speaks all the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.e2e.processes import bot, said, sandbox
from tests.world import Chat, beside, free_port

AN_HOUR = 3600  # seconds


@asynccontextmanager
async def started(
    folder: Path, url: str, key: bytes, fault: dict[str, object], **more: str
) -> AsyncIterator[Chat]:
    """Start the bot with a fault in its way; yield the chat of somebody who writes to it."""
    async with sandbox(folder) as address, httpx.AsyncClient(base_url=address) as http:
        (await http.post("/sandbox/faults", json=fault)).raise_for_status()
        program = await bot(folder, address, url, key, **more)
        await http.put("/sandbox/chats/1001", json={"name": "Ann", "language": "en"})
        ann = Chat(http, 1001)
        async with beside(ann.follow()):
            yield ann
        assert await program.stop() == 0


@pytest.mark.parametrize("method", ["setMyCommands", "deleteWebhook"])
async def test_what_is_refused_for_an_hour_keeps_nobody_from_an_answer(
    tmp_path: Path, sqlite_url: str, key: bytes, method: str
) -> None:
    fault: dict[str, object] = {"status": 429, "methods": [method], "seconds": AN_HOUR}
    async with started(tmp_path, sqlite_url, key, fault) as ann:
        await ann.types("/start")
        await ann.sees("Are you 18 or older?")
        calls = (await ann.http.get("/sandbox/calls?last=1000")).json()
        assert sum(call["method"] == method for call in calls) == 1, "it is left alone for an hour"


async def test_a_webhook_that_telegram_refuses_is_said_so_and_asked_for_again(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    own = f"127.0.0.1:{free_port()}"
    fault: dict[str, object] = {"status": 400, "methods": ["setWebhook"], "count": 1}
    hook = {"LIMBER_WEBHOOK_URL": f"http://{own}", "LIMBER_WEBHOOK_SECRET": "s" * 16}
    async with started(tmp_path, sqlite_url, key, fault, LIMBER_LISTEN=own, **hook) as ann:
        await said(tmp_path / "bot.app.logs", "webhook refused")
        await ann.types("/start")
        await ann.sees("Are you 18 or older?")
