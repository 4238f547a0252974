"""The updates that wait for the bot, and long polling for them.

Source: core.telegram.org/bots/api#getting-updates; the errors are those of the public server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sandbox.errors import Refused, bad
from sandbox.store import Json, Store

LONGEST_WAIT = 50  # seconds of the machine
MOST_WAITING = 10_000


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str


class Updates:
    """Waiting updates, handed out at least once each."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._poller: object | None = None
        self.changed = asyncio.Event()  # a new one after each change: see ``ring``

    @property
    def webhook(self) -> Webhook | None:
        found = self._store.fact("webhook")
        return Webhook(**found) if found else None

    def ring(self) -> None:
        """Wake all who wait for a change."""
        self.changed.set()
        self.changed = asyncio.Event()

    def put(self, kind: str, body: Json) -> None:
        """Queue an update, unless the bot has said that it does not want this kind."""
        allowed = self._store.fact("allowed")
        if not allowed or kind in allowed:
            self._store.add_update(kind, body)
            self.ring()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Queue only these kinds from now on; none: all. ``None`` leaves it as it is."""
        if kinds is not None:
            self._store.put_fact("allowed", list(kinds))

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Hand updates to this address from now on. Raises ``Refused`` for a bad one."""
        if webhook and not webhook.url.startswith(("https://", "http://")):
            raise bad("bad webhook: Unsupported URL protocol")
        self._store.put_fact("webhook", asdict(webhook) if webhook else None)
        self.ring()

    def waiting(self) -> list[Json]:
        return self._store.updates(MOST_WAITING)

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """Answer getUpdates; wait up to ``seconds`` of the machine for the first one.

        Raises ``Refused`` 409 beside a webhook, and when another poller comes.
        """
        self._refuse_beside_webhook()
        if offset > 0:
            self._store.forget_updates(offset)
        mine = self._poller = object()
        self.ring()
        try:
            async with asyncio.timeout(min(max(seconds, 0), LONGEST_WAIT)):
                return await self._next(offset, limit, mine)
        except TimeoutError:
            return []
        finally:
            if self._poller is mine:
                self._poller = None

    async def _next(self, offset: int, limit: int, mine: object) -> list[Json]:
        while not (found := self._found(offset, limit)):
            await self.changed.wait()
            if self.webhook:
                raise _conflict("terminated by setWebhook request")
            if self._poller is not mine:
                raise _conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance"
                    " is running"
                )
        return found

    def _found(self, offset: int, limit: int) -> list[Json]:
        if offset >= 0:
            return self._store.updates(limit)
        found = self._store.updates(-offset, last=True)
        if found:
            self._store.forget_updates(found[0]["update_id"])
        return found[:limit]

    def _refuse_beside_webhook(self) -> None:
        if self.webhook:
            raise _conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                " the webhook first"
            )


def _conflict(words: str) -> Refused:
    return Refused(409, f"Conflict: {words}")
