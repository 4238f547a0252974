"""Updates brought to the bot's own address: in order within a chat, chats side by side.

Source: core.telegram.org/bots/api#setwebhook, and the public server's behaviour.
"""

from __future__ import annotations

import asyncio

import httpx

from sandbox.store import Json, Store
from sandbox.updates import Updates, Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
ANSWERED_WITHIN = 60  # seconds of the machine
FIRST_BACK_OFF = 0.25  # seconds of the machine; doubles with each failure
LONGEST_BACK_OFF = 10.0


class Push:
    """Brings each waiting update until it is taken with a 2xx answer."""

    def __init__(self, store: Store, updates: Updates) -> None:
        self._store = store
        self._updates = updates
        self._busy: set[int] = set()  # chats with a runner on the way

    async def run(self) -> None:
        """Bring updates whenever a webhook is set. Runs until cancelled."""
        async with (
            httpx.AsyncClient(timeout=ANSWERED_WITHIN) as client,
            asyncio.TaskGroup() as runners,
        ):
            while True:
                changed = self._updates.changed
                waiting = self._updates.waiting() if self._updates.webhook else []
                for chat in {chat_of(update) for update in waiting} - self._busy:
                    self._busy.add(chat)
                    runners.create_task(self._run(client, chat))
                await changed.wait()

    async def _run(self, client: httpx.AsyncClient, chat: int) -> None:
        """Bring one chat's updates, one after the other, until none waits."""
        back_off = FIRST_BACK_OFF
        while (hook := self._updates.webhook) and (update := self._first(chat)):
            if await self._taken(client, hook, update):
                self._store.forget_update(update["update_id"])
                back_off = FIRST_BACK_OFF
            else:
                await asyncio.sleep(back_off)
                back_off = min(back_off * 2, LONGEST_BACK_OFF)
        self._busy.discard(chat)

    def _first(self, chat: int) -> Json | None:
        return next((each for each in self._updates.waiting() if chat_of(each) == chat), None)

    async def _taken(self, client: httpx.AsyncClient, hook: Webhook, update: Json) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            answer = await client.post(hook.url, json=update, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return False
        if not answer.is_success:
            self._failed(
                f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
            )
        return answer.is_success

    def _failed(self, words: str) -> None:
        at = int(self._store.now().timestamp())
        error = {"last_error_date": at, "last_error_message": words}
        self._store.put_fact("webhook error", error)


def chat_of(update: Json) -> int:
    """Return the chat that an update is about."""
    body = next(value for name, value in update.items() if name != "update_id")
    within = body if "chat" in body else body["message"]
    return int(within["chat"]["id"])
