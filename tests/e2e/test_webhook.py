"""Updates by webhook, and what a monitor asks."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import httpx

from tests.e2e.processes import bot, said, sandbox
from tests.world import Chat, beside, free_port

SECRET = "a-secret-of-some-length"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def test_a_webhook_brings_updates_and_only_telegram_may_call_it(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    own = f"127.0.0.1:{free_port()}"
    async with sandbox(tmp_path) as address, AsyncExitStack() as stack:
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=address))
        program = await bot(
            tmp_path,
            address,
            database_url,
            key,
            LIMBER_LISTEN=own,
            LIMBER_WEBHOOK_URL=f"http://{own}",
            LIMBER_WEBHOOK_SECRET=SECRET,
        )
        await said(tmp_path / "bot.app.logs", "at work")
        await http.put("/sandbox/chats/1001", json={"name": "Ann", "language": "en"})
        ann = Chat(http, 1001)
        await stack.enter_async_context(beside(ann.follow()))
        await ann.types("/start")
        await ann.sees("Are you 18 or older?")
        await _is_closed_to_others(own)
        assert await program.stop() == 0


async def _is_closed_to_others(own: str) -> None:
    async with httpx.AsyncClient(base_url=f"http://{own}") as http:
        forged = {"update_id": 1, "message": {}}
        assert (await http.post("/telegram", json=forged)).status_code == 403
        wrong = {HEADER: "another-secret-of-length"}
        assert (await http.post("/telegram", json=forged, headers=wrong)).status_code == 403
        broken = await http.post("/telegram", content=b"{", headers={HEADER: SECRET})
        assert broken.status_code == 400
        assert (await http.get("/healthz")).json() == {"well": True}
        metrics = (await http.get("/metrics")).text
        assert 'limber_outbox_waiting{lane="answer"}' in metrics
        assert "limber_people 0.0" in metrics
