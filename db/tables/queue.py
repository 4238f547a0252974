"""The tables that move messages: what is due, what waits, and what was counted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import BUSY_TABLE, NEVER_REUSED, Base, Big, Id, UserId
from db.encryption import Sealed
from scheduler.model import Json

# Half of each page stays free: a claim writes its row anew beside the old one, and no index.
CLAIMED_TABLE = {"postgresql_with": {**BUSY_TABLE["postgresql_with"], "fillfactor": 50}}
DUE = text("due_at IS NOT NULL")


class MessageRow(Base):
    """The message last sent under a name, so that it can be edited in place."""

    __tablename__ = "messages"

    user_id: Mapped[UserId] = mapped_column(primary_key=True)
    slot: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[Big]


class FileRow(Base):
    """What Telegram calls a picture that a bot has uploaded."""

    __tablename__ = "files"

    bot_id: Mapped[Big] = mapped_column(primary_key=True, autoincrement=False)
    picture: Mapped[str] = mapped_column(primary_key=True)
    file_id: Mapped[str]


class UpdateRow(Base):
    __tablename__ = "updates_seen"
    __table_args__ = (Index(None, "at"),)

    update_id: Mapped[Big] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class TimerRow(Base):
    __tablename__ = "timers"
    __table_args__ = (
        UniqueConstraint("user_id", "kind", "key"),
        Index(None, "due_at", postgresql_where=DUE, sqlite_where=DUE),
        NEVER_REUSED | BUSY_TABLE,
    )

    id: Mapped[Id]
    user_id: Mapped[UserId]
    kind: Mapped[str]
    key: Mapped[str]
    due_at: Mapped[datetime | None]
    version: Mapped[int]


class OutboxRow(Base):
    """``timer_id`` and ``version`` say which timer wrote it; an answer has no timer.

    Until ``claimed_until`` it is on its way, or was put back; no index holds that. Whoever adds one
    holds the person's row, and who deletes a person removes theirs after that: a foreign key would
    be looked up each time.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("user_id", "timer_id", "due_at"),  # and finds a person's messages
        Index(None, "lane", "due_at"),
        NEVER_REUSED | CLAIMED_TABLE,
    )

    id: Mapped[Id]
    timer_id: Mapped[int | None] = mapped_column(BigInteger)  # which may be gone by now
    due_at: Mapped[datetime]
    user_id: Mapped[Big]
    chat_id: Mapped[Big]
    lane: Mapped[int]
    kind: Mapped[str]
    key: Mapped[str]
    claimed_until: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    attempt: Mapped[int]
    payload: Mapped[dict[str, Json]] = mapped_column(Sealed("outbox.payload"))
    version: Mapped[int | None]


class BudgetRow(Base):
    __tablename__ = "budget"

    name: Mapped[str] = mapped_column(primary_key=True)
    free_at: Mapped[datetime]
    held_until: Mapped[datetime]


class CounterRow(Base):
    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    total: Mapped[Big]


class MetaRow(Base):
    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(Sealed("meta.value"))
