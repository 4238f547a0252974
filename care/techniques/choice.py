"""Which technique is offered next. Pure: the same facts and seed give the same choice.

What may be done at all is in eligibility.py; here it is spread, varied, and learned from.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from care.model import Dose, Kind, Place, Technique
from care.techniques.catalogue import LONGEST, WALK, Catalogue
from care.techniques.eligibility import Limits, WhyNot, permits, why_not
from care.techniques.hold_length import dose_now
from care.techniques.past import Done, Felt, Offered
from care.techniques.preference import Memory, Why, reason_of, reported, todays, weight

NOT_WITHIN = 3  # nudges
OFFERED = frozenset({Kind.WARM_UP, Kind.DESK, Kind.MAT})  # by a nudge; caution ones never

Routine = tuple[Technique, ...]  # in order; the last one is what it is about


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that choosing goes by."""

    limits: Limits
    now: datetime  # aware, in the person's zone: its date is their "today"
    floor: bool = False  # whether nudges may offer what needs the floor
    recent: Sequence[Done] = ()
    offered: Sequence[Offered] = ()
    felt: Sequence[Felt] = ()
    favourites: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    dose: Dose = Dose.NORMAL  # what the person likes
    softly: bool = False

    def dose_now(self) -> Dose:
        """Return how long the holds of the next routine last."""
        return dose_now(
            self.dose,
            self.limits.numbers,
            softly=self.softly,
            pain_today=self.limits.pain_today,
            recent=self.recent,
            felt=self.felt,
            now=self.now,
        )

    def today(self) -> list[Done]:
        """Return today's guided routines; standing up is not one."""
        date, zone = self.now.date(), self.now.tzinfo
        return [d for d in self.recent if d.main != WALK and d.at.astimezone(zone).date() == date]

    def enough(self) -> bool:
        """Return whether today has had as many guided routines as a day may have."""
        return len(self.today()) >= self.limits.numbers.most_routines_a_day


@dataclass(frozen=True, slots=True)
class Choice:
    techniques: Routine
    dose: Dose
    reason: Why

    @property
    def main(self) -> Technique:
        return self.techniques[-1]


def choose(
    catalogue: Catalogue, situation: Situation, *, seed: int, kept: str | None = None
) -> Choice:
    """Choose the next routine: one technique, after a warm-up where it is a twist.

    ``kept`` is what was offered a moment ago: it is taken again if it may still be done. When
    nothing is left, standing up and walking is offered, with the reason.
    """
    rng = random.Random(seed)  # noqa: S311  # variety, no secret
    dose = situation.dose_now()
    walk = (catalogue.techniques[WALK],)
    may = [t for t in catalogue.techniques.values() if _offerable(t, situation)]
    if why := _why_walk(may, situation):
        return Choice(walk, dose, why)
    routines = _varied(
        [r for t in may if (r := _composed(catalogue, situation, t, rng))], situation
    )
    if not routines:
        return Choice(walk, dose, Why.JUST_DONE)
    memory = _memory(catalogue, situation)
    picked = next((r for r in routines if r[-1].slug == kept), None)
    if picked is None:
        picked = rng.choices(routines, [weight(r[-1], memory) for r in routines])[0]
    gentlest = situation.limits.profile is None
    return Choice(picked, dose, Why.GENTLEST if gentlest else reason_of(picked[-1], memory))


def chosen(
    catalogue: Catalogue, situation: Situation, slug: str, *, seed: int
) -> Choice | Why | WhyNot:
    """Return the routine for a technique that the person picked, or why it may not be now."""
    technique = catalogue.techniques[slug]
    if forbidden := why_not(technique, situation.limits):
        return forbidden
    if technique.kind is not Kind.WALK and situation.enough():
        return Why.ENOUGH
    rng = random.Random(seed)  # noqa: S311  # variety, no secret
    routine = _composed(catalogue, situation, technique, rng)
    if routine is None:
        return Why.JUST_DONE
    return Choice(routine, situation.dose_now(), Why.CHOSEN)


