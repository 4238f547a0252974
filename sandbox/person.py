"""The person's side: what the page and the tests do in a chat."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from sandbox.entities import units
from sandbox.errors import Refused
from sandbox.messages import FILES, MOST_TEXT
from sandbox.methods import ANSWERED_WITHIN
from sandbox.pictures import sample, size_of
from sandbox.store import Chat, Json, Message, Store
from sandbox.telegram_form import member_form, message_form, person_form
from sandbox.updates import Updates

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(@\w+)?(?=\s|$)")


class People:
    """People and their chats with the bot."""

    def __init__(self, store: Store, updates: Updates, token: str) -> None:
        self._store = store
        self._updates = updates
        self._token = token

    def chat(self, chat_id: int) -> Chat:
        """Return a chat, made on its first use."""
        found = self._store.chat(chat_id)
        if found is None:
            found = Chat(chat_id, "Group" if chat_id < 0 else "Sam", started=chat_id < 0)
            self._store.put_chat(found)
        return found

    def introduce(self, chat_id: int, name: str | None, language: str | None) -> Chat:
        """Give the person a name and a language; what is None stays."""
        chat = self.chat(chat_id)
        chat = replace(chat, name=name or chat.name, language=language or chat.language)
        self._store.put_chat(chat)
        return chat

    def page(self, chat_id: int) -> Json:
        """Return the chat with its messages, as the page shows it."""
        chat = self.chat(chat_id)
        return {
            "id": chat.id,
            "name": chat.name,
            "language": chat.language,
            "blocked": chat.blocked,
            "typing": self._store.typing(chat_id),
            "messages": [message.page() for message in self._store.messages(chat_id)],
        }

    def say(self, chat_id: int, text: str, *, forwarded: bool = False) -> Message:
        """Send a text, as typed: it is shown escaped. Raises ``Refused`` for none or a novel."""
        text = _a_text(text)
        message = Message(0, chat_id, "person", "", text, escape(text, quote=False))
        if found := COMMAND.match(text):
            command = {"type": "bot_command", "offset": 0, "length": len(found[0])}
            message = replace(message, entities=[command])
        return self._sent(replace(message, forwarded=forwarded))

    def change(self, chat_id: int, message_id: int, text: str) -> Message:
        """Change a text that was sent. Raises ``Refused`` 409 for one that is not the person's."""
        before = self._store.message(chat_id, message_id)
        if before is None or before.sender != "person" or before.kind != "text":
            raise Refused(409, "That message cannot be changed.")
        after = replace(
            before,
            text=_a_text(text),
            html=escape(_a_text(text), quote=False),
            edits=before.edits + 1,
            edited=self._store.now().isoformat(),
        )
        with self._store.together():
            self._store.put(after)
            form = message_form(after, self.chat(chat_id), self._token)
            self._updates.put("edited_message", form)
        return after

    def send(self, chat_id: int, kind: str, extra: Json | None = None) -> Message:
        """Send a sticker, a voice note or a place; ``extra`` goes to the bot with it."""
        return self._sent(Message(0, chat_id, "person", "", kind=kind), extra)

    def send_photo(self, chat_id: int, caption: str = "") -> Message:
        content = sample()
        file_id = self._store.add_file("photo.png", "image/png", content)
        said = Message(0, chat_id, "person", caption, escape(caption, quote=False))
        message = replace(said, kind="photo", photo=FILES + file_id)
        return self._sent(replace(message, size=size_of(content)))

    def send_document(self, chat_id: int, name: str, content: str) -> Message:
        packed = content.encode()
        file_id = self._store.add_file(name, "text/plain", packed)
        document = {"name": name, "size": len(packed), "url": FILES + file_id}
        return self._sent(Message(0, chat_id, "person", "", kind="document", document=document))

    def tap(self, chat_id: int, message_id: int, data: str, *, force: bool = False) -> str:
        """Tap a button; return the query's id. Raises ``Refused`` 409 for one that is gone.

        ``force`` taps what an old screen still shows, but no message that was deleted.
        """
        chat = self.chat(chat_id)
        message = self._store.message(chat_id, message_id)
        shown = [b["callback_data"] for row in message.buttons for b in row] if message else []
        if message is None or (data not in shown and not force):
            raise Refused(409, "That button is no longer there.")
        with self._store.together():
            query = self._asked(chat_id)
            form = {
                "id": query,
                "from": person_form(chat),
                "chat_instance": str(chat_id),
                "message": message_form(message, chat, self._token),
                "data": data,
            }
            self._updates.put("callback_query", form)
        return query

    def _asked(self, chat_id: int) -> str:
        """Remember who waits for an answer, as long as one is taken; return the query's id."""
        now = self._store.now().timestamp()
        asked = self._store.fact("queries") or {}
        open_still = {id_: q for id_, q in asked.items() if now - q["at"] <= ANSWERED_WITHIN}
        query = str(self._store.count("last_query"))
        self._store.put_fact("queries", open_still | {query: {"chat": chat_id, "at": now}})
        return query

    def set_blocked(self, chat_id: int, *, blocked: bool) -> None:
        """Block the bot, or take that back; the bot is told as Telegram tells it."""
        with self._store.together():
            self._set_blocked(self.chat(chat_id), blocked)

    def _set_blocked(self, chat: Chat, blocked: bool) -> Chat:
        if chat.blocked != blocked:
            chat = replace(chat, blocked=blocked)
            self._store.put_chat(chat)
            self._updates.put("my_chat_member", member_form(chat, self._token, self._store.now()))
        return chat

    def _sent(self, message: Message, extra: Json | None = None) -> Message:
        with self._store.together():
            chat = self.chat(message.chat_id)
            if not chat.started or chat.blocked:  # who writes to a bot lets it write again
                chat = replace(self._set_blocked(chat, False), started=True)
                self._store.put_chat(chat)
            stored = self._store.add(message)
            form = message_form(stored, chat, self._token) | (extra or {})
            self._updates.put("message", form)
        return stored


def _a_text(text: str) -> str:
    text = text.strip()
    if not 1 <= units(text) <= MOST_TEXT:
        raise Refused(400, f"A text has 1 to {MOST_TEXT} characters.")
    return text
