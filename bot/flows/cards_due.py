"""Which of the two cards comes before a technique. Source: clinical.md, Decided 3 and 5."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.actions.technique_choice import limits
from bot.ui.turn import Turn
from care.model import Kind
from care.techniques.eligibility import permits
from care.triage.answers import EMERGENCY_CARD, URGENT_CARD
from care.triage.cards import due_this_week
from care.triage.lookback import Past
from db import checkins, routines, sitting
from scheduler.sitting import offers_short
from scheduler.windows import at_local, local_day


async def emergency_due(turn: Turn, slug: str | None) -> bool:
    """Return whether the emergency card comes before ``slug``, or before whatever is chosen.

    Once a week; once a day where no safety answers are stored, before a walk too.
    """
    if turn.person.profile is None:
        return not await _began_since(turn, _days_ago(turn, 0))
    return await _guided(turn, slug) and await _due_this_week(turn, EMERGENCY_CARD)


async def urgent_due(turn: Turn, slug: str | None) -> bool:
    """Return whether the urgent list comes before it: once a week.

    Where no answers are stored, what began this week began behind the list.
    """
    if turn.person.profile is None:
        began = await _began_since(turn, _monday(turn))
        return not began and await _due_this_week(turn, URGENT_CARD)
    return await _guided(turn, slug) and await _due_this_week(turn, URGENT_CARD)


async def _due_this_week(turn: Turn, card: str) -> bool:
    monday, started = _monday(turn), turn.person.onboarded_at
    if started and started >= monday:  # the start asks both
        return False
    week = await checkins.since(turn.tx, turn.person.id, monday)
    return due_this_week(card, turn.local, [Past(c.answers, c.tier) for c in week])


async def _guided(turn: Turn, slug: str | None) -> bool:
    """Return whether more than a walk may come of it, which needs no card."""
    if slug is None and offers_short(await sitting.load(turn.tx, turn.person.id)):
        return False
    now, known = await limits(turn), turn.services.catalogue.techniques.values()
    wanted = (t for t in known if slug in (None, t.slug))
    return any(t.kind is not Kind.WALK and permits(t, now) for t in wanted)


async def _began_since(turn: Turn, moment: datetime) -> bool:
    return bool(await routines.since(turn.tx, turn.person.id, moment))


def _monday(turn: Turn) -> datetime:
    return _days_ago(turn, turn.local.weekday())


def _days_ago(turn: Turn, days: int) -> datetime:
    """Return the midnight with which a day of the person's own began."""
    zone = turn.person.rhythm.zone
    return at_local(zone, local_day(zone, turn.now) - timedelta(days=days), 0)
