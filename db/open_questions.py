"""What was asked last, so that a typed answer finds its question after a restart too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import insert
from db.tables.people import ConversationRow
from scheduler.model import Json


@dataclass(frozen=True, slots=True)
class Conversation:
    """An open question of one flow; ``data`` is what was answered so far."""

    flow: str
    step: str
    data: Mapping[str, Json]
    asked_at: datetime


async def load(tx: AsyncSession, user_id: int, flow: str) -> Conversation | None:
    row = await tx.scalar(
        select(ConversationRow).where(
            ConversationRow.user_id == user_id, ConversationRow.flow == flow
        )
    )
    return _value(row) if row else None


async def latest(tx: AsyncSession, user_id: int) -> Conversation | None:
    """Return the open question that was asked last."""
    row = await tx.scalar(
        select(ConversationRow)
        .where(ConversationRow.user_id == user_id)
        .order_by(ConversationRow.asked_at.desc())
        .limit(1)
    )
    return _value(row) if row else None


async def save(tx: AsyncSession, user_id: int, conversation: Conversation) -> None:
    """Store the open question of a flow in place of the one before."""
    changed = {
        "step": conversation.step,
        "data": dict(conversation.data),
        "asked_at": conversation.asked_at,
    }
    await tx.execute(
        insert(tx, ConversationRow)
        .values(user_id=user_id, flow=conversation.flow, **changed)
        .on_conflict_do_update(index_elements=["user_id", "flow"], set_=changed)
    )


async def close(tx: AsyncSession, user_id: int, flow: str) -> None:
    await tx.execute(
        delete(ConversationRow).where(
            ConversationRow.user_id == user_id, ConversationRow.flow == flow
        )
    )


def _value(row: ConversationRow) -> Conversation:
    return Conversation(row.flow, row.step, row.data, row.asked_at)
