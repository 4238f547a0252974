"""What the stand-in for Telegram remembers: chats, messages, files, updates. It outlives a kill."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
HIDDEN = {"text", "chat_id", "entities", "sender"}  # not for the page
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
    sender: str  # bot, person
    date: str  # ISO 8601, UTC
    text: str = ""  # as a reader sees it
    html: str = ""  # safe to show
    entities: list[Json] = field(default_factory=list)
    edits: int = 0
    edited: str | None = None
    pinned: bool = False
    buttons: list[list[Json]] = field(default_factory=list)
    reply_keyboard: Json | None = None
    photo: str | None = None  # its address
    animation: str | None = None  # its address
    film: bool = False  # an animation that is no GIF
    size: list[int] | None = None  # of the photo or animation: width and height in pixels
    document: Json | None = None
    kind: str = "text"
    forwarded: bool = False

    def page(self) -> Json:
        """Return the message as the page and tests read it."""
        shown = {name: value for name, value in asdict(self).items() if name not in HIDDEN}
        rows = [
            [{"text": b["text"], "data": b["callback_data"], "url": b["url"]} for b in row]
            for row in self.buttons
        ]
        return shown | {"from": self.sender, "buttons": rows}


class Store:
    """Chats and what is in them. Listeners hear every change."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.now = now
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(TABLES)
        self._listeners: list[Listener] = []
        self._typing: dict[int, datetime] = {}  # until when

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def tell(self, chat_id: int | None, event: str, data: Json) -> None:
        for listener in self._listeners:
            listener(chat_id, event, data)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Store all that is done within, or nothing. Not to be nested."""
        self._db.execute("BEGIN IMMEDIATE")
        with self._db:  # commits, or rolls back and lets the error pass
            yield

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

    def messages(self, chat_id: int) -> list[Message]:
        found = "SELECT body FROM messages WHERE chat_id = ? ORDER BY id"
        rows = self._db.execute(found, (chat_id,)).fetchall()
        return [Message(**json.loads(body)) for (body,) in rows]

    def add(self, message: Message) -> Message:
        """Store a new message under the next id, which never comes again."""
        message = replace(message, id=self.count("last_message"), date=self.now().isoformat())
        if message.sender == "bot":
            self._typing.pop(message.chat_id, None)
        self.put(message)
        return message

    def put(self, message: Message) -> None:
        row = (message.chat_id, message.id, json.dumps(asdict(message)))
        self._db.execute("INSERT OR REPLACE INTO messages VALUES (?, ?, ?)", row)
        self.tell(message.chat_id, "message", message.page())

    def delete(self, chat_id: int, message_id: int) -> None:
        deleted = "DELETE FROM messages WHERE chat_id = ? AND id = ?"
        self._db.execute(deleted, (chat_id, message_id))
        self.tell(chat_id, "deleted", {"id": message_id})

    def set_typing(self, chat_id: int, until: datetime) -> None:
        self._typing[chat_id] = until
        self.tell(chat_id, "typing", {"until": until.isoformat()})

    def typing(self, chat_id: int) -> bool:
        return self._typing.get(chat_id, self.now()) > self.now()

    def add_update(self, kind: str, body: Json) -> None:
        """Queue an update for the bot; its id only ever grows."""
        packed = json.dumps({kind: body})
        self._db.execute("INSERT INTO updates (body) VALUES (?)", (packed,))

    def updates(self, limit: int, last: bool = False) -> list[Json]:
        """Return the first waiting updates, or the ``last`` ones, in order."""
        order = "DESC" if last else "ASC"
        found = f"SELECT id, body FROM updates ORDER BY id {order} LIMIT ?"  # noqa: S608  # constants
        rows = sorted(self._db.execute(found, (limit,)).fetchall())
        return [{"update_id": number} | json.loads(body) for number, body in rows]

    def forget_updates(self, before: int) -> None:
        """Drop the updates with ids below ``before``: they are confirmed."""
        self._db.execute("DELETE FROM updates WHERE id < ?", (before,))

    def forget_update(self, number: int) -> None:
        self._db.execute("DELETE FROM updates WHERE id = ?", (number,))

    def waiting_updates(self) -> int:
        return int(self._one("SELECT count(*) FROM updates")[0])

    def add_file(self, name: str, kind: str, content: bytes) -> str:
        """Store a file; return its id."""
        file_id = f"file-{self.count('last_file')}"
        row = (file_id, name, kind, content)
        self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?)", row)
        return file_id

    def file(self, file_id: str) -> tuple[str, str, bytes] | None:
        """Return a file's name, media type and content."""
        found: tuple[str, str, bytes] | None = self._one(
            "SELECT name, kind, content FROM files WHERE id = ?", file_id
        )
        return found

    def count(self, name: str) -> int:
        """Return 1, 2, 3 … for this name, also after a restart."""
        number = int(self.fact(name) or 0) + 1
        self.put_fact(name, number)
        return number

    def fact(self, name: str) -> Any:
        """Return what was put under this name, None for nothing."""
        row = self._one("SELECT body FROM facts WHERE name = ?", name)
        return json.loads(row[0]) if row else None

    def put_fact(self, name: str, value: object) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    def _one(self, query: str, *values: object) -> Any:
        return self._db.execute(query, values).fetchone()
