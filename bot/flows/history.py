"""/history: what was logged, plainly, and breaks beside it; and why something was advised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.flows.advice import history as past
from bot.router import Routes
from bot.turn import Button, Message, Turn, rows
from content.model import Tier
from content.triage.trend import trend
from db import checkins, routines
from db.checkins import CheckIn
from db.people import Consent

SHOWN = 14  # check-ins on one screen
EXPLAINED = 5  # of them, those with a button that says why
WEEK = timedelta(days=7)


async def history(turn: Turn) -> None:
    """List the latest check-ins, newest first, and the breaks of the last seven days."""
    logged = await checkins.latest(turn.tx, turn.person.id, SHOWN)
    lines = turn.lines(_line(turn, checkin) for checkin in logged)
    past = await routines.since(turn.tx, turn.person.id, turn.now - WEEK)
    breaks = sum(routine.taken for routine in past)
    if lines:
        text = turn.text("history", lines=lines, breaks=breaks, trend=await _trend(turn))
        turn.out.append(Message(text, rows(_whys(turn, logged), 1)))
    elif Consent.PAIN_LOG in turn.person.consents:
        turn.say("history-empty", breaks=breaks)
    else:
        turn.say("history-no-log", breaks=breaks)


def _whys(turn: Turn, logged: Sequence[CheckIn]) -> list[Button]:
    """Return a button for each of the newest check-ins that led to some advice."""
    advised = [checkin for checkin in logged if checkin.tier > Tier.NONE][:EXPLAINED]
    return [turn.button("history-why", "why", c.id, day=_day(turn, c)) for c in advised]


async def explain(turn: Turn, rest: Sequence[str]) -> None:
    """Say what a check-in led to and why, by the rules of its day."""
    checkin = await checkins.by_id(turn.tx, turn.person.id, int(rest[0]))
    if checkin is None:
        turn.say("history-gone")
        return
    known = turn.services.rulebook.rules
    reasons = (
        turn.text(f"triage-{rule}-reason") if rule in known else turn.text("reason-gone", rule=rule)
        for rule in checkin.fired
    )
    turn.say(
        "history-explained",
        line=_line(turn, checkin),
        reasons=turn.lines(reasons),
        rules=", ".join(checkin.fired),
        version=checkin.rules_version,
    )


async def _trend(turn: Turn) -> str:
    """Return one sentence about the last two weeks, without alarm."""
    found = trend(await past(turn), turn.local)
    if found is None:
        return turn.text("trend-unknown")
    now, before = (format_decimal(score, locale=turn.locale) for score in (found.now, found.before))
    return turn.text(f"trend-{found.direction}", now=now, before=before)


def _line(turn: Turn, checkin: CheckIn) -> str:
    day, answers = _day(turn, checkin), checkin.answers
    pain = "none" if answers.pain is None else str(answers.pain)
    where = ", ".join(turn.label(f"site-name-{site}") for site in sorted(answers.sites))
    tier = "none" if checkin.tier is Tier.NONE else checkin.tier.name.lower()
    return turn.text("history-line", day=day, pain=pain, where=where or "none", tier=tier)


def _day(turn: Turn, checkin: CheckIn) -> str:
    local = checkin.at.astimezone(turn.person.rhythm.zone)
    return format_date(local.date(), "EEE d MMM", locale=turn.locale)


ROUTES = Routes(commands={"history": history}, taps={"why": explain})
