"""Which technique is offered next. Pure: the same facts and seed give the same choice."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from content.catalogue import LONGEST, Catalogue, seconds
from content.model import Gate, Kind, Place, Technique

WALK = "stand-and-walk"
# Without stored safety answers nothing else is offered. Source: clinical.md, Decided 5.
GENTLEST = frozenset({"arm-circles", "elbow-butterfly"})
NO_TECHNIQUE_FROM = 7  # pain today. Source: clinical.md, Decided 6
STARTER_FROM = 4
MOST_A_DAY = 3
TWIST_RESTS = timedelta(hours=2)
FIRST_WEEK = timedelta(days=7)
MOST_SAID = 4  # "better" or "worse" counts no further, so that nothing crowds out the rest


class Why(StrEnum):
    """Why this was chosen; each has a sentence for ``/why``."""

    SUSPENDED = "suspended"
    UNDER_AGE = "under-age"
    PAIN = "pain"  # 7 or more today
    PROFILE = "profile"  # gates, place and rests leave nothing
    ENOUGH = "enough"  # three guided routines today
    JUST_DONE = "just-done"  # all that is left was done last time, or is a twist of the last 2 h
    GENTLEST = "gentlest"  # no safety answers are stored
    HELPED = "helped"  # felt better after it before
    TURN = "turn"  # its turn


@dataclass(frozen=True, slots=True)
class Done:
    """One technique of a past routine; what was done in one routine has the same ``at``."""

    slug: str
    at: datetime  # aware
    feeling: str | None  # "better", "same", "worse"


@dataclass(frozen=True, slots=True)
class Choice:
    techniques: tuple[Technique, ...]  # in order; the last one is what the routine is about
    starter: bool
    reason: str


def allowed(
    catalogue: Catalogue,
    profile: frozenset[Gate],
    *,
    floor: bool,
    pain_today: int | None,
    resting: frozenset[str],
    adult: bool,
    caution: bool = False,
) -> tuple[Technique, ...]:
    """Return the techniques a person may do now, by slug; standing up is not one of them.

    ``caution`` is for a person who chooses for themselves; a nudge never asks for it.
    Source: clinical.md §1.5, Decided 2 and 6.
    """
    if not adult or (pain_today is not None and pain_today >= NO_TECHNIQUE_FROM):
        return ()
    kinds = {Kind.WARM_UP, Kind.DESK, Kind.MAT} | ({Kind.CAUTION} if caution else set())
    return tuple(
        technique
        for slug, technique in sorted(catalogue.techniques.items())
        if technique.kind in kinds
        and (floor or Place.DESK in technique.places)
        and not technique.gates & profile
        and slug not in resting
    )


def choose(
    catalogue: Catalogue,
    profile: frozenset[Gate] | None,
    *,
    floor: bool,
    pain_today: int | None,
    resting: frozenset[str],
    adult: bool,
    recent: Sequence[Done],
    now: datetime,
    seed: int,
    suspended: bool = False,
    starter: bool = False,
) -> Choice:
    """Choose the next routine: one technique, after a warm-up where it is a twist.

    ``profile`` is None when the person stores no safety answers. ``now`` is aware and in the
    person's zone: its date is their "today". ``recent`` may be in any order.
    """
    starter = starter or _starts_softly(pain_today, recent, now)
    may = allowed(
        catalogue,
        profile or frozenset(),
        floor=floor,
        pain_today=pain_today,
        resting=resting,
        adult=adult,
    )
    if profile is None:
        may = tuple(technique for technique in may if technique.slug in GENTLEST)
    routines = _routines(may, _just_done(recent, now), starter)
    if why := _why_walk(
        suspended, adult, pain_today, _today(catalogue, recent, now), may, routines
    ):
        return Choice((catalogue.techniques[WALK],), starter, why)
    if profile is None:
        routines.append((catalogue.techniques[WALK],))
    return _draw(routines, recent, starter, seed, gentlest=profile is None)


def _starts_softly(pain_today: int | None, recent: Sequence[Done], now: datetime) -> bool:
    sore = pain_today is not None and pain_today >= STARTER_FROM
    return sore or all(now - done.at < FIRST_WEEK for done in recent)


def _today(catalogue: Catalogue, recent: Sequence[Done], now: datetime) -> int:
    """Return how many guided routines there were today; standing up is not one."""
    walks = {slug for slug, t in catalogue.techniques.items() if t.kind is Kind.WALK}
    today = now.date()
    return len(
        {
            d.at
            for d in recent
            if d.slug not in walks and d.at.astimezone(now.tzinfo).date() == today
        }
    )


def _just_done(recent: Sequence[Done], now: datetime) -> tuple[frozenset[str], frozenset[str]]:
    """Return what the last routine held, and what was done within the rest of a twist."""
    last = max((done.at for done in recent), default=None)
    return (
        frozenset(done.slug for done in recent if done.at == last),
        frozenset(done.slug for done in recent if now - done.at < TWIST_RESTS),
    )


def _routines(
    may: Sequence[Technique], done: tuple[frozenset[str], frozenset[str]], starter: bool
) -> list[tuple[Technique, ...]]:
    """Return every routine that may be offered; a twist is never first (clinical.md §1.6)."""
    last, lately = done
    warm_ups = [t for t in may if t.kind is Kind.WARM_UP and not t.twist][:1]
    routines: list[tuple[Technique, ...]] = []
    for main in may:
        if main.slug in last or (main.twist and main.slug in lately):
            continue
        if main.twist and not warm_ups:
            continue
        routines.append((*warm_ups, main) if main.twist else (main,))
    return [r for r in routines if sum(seconds(t, starter=starter) for t in r) <= LONGEST]


def _why_walk(
    suspended: bool,
    adult: bool,
    pain_today: int | None,
    today: int,
    may: Collection[Technique],
    routines: Collection[tuple[Technique, ...]],
) -> Why | None:
    """Return why only standing up and walking is left, or None when there is more."""
    if suspended:
        return Why.SUSPENDED
    if not adult:
        return Why.UNDER_AGE
    if pain_today is not None and pain_today >= NO_TECHNIQUE_FROM:
        return Why.PAIN
    if not may:
        return Why.PROFILE
    if today >= MOST_A_DAY:
        return Why.ENOUGH
    return None if routines else Why.JUST_DONE


def _draw(
    routines: Sequence[tuple[Technique, ...]],
    recent: Sequence[Done],
    starter: bool,
    seed: int,
    *,
    gentlest: bool,
) -> Choice:
    better = Counter(done.slug for done in recent if done.feeling == "better")
    worse = Counter(done.slug for done in recent if done.feeling == "worse")
    weights = [_weight(r[-1], better[r[-1].slug], worse[r[-1].slug]) for r in routines]
    picked = random.Random(seed).choices(routines, weights)[0]  # noqa: S311  # variety, no secret
    if gentlest:
        return Choice(picked, starter, Why.GENTLEST)
    helped = better[picked[-1].slug] > worse[picked[-1].slug]
    return Choice(picked, starter, Why.HELPED if helped else Why.TURN)


def _weight(main: Technique, better: int, worse: int) -> float:
    """Return how readily a routine is offered: warm-ups half, what helped up to fourfold."""
    base = 1 if main.kind is Kind.WARM_UP else 2
    return base * math.exp2((min(better, MOST_SAID) - min(worse, MOST_SAID)) / 2)
