"""The person's side: what the page and the tests do in a chat."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from sandbox.errors import Refused
from sandbox.store import Chat, Json, Message, Store
from sandbox.telegram_form import me, message_form, person_form
from sandbox.updates import Updates

BANNED = {"status": "kicked", "until_date": 0}
MEMBER = {"status": "member"}


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
            "typing": False,
            "messages": [message.page() for message in self._store.messages(chat_id)],
        }

    def say(self, chat_id: int, text: str, *, forwarded: bool = False) -> Message:
        """Send a text, as typed: it is shown escaped."""
        message = Message(0, chat_id, "person", "", text, escape(text, quote=False))
        return self._sent(replace(message, forwarded=forwarded))

    def send(self, chat_id: int, kind: str, extra: Json | None = None) -> Message:
        """Send what is no text: a sticker, a voice note, a picture, a place."""
        return self._sent(Message(0, chat_id, "person", "", kind=kind), extra or {})

    def send_document(self, chat_id: int, name: str, content: str) -> Message:
        file_id = self._store.add_file(name, "text/plain", content.encode())
        document = {"name": name, "size": len(content), "url": f"/sandbox/files/{file_id}"}
        return self._sent(Message(0, chat_id, "person", "", kind="document", document=document))

    def tap(self, chat_id: int, message_id: int, data: str, *, force: bool = False) -> str:
        """Tap a button; return the query's id. Raises ``Refused`` 409 for one that is gone."""
        chat = self.chat(chat_id)
        message = self._store.message(chat_id, message_id)
        shown = [b["callback_data"] for row in message.buttons for b in row] if message else []
        if message is None or (data not in shown and not force):
            raise Refused(409, "That button is no longer there.")
        number = int(self._store.fact("last_query") or 0) + 1
        self._store.put_fact("last_query", number)
        query = str(number)
        now = self._store.now().timestamp()
        self._store.put_fact(f"query {query}", {"chat": chat_id, "at": now})
        form = {
            "id": query,
            "from": person_form(chat),
            "chat_instance": str(chat_id),
            "message": message_form(message, chat, self._token),
            "data": data,
        }
        self._updates.put("callback_query", form)
        return query

    def set_blocked(self, chat_id: int, *, blocked: bool) -> None:
        """Block the bot, or take that back; the bot is told as Telegram tells it."""
        chat = self.chat(chat_id)
        if chat.blocked == blocked:
            return
        self._store.put_chat(replace(chat, blocked=blocked))
        before, after = (MEMBER, BANNED) if blocked else (BANNED, MEMBER)
        bot = me(self._token)
        form = {
            "chat": {"id": chat.id, "type": "private", "first_name": chat.name},
            "from": person_form(chat),
            "date": int(self._store.now().timestamp()),
            "old_chat_member": before | {"user": bot},
            "new_chat_member": after | {"user": bot},
        }
        self._updates.put("my_chat_member", form)

    def _sent(self, message: Message, extra: Json | None = None) -> Message:
        chat = self.chat(message.chat_id)
        if not chat.started or chat.blocked:  # who writes to a bot lets it write again
            self.set_blocked(chat.id, blocked=False)
            chat = replace(self.chat(chat.id), started=True)
            self._store.put_chat(chat)
        date = self._store.now().isoformat()
        stored = self._store.add(replace(message, date=date))
        form = message_form(stored, chat, self._token) | (extra or {})
        self._updates.put("message", form)
        return stored
