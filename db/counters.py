"""Totals that outlive a process and are shared by all of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import insert
from db.queue_models import CounterRow


async def bump(tx: AsyncSession, name: str, by: int = 1) -> None:
    await tx.execute(
        insert(tx, CounterRow)
        .values(name=name, total=by)
        .on_conflict_do_update(index_elements=["name"], set_={"total": CounterRow.total + by})
    )


async def totals(tx: AsyncSession) -> Mapping[str, int]:
    rows = await tx.execute(select(CounterRow.name, CounterRow.total).order_by(CounterRow.name))
    return {row.name: row.total for row in rows}
