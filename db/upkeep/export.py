"""All that is stored about a person, for them to read and to take along (GDPR Art. 15, 20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Tier
from db import checkins, nudges, people, routines, sitting, suspensions, timers
from db.columns import EPOCH
from db.open_questions import Conversation
from db.tables.people import ConversationRow
from scheduler.model import Json, SittingWindow

INTERNAL = frozenset({"id", "user_id", "nudge_id", "checkin_id", "version"})
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


async def everything(tx: AsyncSession, user_id: int) -> dict[str, Json]:
    """Return a person's data with readable keys, times in ISO 8601; empty for nobody.

    Left out: numbers that only tie our rows together, ids of Telegram's messages, and messages
    that are on their way to this very chat.
    """
    person = await people.by_id(tx, user_id)
    if person is None:
        return {}
    return {
        "person": _readable(person),
        "consents": _readable(await people.consent_log(tx, user_id)),
        "sitting": _readable(await sitting.load(tx, user_id)),
        "holds": _readable(await sitting.holds(tx, user_id, EPOCH)),
        "nudges": _readable(await nudges.since(tx, user_id, EPOCH)),
        "routines": _readable(await routines.since(tx, user_id, EPOCH)),
        "checkins": _readable(await checkins.since(tx, user_id, EPOCH)),
        "suspensions": _readable(await suspensions.history(tx, user_id)),
        "open_questions": _readable(await _open_questions(tx, user_id)),
        "planned": _readable(await timers.of(tx, user_id)),
    }


async def _open_questions(tx: AsyncSession, user_id: int) -> tuple[Conversation, ...]:
    rows = await tx.scalars(select(ConversationRow).where(ConversationRow.user_id == user_id))
    return tuple(Conversation(row.flow, row.step, row.data, row.asked_at) for row in rows)


def _readable(value: object) -> Json:
    match value:
        case datetime():
            return value.isoformat()
        case Tier():
            return value.name.lower()
        case SittingWindow():
            return _window(value)
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)  # a StrEnum too
        case Mapping():
            return {str(key): _readable(item) for key, item in value.items()}
        case frozenset():
            return [_readable(item) for item in sorted(value)]
        case tuple() | list():
            return [_readable(item) for item in value]
    shown = [name for name in _fields(value) if name not in INTERNAL]
    return {name: _readable(getattr(value, name)) for name in shown}


def _fields(value: object) -> Sequence[str]:
    if isinstance(value, Struct):
        return value.__struct_fields__
    if is_dataclass(value):
        return [field.name for field in fields(value)]
    raise TypeError(f"{type(value).__name__} has no readable form")


def _window(window: SittingWindow) -> Json:
    days = [day for bit, day in enumerate(DAYS) if window.days >> bit & 1]
    return {"days": [*days], "start": _clock(window.start), "end": _clock(window.end)}


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
