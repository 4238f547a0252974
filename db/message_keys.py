"""Which message was last sent under a name, so that it can be edited in place."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import insert
from db.tables.queue import MessageRow


async def remember(tx: AsyncSession, user_id: int, slot: str, message_id: int) -> None:
    await tx.execute(
        insert(tx, MessageRow)
        .values(user_id=user_id, slot=slot, message_id=message_id)
        .on_conflict_do_update(index_elements=["user_id", "slot"], set_={"message_id": message_id})
    )


async def find(tx: AsyncSession, user_id: int, slot: str) -> int | None:
    return await tx.scalar(
        select(MessageRow.message_id).where(MessageRow.user_id == user_id, MessageRow.slot == slot)
    )
