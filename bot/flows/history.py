"""/history: what was logged, plainly, and breaks beside it."""

from __future__ import annotations

from datetime import timedelta

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.flows.advice import history as past
from bot.router import Routes
from bot.turn import Turn
from content.model import Tier
from content.triage.trend import trend
from db import checkins, routines
from db.checkins import CheckIn
from db.people import Consent

SHOWN = 14  # check-ins on one screen
WEEK = timedelta(days=7)


async def history(turn: Turn) -> None:
    """List the latest check-ins, newest first, and the breaks of the last seven days."""
    logged = await checkins.latest(turn.tx, turn.person.id, SHOWN)
    lines = turn.lines(_line(turn, checkin) for checkin in logged)
    past = await routines.since(turn.tx, turn.person.id, turn.now - WEEK)
    breaks = sum(routine.taken for routine in past)
    if lines:
        turn.say("history", lines=lines, breaks=breaks, trend=await _trend(turn))
    elif Consent.PAIN_LOG in turn.person.consents:
        turn.say("history-empty", breaks=breaks)
    else:
        turn.say("history-no-log", breaks=breaks)


async def _trend(turn: Turn) -> str:
    """Return one sentence about the last two weeks, without alarm."""
    found = trend(await past(turn), turn.local)
    if found is None:
        return turn.text("trend-unknown")
    now, before = (format_decimal(score, locale=turn.locale) for score in (found.now, found.before))
    return turn.text(f"trend-{found.direction}", now=now, before=before)


def _line(turn: Turn, checkin: CheckIn) -> str:
    local = checkin.at.astimezone(turn.person.rhythm.zone)
    day = format_date(local.date(), "EEE d MMM", locale=turn.locale)
    answers = checkin.answers
    pain = "none" if answers.pain is None else str(answers.pain)
    where = ", ".join(turn.label(f"site-name-{site}") for site in sorted(answers.sites))
    tier = "none" if checkin.tier is Tier.NONE else checkin.tier.name.lower()
    return turn.text("history-line", day=day, pain=pain, where=where or "none", tier=tier)


ROUTES = Routes(commands={"history": history})
