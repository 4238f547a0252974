"""Routines under way and past ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Dose
from db.columns import latest_first
from db.tables.people import RoutineRow


class RoutineState(StrEnum):
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


OPEN = (RoutineState.READY, RoutineState.RUNNING, RoutineState.PAUSED)


@dataclass(frozen=True, slots=True)
class Routine:
    id: int
    user_id: int
    nudge_id: int | None
    techniques: tuple[str, ...]  # slugs, in order
    dose: Dose
    watch: bool
    state: RoutineState
    step: int  # index of the card that is shown
    shown_at: datetime | None
    spent_seconds: int
    started_at: datetime
    ended_at: datetime | None
    feeling: str | None  # better, same, worse
    taken: bool  # a real break. Source: design §4
    version: int


async def add(
    tx: AsyncSession,
    user_id: int,
    *,
    nudge_id: int | None,
    techniques: tuple[str, ...],
    dose: Dose,
    watch: bool,
    now: datetime,
) -> Routine:
    """Store a routine that is about to start."""
    row = RoutineRow(
        user_id=user_id,
        nudge_id=nudge_id,
        techniques=list(techniques),
        dose=dose,
        watch=watch,
        state=RoutineState.READY,
        step=0,
        spent_seconds=0,
        started_at=now,
        taken=False,
        version=1,
    )
    tx.add(row)
    await tx.flush()
    await tx.refresh(row)
    return _value(row)


async def by_id(tx: AsyncSession, user_id: int, routine_id: int) -> Routine | None:
    row = await tx.scalar(
        select(RoutineRow).where(RoutineRow.user_id == user_id, RoutineRow.id == routine_id)
    )
    return _value(row) if row else None


async def open(tx: AsyncSession, user_id: int) -> Routine | None:
    """Return the newest routine that is ready, running or paused."""
    row = await tx.scalar(
        select(RoutineRow)
        .where(RoutineRow.user_id == user_id, RoutineRow.state.in_(OPEN))
        .order_by(latest_first(RoutineRow.id))
        .limit(1)
    )
    return _value(row) if row else None


async def since(tx: AsyncSession, user_id: int, since: datetime) -> tuple[Routine, ...]:
    """Return the routines started at ``since`` or later, oldest first."""
    rows = await tx.scalars(
        select(RoutineRow)
        .where(RoutineRow.user_id == user_id, RoutineRow.started_at >= since)
        .order_by(RoutineRow.started_at, RoutineRow.id)
    )
    return tuple(map(_value, rows))


async def save(tx: AsyncSession, routine: Routine) -> Routine | None:
    """Store a changed routine as its next version; None when someone else was first."""
    row = await tx.scalar(
        update(RoutineRow)
        .where(
            RoutineRow.user_id == routine.user_id,
            RoutineRow.id == routine.id,
            RoutineRow.version == routine.version,
        )
        .values(
            state=routine.state,
            step=routine.step,
            shown_at=routine.shown_at,
            spent_seconds=routine.spent_seconds,
            ended_at=routine.ended_at,
            feeling=routine.feeling,
            taken=routine.taken,
            version=routine.version + 1,
        )
        .returning(RoutineRow)
    )
    return _value(row) if row else None


def _value(row: RoutineRow) -> Routine:
    return Routine(
        id=row.id,
        user_id=row.user_id,
        nudge_id=row.nudge_id,
        techniques=tuple(row.techniques),
        dose=Dose(row.dose),
        watch=row.watch,
        state=RoutineState(row.state),
        step=row.step,
        shown_at=row.shown_at,
        spent_seconds=row.spent_seconds,
        started_at=row.started_at,
        ended_at=row.ended_at,
        feeling=row.feeling,
        taken=row.taken,
        version=row.version,
    )
