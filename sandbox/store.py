"""What the stand-in for Telegram remembers: chats, messages, files, updates. It outlives a kill."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]
TABLES = """
CREATE TABLE IF NOT EXISTS chats (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS messages (
    chat_id INTEGER NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (chat_id, id)
);
CREATE TABLE IF NOT EXISTS updates (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, name TEXT, kind TEXT, content BLOB);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, body TEXT NOT NULL);
"""
Listener = Callable[[int | None, str, Json], None]  # chat (None: all), event, data


@dataclass(frozen=True, slots=True)
class Chat:
    id: int  # negative for a group
    name: str
    language: str = "en"
    blocked: bool = False
    started: bool = False  # a bot may not write first


@dataclass(frozen=True, slots=True)
class Message:
    id: int
    chat_id: int
    sender: str  # bot, person, service
    date: str  # ISO 8601, UTC
    text: str = ""  # as a reader sees it
    html: str = ""  # safe to show
    edits: int = 0
    edited: str | None = None
    pinned: bool = False
    buttons: list[list[Json]] = field(default_factory=list)
    reply_keyboard: Json | None = None
    photo: str | None = None
    document: Json | None = None
    kind: str = "text"
    forwarded: bool = False

    def page(self) -> Json:
        """Return the message as the page and tests read it."""
        body = asdict(self)
        body["from"] = body.pop("sender")
        body["buttons"] = [
            [{"text": b["text"], "data": b["callback_data"], "url": b["url"]} for b in row]
            for row in self.buttons
        ]
        return {k: v for k, v in body.items() if k not in ("text", "chat_id")}


class Store:
    """Chats and what is in them. Listeners hear every change."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.now = now
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(TABLES)
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def tell(self, chat_id: int | None, event: str, data: Json) -> None:
        for listener in self._listeners:
            listener(chat_id, event, data)

    def close(self) -> None:
        self._db.close()

    def chat(self, chat_id: int) -> Chat | None:
        row = self._one("SELECT body FROM chats WHERE id = ?", chat_id)
        return Chat(**json.loads(row[0])) if row else None

    def put_chat(self, chat: Chat) -> None:
        body = json.dumps(asdict(chat))
        self._db.execute("INSERT OR REPLACE INTO chats VALUES (?, ?)", (chat.id, body))
        self.tell(chat.id, "chat", {"blocked": chat.blocked})

    def message(self, chat_id: int, message_id: int) -> Message | None:
        found = "SELECT body FROM messages WHERE chat_id = ? AND id = ?"
        row = self._one(found, chat_id, message_id)
        return Message(**json.loads(row[0])) if row else None

    def messages(self, chat_id: int) -> Iterator[Message]:
        found = "SELECT body FROM messages WHERE chat_id = ? ORDER BY id"
        for (body,) in self._db.execute(found, (chat_id,)).fetchall():
            yield Message(**json.loads(body))

    def add(self, message: Message) -> Message:
        """Store a new message under the next id, which never comes again."""
        number = int(self.fact("last_message") or 0) + 1
        self.put_fact("last_message", number)
        message = replace(message, id=number)
        self.put(message)
        return message

    def put(self, message: Message) -> None:
        body = json.dumps(asdict(message))
        self._db.execute(
            "INSERT OR REPLACE INTO messages VALUES (?, ?, ?)", (message.chat_id, message.id, body)
        )
        self.tell(message.chat_id, "message", message.page())

    def delete(self, chat_id: int, message_id: int) -> None:
        deleted = "DELETE FROM messages WHERE chat_id = ? AND id = ?"
        self._db.execute(deleted, (chat_id, message_id))
        self.tell(chat_id, "deleted", {"id": message_id})

    def add_update(self, kind: str, body: Json) -> int:
        """Queue an update for the bot; its id only ever grows."""
        packed = json.dumps({kind: body})
        done = self._db.execute("INSERT INTO updates (body) VALUES (?)", (packed,))
        return int(done.lastrowid or 0)

    def updates(self, limit: int, last: bool = False) -> list[Json]:
        """Return the first waiting updates, or the ``last`` ones, in order."""
        order = "DESC" if last else "ASC"
        found = f"SELECT id, body FROM updates ORDER BY id {order} LIMIT ?"  # noqa: S608  # constants
        rows = self._db.execute(found, (limit,)).fetchall()
        return sorted(
            ({"update_id": number} | json.loads(body) for number, body in rows),
            key=lambda update: int(update["update_id"]),
        )

    def forget_updates(self, before: int) -> None:
        """Drop the updates with ids below ``before``: they are confirmed."""
        self._db.execute("DELETE FROM updates WHERE id < ?", (before,))

    def waiting_updates(self) -> int:
        row = self._one("SELECT count(*) FROM updates")
        return int(row[0]) if row else 0

    def add_file(self, name: str, kind: str, content: bytes) -> str:
        number = int(self.fact("last_file") or 0) + 1
        self.put_fact("last_file", number)
        row = (f"file-{number}", name, kind, content)
        self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?)", row)
        return row[0]

    def file(self, file_id: str) -> tuple[str, str, bytes] | None:
        """Return a file's name, media type and content."""
        row = self._one("SELECT name, kind, content FROM files WHERE id = ?", file_id)
        return (row[0], row[1], row[2]) if row else None

    def fact(self, name: str) -> Any:
        row = self._one("SELECT body FROM facts WHERE name = ?", name)
        return json.loads(row[0]) if row else None

    def put_fact(self, name: str, value: object) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    def _one(self, query: str, *values: object) -> Any:
        return self._db.execute(query, values).fetchone()
