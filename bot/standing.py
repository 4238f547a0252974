"""Where a person stands: what is suspended, what may be offered, when the next nudge comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.turn import Turn
from content.choose import Choice, Done, choose
from content.model import Tier
from content.triage.aftercare import aftercare
from db import checkins, routines, sitting, suspensions, timers
from db.nudges import Nudge
from db.people import Consent
from db.suspensions import Suspension
from scheduler.model import Plan, Reason, TimerKind
from scheduler.sitting import heard, moved, next_nudge
from scheduler.windows import local_day, next_daily

REMEMBERED = timedelta(days=60)  # of routines, for choosing the next
STARTS_AGAIN = timedelta(days=7)
AFTER_WAKING = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's open suspensions, and what they mean."""

    suspensions: tuple[Suspension, ...]

    @property
    def tier(self) -> Tier:
        """The highest tier that stops everything or softens it; a resting technique does not."""
        return max((s.tier for s in self.suspensions if s.technique is None), default=Tier.NONE)

    @property
    def techniques_stopped(self) -> bool:
        return self.tier >= Tier.URGENT

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
        await sitting.load(turn.tx, person.id),
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
    for suspension in (await standing(turn)).suspensions:
        care = aftercare(turn.services.rulebook, suspension.tier)
        key = str(suspension.id)
        if suspension.follow_ups_sent < len(care.follow_ups) and key not in waiting:
            soon = turn.now + AFTER_WAKING
            await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, key, soon)


async def restart_clock(turn: Turn) -> Plan:
    """The person says that they moved: the sitting clock starts again."""
    before = await sitting.load(turn.tx, turn.person.id)
    await sitting.save(turn.tx, turn.person.id, heard(moved(before, turn.now)))
    return await replan(turn)


async def pain_today(turn: Turn) -> int | None:
    """Return the last pain score (0–10) of the person's own day, if any was given."""
    zone = turn.person.rhythm.zone
    today = local_day(zone, turn.now)
    for checkin in await checkins.latest(turn.tx, turn.person.id, 3):
        if checkin.answers.pain is not None and local_day(zone, checkin.at) == today:
            return checkin.answers.pain
    return None


async def done_routines(turn: Turn) -> Sequence[Done]:
    """Return what was done lately, technique by technique, oldest first."""
    past = await routines.since(turn.tx, turn.person.id, turn.now - REMEMBERED)
    return [
        Done(slug, routine.started_at, routine.feeling)
        for routine in past
        if routine.taken
        for slug in routine.techniques
    ]


async def choice(turn: Turn, nudge: Nudge | None) -> Choice:
    """Choose what to offer now. The same nudge gives the same choice until something changes."""
    stands = await standing(turn)
    return choose(
        turn.services.catalogue,
        turn.person.profile,
        floor=turn.person.floor,
        pain_today=await pain_today(turn),
        resting=stands.resting | (twists(turn) if stands.tier >= Tier.ROUTINE else frozenset()),
        adult=turn.person.adult is True,
        suspended=stands.techniques_stopped,
        starter=stands.tier >= Tier.ROUTINE or await _lately_lifted(turn),
        recent=await done_routines(turn),
        now=turn.local,
        seed=nudge.id if nudge else turn.person.id + int(turn.now.timestamp()),
    )


async def _lately_lifted(turn: Turn) -> bool:
    """After a pause or a rest, techniques begin again at the starter level (clinical.md §2.4)."""
    past = await suspensions.history(turn.tx, turn.person.id)
    ends = (s.cleared_at or s.until for s in past)
    return any(end and turn.now - STARTS_AGAIN < end <= turn.now for end in ends)


def twists(turn: Turn) -> frozenset[str]:
    """Return every twist: off while a doctor's look is advised (clinical.md §2.4)."""
    return frozenset(t.slug for t in turn.services.catalogue.techniques.values() if t.twist)
