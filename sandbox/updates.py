"""How updates reach the bot: long polling, or a webhook.

Source: core.telegram.org/bots/api#getting-updates.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from sandbox.errors import Refused, bad
from sandbox.store import Json, Store

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
LONGEST_WAIT = 50  # seconds of the machine
LONGEST_BACK_OFF = 10.0
BATCH = 100


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str
    allowed: tuple[str, ...]


class Updates:
    """Waiting updates, handed to one poller or to one webhook, at least once each."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._new = asyncio.Event()
        self._poller: asyncio.Event | None = None  # set when a second poller comes
        self._allowed: tuple[str, ...] = ()
        self._last_error: str | None = None

    @property
    def webhook(self) -> Webhook | None:
        found = self._store.fact("webhook")
        if not found:
            return None
        return Webhook(found["url"], found["secret"], tuple(found["allowed"]))

    def put(self, kind: str, body: Json) -> None:
        """Queue an update, unless the bot has said that it does not want this kind."""
        hook = self.webhook
        allowed = hook.allowed if hook else self._allowed
        if not allowed or kind in allowed:
            self._store.add_update(kind, body)
            self._new.set()

    async def poll(
        self, offset: int | None, limit: int, seconds: int, allowed: Iterable[str] | None
    ) -> list[Json]:
        """Answer getUpdates. Raises ``Refused`` 409 beside a webhook or another poller."""
        if self.webhook:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"
                " to delete the webhook first",
            )
        if self._poller:
            self._poller.set()
        mine = self._poller = asyncio.Event()
        if allowed is not None:
            self._allowed = tuple(allowed)
        if offset is not None and offset > 0:
            self._store.forget_updates(offset)
        try:
            return await self._wait(offset, limit, seconds, mine)
        finally:
            if self._poller is mine:
                self._poller = None

    async def _wait(
        self, offset: int | None, limit: int, seconds: int, mine: asyncio.Event
    ) -> list[Json]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(seconds, LONGEST_WAIT)
        while True:
            found = self._found(offset, limit)
            left = deadline - loop.time()
            if found or left <= 0:
                return found
            self._new.clear()
            waits = [asyncio.create_task(e.wait()) for e in (self._new, mine)]
            await asyncio.wait(waits, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
            if mine.is_set():
                raise Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot"
                    " instance is running",
                )

    def _found(self, offset: int | None, limit: int) -> list[Json]:
        if offset is not None and offset < 0:
            found = self._store.updates(-offset, last=True)
            if found:
                self._store.forget_updates(int(found[0]["update_id"]))
            return found[:limit]
        return self._store.updates(limit)

    def set_webhook(self, url: str, secret: str, allowed: Iterable[str]) -> None:
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        hook = {"url": url, "secret": secret, "allowed": list(allowed)} if url else None
        self._store.put_fact("webhook", hook)
        self._new.set()

    def info(self) -> Json:
        hook = self.webhook
        form: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": self._store.waiting_updates(),
        }
        if self._last_error:
            form |= {"last_error_message": self._last_error, "last_error_date": 0}
        return form

    async def push(self) -> None:
        """Hand updates to the webhook, in order, each until it is taken. Runs until cancelled."""
        back_off = 0.0
        async with httpx.AsyncClient(timeout=30) as client:
            while True:
                hook = self.webhook
                found = self._store.updates(1) if hook else []
                if not hook or not found:
                    self._new.clear()
                    await self._new.wait()
                    continue
                if await self._pushed(client, hook, found[0]):
                    self._store.forget_updates(int(found[0]["update_id"]) + 1)
                    back_off = 0.0
                else:
                    back_off = min(back_off * 2 or 0.2, LONGEST_BACK_OFF)
                    await asyncio.sleep(back_off)

    async def _pushed(self, client: httpx.AsyncClient, hook: Webhook, update: Json) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            answer = await client.post(hook.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self._last_error = type(error).__name__
            return False
        if not answer.is_success:
            self._last_error = f"Wrong response from the webhook: {answer.status_code}"
        return answer.is_success
