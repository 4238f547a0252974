"""The weekly summary: breaks, the best time of day, what helped. Never a streak, never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from babel.dates import format_time

from bot.actions.care_status import standing
from bot.flows.profile_questions import Asked, Question, tap, yes_or_no
from bot.inbox.router import Routes
from bot.ui.turn import Turn, rows
from db import routines, timers
from db.people import Consent
from db.routines import Routine
from scheduler.model import Outgoing, TimerKind
from scheduler.windows import at_local, local_day

WEEK = timedelta(days=7)
FRIDAY, MINUTE = 4, 16 * 60  # when it comes, in the person's zone


async def plan(turn: Turn, wanted: bool) -> None:
    """Set the weekly timer, or take it away."""
    due = _next(turn) if wanted else None
    await timers.put(turn.tx, turn.person.id, TimerKind.SUMMARY, "", due)


def _next(turn: Turn) -> datetime:
    """Return the next Friday afternoon."""
    zone = turn.person.rhythm.zone
    today = local_day(zone, turn.now)
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    moment = at_local(zone, friday, MINUTE)
    return moment if moment > turn.now else at_local(zone, friday + WEEK, MINUTE)


async def due(turn: Turn, row: Outgoing, late: bool) -> None:
    """Say how the week was; nothing where nothing was done, and nothing in an emergency."""
    if late or Consent.REMINDERS not in turn.person.consents:
        return
    if (await standing(turn)).nudges_stopped:
        return
    week = await routines.since(turn.tx, turn.person.id, turn.now - WEEK)
    taken = [routine for routine in week if routine.taken]
    if taken:
        buttons = [turn.button("summary-off", "weekly", "off")]
        if Consent.PAIN_LOG in turn.person.consents:
            buttons.insert(0, turn.button("summary-week", "week", "go"))
        turn.say("summary", rows(buttons, 1), lines=turn.lines(_lines(turn, taken)))


def _lines(turn: Turn, taken: Sequence[Routine]) -> Sequence[str]:
    lines = [turn.text("summary-breaks", breaks=len(taken))]
    hour, number = _best_hour(turn, taken)
    if number > 1:
        lines.append(turn.text("summary-hour", hour=hour))
    if slug := _helped(taken):
        name = turn.text(f"technique-{slug}-name")
        lines.append(turn.text("summary-helped", name=name))
    return lines


def _best_hour(turn: Turn, taken: Sequence[Routine]) -> tuple[str, int]:
    """Return the local hour with the most breaks, as the person writes it, and how many."""
    zone = turn.person.rhythm.zone
    hours = Counter(routine.started_at.astimezone(zone).hour for routine in taken)
    hour, number = max(hours.items(), key=lambda item: (item[1], -item[0]))
    time = datetime(2000, 1, 1, hour, tzinfo=zone).time()
    return format_time(time, "short", locale=turn.locale), number


def _helped(taken: Sequence[Routine]) -> str | None:
    """Return what was followed by "better" most often, if anything was."""
    better = Counter(r.techniques[-1] for r in taken if r.feeling == "better")
    return min(better, key=lambda slug: (-better[slug], slug), default=None)


async def off(turn: Turn, rest: Sequence[str]) -> None:
    """No weekly summary any more."""
    await plan(turn, wanted=False)
    turn.show(turn.text("summary-stopped"))


async def _ask(turn: Turn) -> Asked:
    buttons = (tap(turn, "summary", "yes", "answer-yes"), tap(turn, "summary", "no", "answer-no"))
    return Asked(turn.text("ask-summary"), (buttons,))


async def _take(turn: Turn, value: str) -> Asked | None:
    await plan(turn, yes_or_no(value))
    return None


SUMMARY = Question("summary", _ask, _take)
ROUTES = Routes(taps={"weekly": off}, due={TimerKind.SUMMARY: due})