def _offerable(technique: Technique, situation: Situation) -> bool:
    """Return whether a nudge may offer this, if its time has come."""
    gentlest = situation.limits.profile is None  # a walk takes its turn among the gentlest
    return (
        (technique.kind in OFFERED or (gentlest and technique.kind is Kind.WALK))
        and (situation.floor or Place.DESK in technique.places)
        and technique.slug not in situation.hidden
        and permits(technique, situation.limits)
        and not _made_worse(technique, situation)
    )


def _made_worse(technique: Technique, situation: Situation) -> bool:
    return any(
        done.main == technique.slug
        and done.feeling == "worse"
        and situation.now - done.at < situation.limits.numbers.made_worse_rests
        for done in situation.recent
    )


def _why_walk(may: Collection[Technique], situation: Situation) -> Why | None:
    """Return why only standing up and walking is left, or None when there is more."""
    limits = situation.limits
    if limits.suspended or limits.silenced:
        return Why.SUSPENDED
    if not limits.adult:
        return Why.UNDER_AGE
    if limits.strong_pain:
        return Why.PAIN
    if all(technique.kind is Kind.WALK for technique in may):
        return Why.PROFILE
    return Why.ENOUGH if situation.enough() else None


def _composed(
    catalogue: Catalogue, situation: Situation, main: Technique, rng: random.Random
) -> Routine | None:
    """Return the routine about a technique; None for a twist that is too soon, or has no warm-up.

    Source: clinical.md §1.4 (a warm-up before a twist), §1.6 (a twist is never first).
    """
    if not main.twist:
        return (main,)
    if _too_soon(catalogue, situation, main):
        return None
    dose = situation.dose_now()
    warm_ups = [
        t
        for t in catalogue.techniques.values()
        if t.kind is Kind.WARM_UP
        and not t.twist
        and t.places & main.places
        and permits(t, situation.limits)
        and t.slug not in situation.hidden
        and t.seconds(dose) + main.seconds(dose) <= LONGEST
    ]
    return (rng.choice(warm_ups), main) if warm_ups else None


def _too_soon(catalogue: Catalogue, situation: Situation, main: Technique) -> bool:
    """Return whether this twist was done a moment ago, or follows another at the start."""
    rests = situation.limits.numbers.same_twist_rests
    lately = (d for d in situation.recent if situation.now - d.at < rests)
    if any(main.slug in done.slugs for done in lately):
        return True
    last = max(situation.recent, key=lambda done: done.at, default=None)
    before = catalogue.techniques.get(last.main) if last else None
    starting = situation.dose_now() is Dose.GENTLE
    return bool(before and before.twist and before.slug != main.slug and starting)


def _varied(routines: Sequence[Routine], situation: Situation) -> list[Routine]:
    """Leave out what came within the last three nudges; when nothing is left, only the last."""
    last = max(situation.recent, key=lambda done: done.at, default=None)
    shown = _shown(situation)
    for within in range(NOT_WITHIN, 0, -1):
        lately = {*shown[:within], *(last.slugs if last else ())}
        if left := [r for r in routines if r[-1].slug not in lately]:
            return left
    return []


def _shown(situation: Situation) -> list[str]:
    """Return what was offered or done, the newest first; what was offered and then done, once."""
    done = [(d.at, d.main, True) for d in situation.recent]
    offered = [(o.at, o.slug, False) for o in situation.offered]
    timeline = sorted((*done, *offered))
    led_to_it = {
        number
        for number, (before, after) in enumerate(pairwise(timeline))
        if before[1] == after[1] and (before[2], after[2]) == (False, True)
    }
    return [slug for number, (_, slug, _) in enumerate(timeline) if number not in led_to_it][::-1]


def _memory(catalogue: Catalogue, situation: Situation) -> Memory:
    return Memory(
        recent=situation.recent,
        today=todays(catalogue, situation.today()),
        reported=reported(situation.limits.numbers, situation.felt, situation.now),
        favourites=situation.favourites,
    )
