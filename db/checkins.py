"""Check-ins: the answers and what they called for, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Answer, Answers, Assessment, Occasion, Tier
from db.tables.people import CheckInRow
from scheduler.model import Json


@dataclass(frozen=True, slots=True)
class CheckIn:
    id: int
    user_id: int
    at: datetime
    tier: Tier
    answers: Answers
    fired: tuple[str, ...]  # rule ids, highest tier first
    rules_version: str


async def add(tx: AsyncSession, user_id: int, answers: Answers, assessment: Assessment) -> CheckIn:
    row = CheckInRow(
        user_id=user_id,
        at=answers.at,
        tier=assessment.tier,
        answers=packed(answers),
        fired=list(assessment.fired),
        rules_version=assessment.rules_version,
    )
    tx.add(row)
    await tx.flush()
    await tx.refresh(row)
    return _value(row)


async def amend(
    tx: AsyncSession, user_id: int, checkin_id: int, answers: Answers, assessment: Assessment
) -> bool:
    """Replace the answers of a check-in and what they call for; False when there is none."""
    changed = await tx.scalar(
        update(CheckInRow)
        .where(CheckInRow.user_id == user_id, CheckInRow.id == checkin_id)
        .values(
            tier=assessment.tier,
            answers=packed(answers),
            fired=list(assessment.fired),
            rules_version=assessment.rules_version,
        )
        .returning(CheckInRow.id)
    )
    return changed is not None


async def by_id(tx: AsyncSession, user_id: int, checkin_id: int) -> CheckIn | None:
    row = await tx.scalar(
        select(CheckInRow).where(CheckInRow.user_id == user_id, CheckInRow.id == checkin_id)
    )
    return _value(row) if row else None


async def since(tx: AsyncSession, user_id: int, since: datetime) -> tuple[CheckIn, ...]:
    """Return the check-ins at ``since`` or later, oldest first."""
    rows = await tx.scalars(
        select(CheckInRow)
        .where(CheckInRow.user_id == user_id, CheckInRow.at >= since)
        .order_by(CheckInRow.at, CheckInRow.id)
    )
    return tuple(map(_value, rows))


async def latest(tx: AsyncSession, user_id: int, limit: int) -> tuple[CheckIn, ...]:
    """Return the last check-ins, newest first."""
    rows = await tx.scalars(
        select(CheckInRow)
        .where(CheckInRow.user_id == user_id)
        .order_by(CheckInRow.at.desc(), CheckInRow.id.desc())
        .limit(limit)
    )
    return tuple(map(_value, rows))


def packed(answers: Answers) -> dict[str, Json]:
    """Return what is sealed. The moment is a column of its own."""
    return {
        "occasion": answers.occasion,
        "pain": answers.pain,
        "sites": [*sorted(answers.sites)],
        "interference": answers.interference,
        "flags": {**answers.flags},
        "technique": answers.technique,
        "pain_before": answers.pain_before,
        "peg": [*answers.peg] if answers.peg else None,
    }


def _unpacked(data: dict[str, Json], at: datetime) -> Answers:
    return Answers(
        occasion=Occasion(str(data["occasion"])),
        at=at,
        pain=cast("int | None", data["pain"]),
        sites=frozenset(cast("list[str]", data["sites"])),
        interference=cast("str | None", data["interference"]),
        flags={k: Answer(v) for k, v in cast("dict[str, str]", data["flags"]).items()},
        technique=cast("str | None", data["technique"]),
        pain_before=cast("int | None", data["pain_before"]),
        peg=_peg(cast("list[int] | None", data.get("peg"))),
    )


def _peg(scores: list[int] | None) -> tuple[int, int, int] | None:
    return (scores[0], scores[1], scores[2]) if scores else None


def _value(row: CheckInRow) -> CheckIn:
    return CheckIn(
        id=row.id,
        user_id=row.user_id,
        at=row.at,
        tier=Tier(row.tier),
        answers=_unpacked(row.answers, row.at),
        fired=tuple(row.fired),
        rules_version=row.rules_version,
    )
