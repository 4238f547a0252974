"""Totals that outlive a process and are shared by all of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import BigInteger, String, UpdateBase, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import table
from db.fast.compiled_sql import Bulk, Given, Insert, inserted
from db.fast.statement_runner import Runner
from db.tables.queue import CounterRow


async def bump(tx: AsyncSession, name: str, by: int = 1) -> None:
    await BUMP.run(tx, [(name, by)])


def bump_all(runner: Runner, totals: Mapping[str, int]) -> None:
    """Add to many totals at once; in one order, so that two who do never wait for each other."""
    BUMP.over(runner, sorted(totals.items()))


def _bump(given: Given, insert: Insert) -> UpdateBase:
    fresh = inserted(CounterRow, given, insert)
    added = table(CounterRow).c.total + fresh.excluded.total
    return fresh.on_conflict_do_update(index_elements=["name"], set_={"total": added})


BUMP = Bulk(_bump, name=String, total=BigInteger)


async def totals(tx: AsyncSession) -> Mapping[str, int]:
    rows = await tx.execute(select(CounterRow.name, CounterRow.total).order_by(CounterRow.name))
    return {row.name: row.total for row in rows}
