"""The Bot API's methods.

Source of limits and words: core.telegram.org/bots/api, and the public server's code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sandbox import entities
from sandbox.errors import Refused, bad
from sandbox.flood import Flood
from sandbox.markup import inline_keyboard, reply_keyboard
from sandbox.params import Params
from sandbox.store import Chat, Json, Message, Store
from sandbox.telegram_form import me, message_form
from sandbox.updates import Updates

MOST_TEXT, MOST_CAPTION = 4096, 1024  # UTF-16 units after parsing
MOST_FILE = 50 * 1024 * 1024
ANSWERED_WITHIN = timedelta(seconds=15)
TYPING = timedelta(seconds=5)
MOST_COMMANDS = 100
Method = Callable[[Params], Coroutine[None, None, Any]]


class Methods:
    """Every method that the sandbox speaks, by its name in lower case."""

    def __init__(self, store: Store, updates: Updates, token: str) -> None:
        self._store = store
        self._updates = updates
        self._token = token
        self._flood = Flood(store.now)
        self.by_name: Mapping[str, Method] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._webhook_info,
            "sendmessage": self._send_message,
            "editmessagetext": self._edit_text,
            "editmessagereplymarkup": self._edit_markup,
            "deletemessage": self._delete_message,
            "answercallbackquery": self._answer_query,
            "sendchataction": self._chat_action,
            "sendphoto": self._send_photo,
            "senddocument": self._send_document,
            "getfile": self._get_file,
            "pinchatmessage": self._pin,
            "unpinchatmessage": self._unpin,
            "setmycommands": self._set_commands,
            "getmycommands": self._get_commands,
            "deletemycommands": self._delete_commands,
        }

    async def _get_me(self, _: Params) -> Json:
        return me(self._token)

    async def _get_updates(self, params: Params) -> list[Json]:
        limit = params.number("limit") or 100
        if not 1 <= limit <= 100:
            limit = 100
        return await self._updates.poll(
            params.number("offset"),
            limit,
            params.number("timeout") or 0,
            params.data("allowed_updates"),
        )

    async def _set_webhook(self, params: Params) -> bool:
        secret = params.text("secret_token")
        if secret and not re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII):
            raise bad("secret token contains unallowed characters")
        allowed = params.data("allowed_updates") or []
        self._updates.set_webhook(params.text("url"), secret, allowed)
        return True

    async def _delete_webhook(self, params: Params) -> bool:
        self._updates.set_webhook("", "", [])
        if params.flag("drop_pending_updates"):
            self._store.forget_updates(2**62)
        return True

    async def _webhook_info(self, _: Params) -> Json:
        return self._updates.info()

    async def _send_message(self, params: Params) -> Json:
        chat = self._chat(params)
        plain, html = _words(params, "text", MOST_TEXT)
        if not plain.strip():
            raise bad("message text is empty")
        return self._sent(chat, params, Message(0, chat.id, "bot", "", plain, html))

    async def _send_photo(self, params: Params) -> Json:
        return self._send_file(params, "photo")

    async def _send_document(self, params: Params) -> Json:
        return self._send_file(params, "document")

    def _send_file(self, params: Params, kind: str) -> Json:
        chat = self._chat(params)
        plain, html = _words(params, "caption", MOST_CAPTION)
        file_id, name, size = self._file(params, kind)
        message = Message(0, chat.id, "bot", "", plain, html, kind=kind)
        url = f"/sandbox/files/{file_id}"
        if kind == "photo":
            return self._sent(chat, params, replace(message, photo=url))
        document = {"name": name, "size": size, "url": url}
        return self._sent(chat, params, replace(message, document=document))

    def _file(self, params: Params, kind: str) -> tuple[str, str, int]:
        """Return id, name and size (bytes) of a file that comes along, or that came before."""
        upload = params.upload(kind)
        if upload:
            if len(upload.content) > MOST_FILE:
                raise Refused(413, "Request Entity Too Large")
            if not upload.content:
                raise bad("file must be non-empty")
            file_id = self._store.add_file(upload.name, upload.kind, upload.content)
            return file_id, upload.name, len(upload.content)
        known = self._store.file(params.text(kind))
        if known is None:
            raise bad("wrong file identifier/HTTP URL specified")
        return params.text(kind), known[0], len(known[2])

    async def _edit_text(self, params: Params) -> Json:
        chat, message = self._own(params, "edited", "edit")
        plain, html = _words(params, "text", MOST_TEXT)
        if not plain.strip():
            raise bad("message text is empty")
        if message.kind != "text":
            raise bad("there is no text in the message to edit")
        return self._edited(
            chat, message, replace(message, text=plain, html=html, buttons=inline_keyboard(params))
        )

    async def _edit_markup(self, params: Params) -> Json:
        chat, message = self._own(params, "edited", "edit")
        return self._edited(chat, message, replace(message, buttons=inline_keyboard(params)))

    def _edited(self, chat: Chat, before: Message, after: Message) -> Json:
        if before == after:
            raise bad(
                "message is not modified: specified new message content and reply markup are"
                " exactly the same as a current content and reply markup of the message"
            )
        self._flood.take(chat.id, "edit")
        after = replace(after, edits=before.edits + 1, edited=self._store.now().isoformat())
        self._store.put(after)
        return message_form(after, chat, self._token)

    async def _delete_message(self, params: Params) -> bool:
        chat, message = self._own(params, "deleted for everyone", "delete")
        self._store.delete(chat.id, message.id)
        return True

    async def _answer_query(self, params: Params) -> bool:
        query = params.text("callback_query_id")
        asked = self._store.fact(f"query {query}")
        now = self._store.now().timestamp()
        if asked is None or now - asked["at"] > ANSWERED_WITHIN.total_seconds():
            raise bad("query is too old and response timeout expired or query ID is invalid")
        text = params.text("text")
        if entities.units(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        toast = {"query": query, "text": text, "alert": params.flag("show_alert")}
        self._store.tell(asked["chat"], "toast", toast)
        return True

    async def _chat_action(self, params: Params) -> bool:
        chat = self._chat(params)
        until = self._store.now() + TYPING
        self._store.tell(chat.id, "typing", {"until": until.isoformat()})
        return True

    async def _get_file(self, params: Params) -> Json:
        file_id = params.text("file_id")
        found = self._store.file(file_id)
        if found is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        names = dict.fromkeys(("file_id", "file_unique_id", "file_path"), file_id)
        return {**names, "file_size": len(found[2])}

    async def _pin(self, params: Params) -> bool:
        return self._set_pinned(params, pinned=True)

    async def _unpin(self, params: Params) -> bool:
        return self._set_pinned(params, pinned=False)

    def _set_pinned(self, params: Params, *, pinned: bool) -> bool:
        chat = self._chat(params)
        number = params.number("message_id")
        message = self._store.message(chat.id, number) if number else None
        if message is None:
            raise bad(f"message to {'pin' if pinned else 'unpin'} not found")
        self._store.put(replace(message, pinned=pinned))
        return True

    async def _set_commands(self, params: Params) -> bool:
        commands = params.data("commands") or []
        if len(commands) > MOST_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", ""))):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self._store.put_fact(f"commands {params.text('language_code')}", commands)
        self._store.tell(None, "commands", {})
        return True

    async def _get_commands(self, params: Params) -> list[Json]:
        found: list[Json] = self._store.fact(f"commands {params.text('language_code')}") or []
        return found

    async def _delete_commands(self, params: Params) -> bool:
        self._store.put_fact(f"commands {params.text('language_code')}", [])
        return True

    def _chat(self, params: Params) -> Chat:
        """Return the chat that may be written to. Raises ``Refused``."""
        number = params.number("chat_id")
        chat = self._store.chat(number) if number else None
        if chat is None or not chat.started:
            raise bad("chat not found")
        if chat.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _own(self, params: Params, done: str, verb: str) -> tuple[Chat, Message]:
        chat = self._chat(params)
        number = params.number("message_id")
        message = self._store.message(chat.id, number) if number else None
        if message is None:
            raise bad(f"message to {verb} not found")
        if message.sender != "bot":
            raise bad(f"message can't be {done}")
        return chat, message

    def _sent(self, chat: Chat, params: Params, message: Message) -> Json:
        buttons, keyboard = inline_keyboard(params), reply_keyboard(params)
        self._flood.take(chat.id, "message")
        date = self._store.now().isoformat()
        stored = self._store.add(
            replace(message, date=date, buttons=buttons, reply_keyboard=keyboard)
        )
        return message_form(stored, chat, self._token)


def _words(params: Params, name: str, most: int) -> tuple[str, str]:
    """Return a text as it is read and as it is shown. Raises ``Refused``."""
    mode = params.text("parse_mode").lower()
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")
    raw = params.text(name).strip()
    plain, html = entities.parse(raw) if mode else entities.escaped(raw)
    if entities.units(plain) > most:
        raise bad("message caption is too long" if name == "caption" else "message is too long")
    return plain, html
