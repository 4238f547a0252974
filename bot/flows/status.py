"""/status and /why: where a person stands, and when and why the next nudge comes."""

from __future__ import annotations

from bot.actions.care_status import Standing, replan, standing
from bot.inbox.router import Routes
from bot.ui.turn import Turn
from care.model import Tier
from care.techniques.preference import Why
from content.texts import Html
from db import nudges, sitting
from db.nudges import Nudge
from scheduler.model import Reason

COUNTED = frozenset({Reason.LIMIT, Reason.WINDOW, Reason.ASKED})  # their sentences name minutes


async def next_nudge_line(turn: Turn) -> str:
    """Return one sentence: when the next nudge comes, in the person's own time."""
    plan = await replan(turn)
    if (await standing(turn)).nudges_stopped:
        return turn.text("next-stopped")
    if plan.due_at is None:
        return turn.text("next-none")
    return turn.text("next-at", time=turn.time(plan.due_at))


async def status(turn: Turn) -> None:
    """Say what is true now: sitting since, holds, suspensions, the next nudge."""
    clock = await sitting.load(turn.tx, turn.person.id)
    lines = [await next_nudge_line(turn)]
    if clock.sitting_since:
        lines.append(turn.text("status-since", time=turn.time(clock.sitting_since)))
    lines += [
        turn.text(f"status-hold-{hold.kind}", time=turn.time(hold.end))
        for hold in await sitting.holds(turn.tx, turn.person.id, turn.now)
        if hold.start <= turn.now < hold.end
    ]
    stands = await standing(turn)
    if stands.tier > Tier.STOP:
        lines.append(turn.text(f"status-{stands.tier.name.lower()}"))
    turn.say("status", lines=turn.lines([*lines, *_resting(turn, stands)]))


def _resting(turn: Turn, stands: Standing) -> list[Html]:
    """Return what rests: every technique for a day, or some by name."""
    lines = []
    if stands.all_rest and stands.all_rest.until:
        lines.append(turn.text("rest-all", time=turn.time(stands.all_rest.until)))
    known = turn.services.catalogue.techniques
    names = [turn.text(f"technique-{slug}-name") for slug in sorted(stands.resting & known.keys())]
    if names:
        lines.append(turn.text("status-resting", names=Html(", ".join(names)), count=len(names)))
    return lines


async def why(turn: Turn) -> None:
    """Explain the last nudge and the next one."""
    plan = await replan(turn)
    last = await nudges.latest(turn.tx, turn.person.id)
    lines = []
    if last:
        lines.append(turn.text(f"why-last-{last.outcome}", time=turn.time(last.due_at)))
        lines += _why_offered(turn, last)
    if (await standing(turn)).nudges_stopped:
        lines.append(turn.text("next-stopped"))
    elif plan.due_at is None or plan.reason is Reason.NO_WINDOW:
        lines.append(turn.text("why-no-window"))
    else:
        minutes = turn.person.limit_minutes
        due = turn.time(plan.due_at)
        lines.append(turn.text(f"why-next-{plan.reason}", time=due, minutes=minutes))
        if plan.reason in COUNTED and turn.person.rhythm.phase:
            lines.append(turn.text("why-spread", minutes=turn.person.spread_seconds // 60))
    turn.say("why", lines=turn.lines(lines))


def _why_offered(turn: Turn, nudge: Nudge) -> list[Html]:
    """Return the reason for what a nudge offered, as it was then."""
    key = f"technique-{nudge.technique}-name"
    if nudge.why not in set(Why) or not turn.services.texts.has(key):
        return []
    return [turn.text(f"why-choice-{Why(nudge.why)}", name=turn.text(key))]


ROUTES = Routes(commands={"status": status, "why": why})
