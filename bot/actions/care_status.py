"""Where a person stands: what is suspended, and when the next nudge comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from bot.ui.turn import Turn
from care.model import Tier
from care.spans import scores_since
from care.techniques.eligibility import strong_pain
from care.triage.aftercare import aftercare
from db import checkins, open_questions, sitting, suspensions, timers
from db.people import Consent
from db.suspensions import FAMILY, Suspension
from scheduler.model import Plan, Reason, Sitting, TimerKind
from scheduler.sitting import heard, moved, next_nudge, until
from scheduler.windows import at_local, local_day, next_daily

# Keys of the timers of the kind "follow-up" that belong to no suspension.
RECHECK = "recheck"  # a high score is asked again
UNFINISHED = "unfinished"  # a check-in was left in the middle
TICKS = "ticks"  # lines were ticked on a list outside of a check-in, which was left open
CHECKIN = "checkin"  # the flow whose answers count when it is left in the middle
AFTER_WAKING = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's open suspensions, and what they mean."""

    suspensions: tuple[Suspension, ...]

    @property
    def tier(self) -> Tier:
        """The highest tier that stops every technique or softens it; one that rests does not."""
        return max((s.tier for s in self.suspensions if s.technique is None), default=Tier.NONE)

    @property
    def techniques_stopped(self) -> bool:
        return self.tier >= Tier.URGENT or self.all_rest is not None

    @property
    def all_rest(self) -> Suspension | None:
        """What rests every technique for a day, if anything does."""
        return next((s for s in self.suspensions if s.tier is Tier.STOP and not s.technique), None)

    @property
    def nudges_stopped(self) -> bool:
        return any(s.stops_nudges for s in self.suspensions)

    @property
    def resting(self) -> frozenset[str]:
        return frozenset(s.technique for s in self.suspensions if s.technique)


async def standing(turn: Turn) -> Standing:
    """Return what is suspended for this person now."""
    return Standing(await suspensions.active(turn.tx, turn.person.id, turn.now))


async def replan(turn: Turn) -> Plan:
    """Work out the next nudge anew and set its timer. Call after any change of its reasons."""
    person = turn.person
    plan = next_nudge(
        person.rhythm,
        await _sitting(turn),
        await sitting.holds(turn.tx, person.id, turn.now),
        turn.now,
    )
    silent = (
        person.onboarded_at is None
        or Consent.REMINDERS not in person.consents
        or (await standing(turn)).nudges_stopped
    )
    if silent:
        plan = Plan(None, Reason.NO_WINDOW)
    await timers.put(turn.tx, person.id, TimerKind.NUDGE, "", plan.due_at)
    return plan


async def plan_checkins(turn: Turn) -> None:
    """Set the daily check-in's timer from the person's own time of day, or take it away."""
    person = turn.person
    wanted = person.checkin_minute if Consent.PAIN_LOG in person.consents else None
    due = None if wanted is None else next_daily(person.rhythm.zone, wanted, turn.now)
    await timers.put(turn.tx, person.id, TimerKind.CHECK_IN, "", due)


async def wake(turn: Turn) -> None:
    """The person is back after blocking the bot: set the timers that ran out in silence."""
    await replan(turn)
    await plan_checkins(turn)
    planned = await timers.of(turn.tx, turn.person.id)
    waiting = {timer.key for timer in planned if timer.kind is TimerKind.FOLLOW_UP}
    soon = turn.now + AFTER_WAKING
    if await open_questions.load(turn.tx, turn.person.id, CHECKIN):
        await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED, soon)
    for suspension in (await standing(turn)).suspensions:
        if not suspension.fired or FAMILY in suspension.fired:
            continue  # it only rests, beside one that is asked about
        care = aftercare(turn.services.rulebook, suspension.tier)
        key = str(suspension.id)
        if suspension.follow_ups_sent < len(care.follow_ups) and key not in waiting:
            await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, key, soon)


async def restart_clock(turn: Turn) -> Plan:
    """The person says that they moved: the sitting clock starts again."""
    before = await _sitting(turn)
    await sitting.save(turn.tx, turn.person.id, heard(moved(before, turn.now)))
    return await replan(turn)


async def _sitting(turn: Turn) -> Sitting:
    """Return what is known of the person's sitting; a clock set back left some of it ahead."""
    known = await sitting.load(turn.tx, turn.person.id)
    if (past := until(turn.now, known)) != known:
        await sitting.save(turn.tx, turn.person.id, past)
    return past


async def pain_today(turn: Turn) -> int | None:
    """Return the last pain score (0–10) of the person's own day, if any was given."""
    scores = await _scores(turn, _midnight(turn))
    return scores[-1][1] if scores else None


async def pain_lately(turn: Turn) -> int | None:
    """Return the logged score that techniques go by: today's, or a strong one of the last day."""
    midnight, numbers = _midnight(turn), turn.services.numbers
    scores = await _scores(turn, scores_since(numbers, midnight, turn.now))
    if not scores:
        return None
    at, last = scores[-1]
    return last if at >= midnight or strong_pain(last, numbers) else None


async def pain_told(turn: Turn) -> int | None:
    """Return the score of a check-in under way, which is not logged yet."""
    asked = await open_questions.load(turn.tx, turn.person.id, CHECKIN)
    return cast("int | None", asked.data.get("pain")) if asked else None


async def _scores(turn: Turn, since: datetime) -> list[tuple[datetime, int]]:
    """Return the moments and pain scores of the check-ins from ``since`` on, oldest first."""
    past = await checkins.since(turn.tx, turn.person.id, since)
    return [(c.at, c.answers.pain) for c in past if c.answers.pain is not None]


def _midnight(turn: Turn) -> datetime:
    zone = turn.person.rhythm.zone
    return at_local(zone, local_day(zone, turn.now), 0)
