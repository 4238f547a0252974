"""/history: what was logged, as a picture and as a list; and why something was advised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.flows.advice import history as past
from bot.flows.profile_questions import mark
from bot.inbox.router import Routes
from bot.sender.history_chart import SPANS, chart, packed
from bot.ui.turn import Button, Message, Turn, rows
from care.model import Tier
from care.triage.trend import trend
from content.typed.errors import NotUnderstood
from db import checkins, routines
from db.checkins import CheckIn
from db.people import Consent
from pictures.history import Chart

SHOWN = 14  # check-ins on one screen
USUAL = 30  # days of the picture
EXPLAINED = 5  # of them, those with a button that says why
WEEK = timedelta(days=7)


async def history(turn: Turn) -> None:
    """Show the last 30 days as a picture, or as many as were typed: /history 90."""
    typed = turn.incoming.text if turn.incoming else ""
    if typed and typed not in map(str, SPANS):
        raise NotUnderstood("span")
    if not await checkins.latest(turn.tx, turn.person.id, 1):
        logs = Consent.PAIN_LOG in turn.person.consents
        turn.say("history-empty" if logs else "history-no-log", breaks=await _breaks(turn))
        return
    await _show(turn, int(typed or USUAL))


async def _breaks(turn: Turn) -> int:
    week = await routines.since(turn.tx, turn.person.id, turn.now - WEEK)
    return sum(routine.taken for routine in week)


async def _show(turn: Turn, span: int) -> None:
    found = await chart(turn, span)
    text = turn.join(_in_a_sentence(turn, found, span), await _trend(turn))
    spans = tuple(
        turn.button("history-span", "history", s, days=s, given=mark(s == span)) for s in SPANS
    )
    as_list = turn.button("history-as-list", "history", "list")
    tapped = turn.incoming.message_id if turn.incoming else None
    message = Message(text, (spans, (as_list,)), edit=tapped, chart=packed(found))
    turn.out.append(message)


def _in_a_sentence(turn: Turn, found: Chart, span: int) -> str:
    """Return what the picture shows, for who cannot see it."""
    days = [day for day in found.days if day.mean is not None]
    return turn.text(
        "history-sentence",
        days=span,
        logged=len(days),
        low=min((day.low for day in days if day.low is not None), default=0),
        high=max((day.high for day in days if day.high is not None), default=0),
        breaks=sum(day.breaks for day in found.days),
    )


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """Another span of the picture, or the list."""
    if rest[0] == "list":
        await _list(turn)
    elif rest[0] in map(str, SPANS):
        await _show(turn, int(rest[0]))


async def _list(turn: Turn) -> None:
    """List the latest check-ins, newest first, and the breaks of the last seven days."""
    logged = await checkins.latest(turn.tx, turn.person.id, SHOWN)
    lines = turn.lines(_line(turn, checkin) for checkin in logged)
    text = turn.text("history", lines=lines, breaks=await _breaks(turn), trend=await _trend(turn))
    turn.out.append(Message(text, rows(_whys(turn, logged), 1)))


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
    found = trend(turn.services.numbers, await past(turn), turn.local)
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


ROUTES = Routes(commands={"history": history}, taps={"history": tapped, "why": explain})
