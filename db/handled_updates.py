"""Which updates were handled: Telegram may deliver one again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import insert
from db.tables.queue import UpdateRow


async def first_time(tx: AsyncSession, update_id: int, now: datetime) -> bool:
    """Remember an update together with its effect; False when it was handled before."""
    added = await tx.scalar(
        insert(tx, UpdateRow)
        .values(update_id=update_id, at=now)
        .on_conflict_do_nothing()
        .returning(UpdateRow.update_id)
    )
    return added is not None


async def prune(tx: AsyncSession, before: datetime) -> int:
    """Forget the updates handled before ``before``; return how many."""
    gone = await tx.scalars(
        delete(UpdateRow).where(UpdateRow.at < before).returning(UpdateRow.update_id)
    )
    return len(gone.all())
