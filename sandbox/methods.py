"""The Bot API's methods by their names, and those that are not about messages.

Source of limits and words: core.telegram.org/bots/api, and the public server's answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from sandbox.commands import Commands
from sandbox.entities import units
from sandbox.errors import bad
from sandbox.messages import Messages
from sandbox.params import Params
from sandbox.store import Json, Store
from sandbox.telegram_form import me
from sandbox.updates import Updates, Webhook

ANSWERED_WITHIN = 15  # seconds
MOST_ANSWER = 200  # characters
ALL = 2**62  # above every update's id
Method = Callable[[Params], Coroutine[None, None, Any]]


class Methods:
    """Every method that the sandbox speaks, by its name in lower case."""

    def __init__(self, store: Store, updates: Updates, token: str) -> None:
        self._store = store
        self._updates = updates
        self._token = token
        messages, commands = Messages(store, token), Commands(store)
        self.by_name: Mapping[str, Method] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._webhook_info,
            "answercallbackquery": self._answer_query,
            "getfile": self._get_file,
            "sendmessage": messages.send_message,
            "sendphoto": messages.send_photo,
            "sendanimation": messages.send_animation,
            "senddocument": messages.send_document,
            "sendchataction": messages.chat_action,
            "editmessagetext": messages.edit_text,
            "editmessagecaption": messages.edit_caption,
            "editmessagemedia": messages.edit_media,
            "editmessagereplymarkup": messages.edit_markup,
            "deletemessage": messages.delete,
            "pinchatmessage": messages.pin,
            "unpinchatmessage": messages.unpin,
            "setmycommands": commands.set,
            "getmycommands": commands.get,
            "deletemycommands": commands.delete,
        }

    async def _get_me(self, _: Params) -> Json:
        return me(self._token)

    async def _get_updates(self, params: Params) -> list[Json]:
        self._updates.allow(params.strings("allowed_updates"))
        limit = params.number("limit") or 100
        return await self._updates.poll(
            params.number("offset") or 0,
            limit if 1 <= limit <= 100 else 100,
            params.number("timeout") or 0,
        )

    async def _set_webhook(self, params: Params) -> bool:
        url, secret = params.text("url"), params.text("secret_token")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise bad("secret token contains unallowed characters")
        self._updates.allow(params.strings("allowed_updates"))
        return self._switch(Webhook(url, secret) if url else None, params)

    async def _delete_webhook(self, params: Params) -> bool:
        return self._switch(None, params)

    def _switch(self, webhook: Webhook | None, params: Params) -> bool:
        if params.flag("drop_pending_updates"):
            self._store.forget_updates(ALL)
        self._store.put_fact("webhook error", None)
        self._updates.set_webhook(webhook)
        return True

    async def _webhook_info(self, _: Params) -> Json:
        hook = self._updates.webhook
        form: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": self._store.waiting_updates(),
        }
        if allowed := self._store.fact("allowed"):
            form["allowed_updates"] = allowed
        return form | (self._store.fact("webhook error") or {})

    async def _answer_query(self, params: Params) -> bool:
        query, text = params.text("callback_query_id"), params.text("text")
        asked = (self._store.fact("queries") or {}).get(query)
        if asked is None or self._store.now().timestamp() - asked["at"] > ANSWERED_WITHIN:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if units(text) > MOST_ANSWER:
            raise bad("MESSAGE_TOO_LONG")
        toast = {"query": query, "text": text, "alert": params.flag("show_alert")}
        self._store.tell(asked["chat"], "toast", toast)
        return True

    async def _get_file(self, params: Params) -> Json:
        file_id = params.text("file_id")
        found = self._store.file(file_id)
        if found is None:
            raise bad("invalid file_id")
        form = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(found[2])}
        return form | {"file_path": file_id}
