"""Updates by webhook: with the secret, in order within a chat, again until they are taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.sandboxed import Sandbox, opened, served

BEN = 1002
SECRET = "no_one-else"


@dataclass(slots=True)
class Hook:
    """A bot's own address: notes what comes, and answers some texts with an error at first."""

    stumbles_at: dict[str, int] = field(default_factory=dict)  # text → how often
    got: list[str] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    address: str = ""

    async def take(self, request: Request) -> Response:
        self.secrets.add(request.headers.get("x-telegram-bot-api-secret-token"))
        text = (await request.json())["message"]["text"]
        async with self.changed:
            self.got.append(text)
            self.changed.notify_all()
        stumbles = self.stumbles_at.get(text, 0)
        self.stumbles_at[text] = stumbles - 1
        return Response(status_code=503 if stumbles > 0 else 200)

    async def sees(self, *texts: str) -> None:
        """Wait until these came, in this order, whatever came between them."""
        async with asyncio.timeout(10), self.changed:
            await self.changed.wait_for(lambda: in_order(texts, self.got))


def in_order(wanted: Sequence[str], got: Sequence[str]) -> bool:
    rest = iter(got)
    return all(text in rest for text in wanted)


@asynccontextmanager
async def hooked() -> AsyncIterator[Hook]:
    hook = Hook()
    async with served(Starlette(routes=[Route("/", hook.take, methods=["POST"])])) as address:
        hook.address = f"{address}/"
        yield hook


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with hooked() as hook:
        yield hook


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with opened(tmp_path) as sandbox:
        yield sandbox


async def test_updates_are_brought_with_the_secret_and_in_order(
    sandbox: Sandbox, hook: Hook
) -> None:
    await sandbox.does("setWebhook", url=hook.address, secret_token=SECRET)
    for number in range(5):
        await sandbox.acts("text", text=f"text {number}")
    await hook.sees("/start", *(f"text {number}" for number in range(5)))
    assert len(hook.got) == 6
    assert hook.secrets == {SECRET}


async def test_an_update_that_was_not_taken_comes_again_before_the_next(
    sandbox: Sandbox, hook: Hook
) -> None:
    hook.stumbles_at = {"one": 2}
    await sandbox.does("setWebhook", url=hook.address, drop_pending_updates=True)
    await sandbox.acts("text", text="one")
    await sandbox.acts("text", text="two")
    await hook.sees("two")
    assert hook.got == ["one", "one", "one", "two"]
    assert hook.secrets == {None}


async def test_a_chat_that_fails_holds_up_no_other(sandbox: Sandbox, hook: Hook) -> None:
    hook.stumbles_at = {"stuck": 1000}
    await sandbox.does("setWebhook", url=hook.address, drop_pending_updates=True)
    await sandbox.acts("text", text="stuck")
    await sandbox.acts("text", chat=BEN, text="free")
    await hook.sees("stuck", "stuck")
    await hook.sees("free")
    info = await sandbox.does("getWebhookInfo")
    assert info["url"] == hook.address
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["last_error_date"] >= sandbox.clock.now().timestamp() - 60


async def test_updates_wait_for_a_bot_that_is_away(sandbox: Sandbox) -> None:
    async with hooked() as hook:
        address = hook.address
    await sandbox.does("setWebhook", url=address, allowed_updates=["message"])
    await sandbox.acts("block")
    await sandbox.acts("text", text="still there?")
    info = await sandbox.does("getWebhookInfo")
    assert (info["pending_update_count"], info["allowed_updates"]) == (2, ["message"])
    await sandbox.does("deleteWebhook")
    assert [update["message"]["text"] for update in await sandbox.does("getUpdates")] == [
        "/start",
        "still there?",
    ]
    assert await sandbox.does("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 2,
        "allowed_updates": ["message"],
    }


async def test_an_address_that_is_none_can_be_mended(sandbox: Sandbox, hook: Hook) -> None:
    await sandbox.does("setWebhook", url="http://[nowhere")
    async with asyncio.timeout(10):
        while "last_error_message" not in await sandbox.does("getWebhookInfo"):
            pass
    await sandbox.does("setWebhook", url=hook.address)
    await hook.sees("/start")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "ftp://e.org"}, "bad webhook: Unsupported URL protocol"),
        (
            {"url": "https://e.org", "secret_token": "not so!"},
            "secret token contains unallowed characters",
        ),
        (
            {"url": "https://e.org", "allowed_updates": "{}"},
            "can't parse allowed_updates: Array of String expected",
        ),
    ],
)
async def test_a_webhook_that_telegram_would_refuse(
    sandbox: Sandbox, params: dict[str, str], words: str
) -> None:
    assert await sandbox.refuses("setWebhook", **params) == (400, f"Bad Request: {words}")
    assert (await sandbox.does("getWebhookInfo"))["url"] == ""
