"""Lifting a suspension: only in the ways that clinical.md §2.4 allows."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.care_status import plan_checkins, replan
from bot.ui.turn import Message, Turn
from care.model import Answers, Tier
from care.triage.aftercare import Clearing, all_no, clearing, settled, slip
from care.triage.questionnaire import Grounds, Lifting
from db import suspensions, timers
from db.suspensions import Suspension
from scheduler.model import TimerKind

ADVICE_SLOT = "advice"


def pinned_for(suspension: Suspension) -> str | None:
    """Return the name under which a suspension's advice is pinned, if it is."""
    return ADVICE_SLOT if suspension.tier is Tier.EMERGENCY else None


def needs(turn: Turn, suspension: Suspension) -> Clearing:
    """Return from when a suspension may be lifted, and whether a professional must have looked."""
    book = turn.services.rulebook
    return clearing(book, suspension.tier, suspension.fired, suspension.since, turn.now)


async def after_screen(turn: Turn, answers: Answers, lifting: Lifting) -> None:
    """Lift what the screen was asked for, if its answers and its grounds allow it."""
    suspension = await suspensions.by_id(turn.tx, turn.person.id, lifting.suspension)
    if suspension is None or suspension.cleared_at:
        return
    if _grounded(turn, suspension, lifting.by) and _answered(turn, suspension, answers, lifting.by):
        await lift(turn, suspension, lifting.by)
    else:
        turn.say("lift-not-yet")


def _answered(turn: Turn, suspension: Suspension, answers: Answers, by: Grounds) -> bool:
    """Whether the screen's answers are those that these grounds need."""
    book = turn.services.rulebook
    match by:
        case Grounds.SETTLED:
            return settled(book, answers)
        case Grounds.MISTAKE:
            return slip(book, answers, suspension.fired)
        case Grounds.PROFESSIONAL:
            return all_no(book, answers)


def _grounded(turn: Turn, suspension: Suspension, by: Grounds) -> bool:
    """An old button, or a clock that jumped, opens nothing early."""
    clear = needs(turn, suspension)
    match by:
        case Grounds.MISTAKE:
            return suspension.tier >= Tier.URGENT
        case Grounds.PROFESSIONAL:
            return turn.now >= clear.earliest
        case Grounds.SETTLED:
            return turn.now >= clear.earliest and not clear.needs_professional


async def lift(turn: Turn, suspension: Suspension, how: str) -> None:
    """Clear a suspension and the follow-ups that belong to it."""
    await suspensions.save(turn.tx, replace(suspension, cleared_at=turn.now, cleared_how=how))
    await timers.clear(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, str(suspension.id))
    await replan(turn)
    await plan_checkins(turn)
    turn.out.append(Message(turn.text("suspension-lifted"), unpin=pinned_for(suspension)))
