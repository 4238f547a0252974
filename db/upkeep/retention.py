"""What is forgotten by itself. Source: clinical.md §5.2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import Base, table
from db.tables.people import (
    CheckInRow,
    ConversationRow,
    HoldRow,
    NudgeRow,
    RoutineRow,
    SuspensionRow,
)
from db.tables.queue import UpdateRow

SHORT = timedelta(days=2)  # Telegram redelivers for 24 h; a hold says nothing once it is over
ABANDONED = timedelta(days=7)  # half an answer; it may be about health, and nobody finished it
LONG = timedelta(days=365)


async def prune(tx: AsyncSession, now: datetime) -> Mapping[str, int]:
    """Delete what is past its time; return how many rows of each table.

    Entries go after 12 months; a suspension only when it has been over for as long. A person who
    is idle is not deleted here: their open suspension and their consents would be gone when they
    come back, and nobody would have told them.
    """
    old = now - LONG
    over = func.coalesce(SuspensionRow.cleared_at, SuspensionRow.until)
    return {
        "updates_seen": await _delete(tx, UpdateRow, UpdateRow.at < now - SHORT),
        "holds": await _delete(tx, HoldRow, HoldRow.ends_at < now - SHORT),
        "nudges": await _delete(tx, NudgeRow, NudgeRow.due_at < old),
        "routines": await _delete(tx, RoutineRow, RoutineRow.started_at < old),
        "checkins": await _delete(tx, CheckInRow, CheckInRow.at < old),
        "conversations": await _delete(
            tx, ConversationRow, ConversationRow.asked_at < now - ABANDONED
        ),
        "suspensions": await _delete(tx, SuspensionRow, over < old),
    }


async def _delete(tx: AsyncSession, row: type[Base], which: ColumnElement[bool]) -> int:
    key = next(iter(table(row).primary_key))
    gone = await tx.scalars(delete(row).where(which).returning(key))
    return len(gone.all())
