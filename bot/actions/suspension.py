"""What an assessment stops: techniques, nudges, and the routine that runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.actions.care_status import replan
from bot.ui.turn import Turn
from care.model import Answers, Assessment, Tier
from care.spans import adds_up, unkept_score_rests_until
from care.triage.aftercare import aftercare, rests_family, rests_until
from db import routines, suspensions, timers
from db.checkins import CheckIn
from db.routines import RoutineState
from db.suspensions import CORRECTED, FAMILY, Suspension
from scheduler.model import TimerKind


async def suspend(
    turn: Turn, answers: Answers, assessment: Assessment, checkin: CheckIn | None
) -> None:
    """Do what a tier above none calls for. Source: clinical.md §2.4."""
    care = aftercare(turn.services.rulebook, assessment.tier)
    number = checkin.id if checkin else None
    stop = assessment.tier is Tier.STOP
    technique = answers.technique if stop else None
    # A stop outside of any technique rests nothing, but is asked about again.
    until = await _rest_ends(turn, technique) if technique else turn.now if stop else None
    before = await _replace_older(turn, assessment.tier, technique)
    suspension = await suspensions.add(
        turn.tx,
        turn.person.id,
        checkin_id=number,
        tier=assessment.tier,
        fired=tuple(dict.fromkeys((*assessment.fired, *before))),
        technique=technique,
        stops_nudges=care.stops_nudges,
        since=turn.now,
        until=until,
    )
    first = turn.now + care.follow_ups[0]
    await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, str(suspension.id), first)
    if answers.technique:
        if not stop and not await _resting(turn, answers.technique):
            # What led to a higher tier rests as well, whatever lifts that tier later.
            await _rest(turn, answers.technique, await _rest_ends(turn, answers.technique), number)
        if rests_family(turn.services.rulebook, assessment.fired):
            await _rest_family(turn, answers.technique, number)
    if care.stops_techniques:
        await _stop_routine(turn)
    await replan(turn)


async def rest_all(turn: Turn) -> None:
    """Every technique rests for a day; standing up and walking does not."""
    await _rest(turn, None, unkept_score_rests_until(turn.services.numbers, turn.now), None)
    await _stop_routine(turn)


async def _rest(
    turn: Turn,
    technique: str | None,
    until: datetime | None,
    checkin: int | None,
    fired: tuple[str, ...] = (),
) -> None:
    await suspensions.add(
        turn.tx,
        turn.person.id,
        checkin_id=checkin,
        tier=Tier.STOP,
        fired=fired,
        technique=technique,
        stops_nudges=False,
        since=turn.now,
        until=until,
    )


async def _resting(turn: Turn, technique: str) -> bool:
    active = await suspensions.active(turn.tx, turn.person.id, turn.now)
    return any(suspension.technique == technique for suspension in active)


async def _rest_family(turn: Turn, slug: str, checkin: int | None) -> None:
    """Techniques that are like the one that did harm rest for as long as it does at first."""
    known = turn.services.catalogue.techniques
    until = rests_until(aftercare(turn.services.rulebook, Tier.STOP), 1, turn.now)
    resting = {s.technique for s in await suspensions.active(turn.tx, turn.person.id, turn.now)}
    family = known[slug].family if slug in known else None
    for technique in known.values():
        if technique.family is family and technique.slug not in {slug, *resting}:
            await _rest(turn, technique.slug, until, checkin, (FAMILY,))


async def _rest_ends(turn: Turn, technique: str) -> datetime | None:
    """Return until when a technique rests; None for ever, until the person takes it back."""
    past = await suspensions.history(turn.tx, turn.person.id)
    numbers = turn.services.numbers
    recent = (
        s
        for s in past
        if adds_up(numbers, s.since, turn.now)
        and FAMILY not in s.fired
        and s.cleared_how != CORRECTED
    )
    stops = 1 + sum(s.technique == technique for s in recent)
    return rests_until(aftercare(turn.services.rulebook, Tier.STOP), stops, turn.now)


async def _replace_older(turn: Turn, tier: Tier, technique: str | None) -> tuple[str, ...]:
    """One suspension of a kind: the newer starts its follow-ups anew.

    Return what had fired for the older: what only a professional may lift, stays so.
    """
    fired: tuple[str, ...] = ()
    if tier is Tier.STOP and technique is None:
        return fired  # a stop outside of any technique ends no day of rest
    for older in await suspensions.active(turn.tx, turn.person.id, turn.now):
        if older.tier is tier and older.technique == technique:
            await _close(turn, older)
            fired += tuple(rule for rule in older.fired if rule != FAMILY)
    return fired


async def _close(turn: Turn, older: Suspension) -> None:
    replaced = replace(older, cleared_at=turn.now, cleared_how="replaced")
    await suspensions.save(turn.tx, replaced)
    await timers.clear(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, str(older.id))


async def _stop_routine(turn: Turn) -> None:
    routine = await routines.open(turn.tx, turn.person.id)
    if routine:
        stopped = replace(routine, state=RoutineState.STOPPED, ended_at=turn.now)
        await routines.save(turn.tx, stopped)
        await timers.clear(turn.tx, turn.person.id, TimerKind.STEP, str(routine.id))
