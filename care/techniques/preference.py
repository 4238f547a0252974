"""How readily a technique is offered, and which of its grounds is told as the reason."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from care.clinical_numbers import ClinicalNumbers
from care.model import Kind, Technique
from care.techniques.catalogue import Catalogue
from care.techniques.past import Done, Felt

UPPER = ("upper-back", "shoulders")
# Which areas a place of the check-in asks for; a neck asks for nothing. Source: clinical.md §3.
AREAS: Mapping[str, tuple[str, ...]] = {
    "upper-back": UPPER,
    "mid-back": ("mid-back",),
    "low-left": ("low-back",),
    "low-centre": ("low-back",),
    "low-right": ("low-back",),
    "hip-left": ("hips",),
    "hip-right": ("hips",),
}
FAVOURITE, REPORTED, NEW = 2.5, 2.5, 1.6  # times as readily
SAME_POSITION, SAME_AREA = 0.6, 0.7  # for each routine of today that shares it
LEARNED = 150.0  # times between what was always "same" and what always helped
LEAST = 0.1  # what made worse comes seldom, but may come
PRIOR = 2  # routines that ended "same", as long as little is known
WARM_UP = 0.5  # by itself it is the lesser offer


class Why(StrEnum):
    """Why this was chosen; each has a sentence for ``/why``."""

    SUSPENDED = "suspended"
    UNDER_AGE = "under-age"
    PAIN = "pain"  # too much today
    PROFILE = "profile"  # safety answers, place, rests and hidden ones leave nothing
    ENOUGH = "enough"  # guided routines today
    JUST_DONE = "just-done"  # all that is left was the last one, or a twist too soon
    GENTLEST = "gentlest"  # no safety answers are stored
    CHOSEN = "chosen"  # by the person
    FAVOURITE = "favourite"
    REPORTED = "reported"  # the place that the last check-in named
    HELPED = "helped"  # felt better after it before
    NEW = "new"  # never tried
    SPREAD = "spread"  # another position or place than earlier today
    TURN = "turn"  # its turn


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of a person's liking."""

    recent: Sequence[Done]
    today: Sequence[Technique]  # what today's routines were about
    reported: frozenset[str]  # areas
    favourites: frozenset[str]


def reported(numbers: ClinicalNumbers, felt: Sequence[Felt], now: datetime) -> frozenset[str]:
    """Return the areas that the last check-in named, if it was lately and something hurt."""
    last = max(felt, key=lambda f: f.at, default=None)
    if last is None or now - last.at > numbers.reported_places_count_for or last.pain == 0:
        return frozenset()
    return frozenset(area for site in last.sites for area in AREAS.get(site, ()))


def todays(catalogue: Catalogue, done: Collection[Done]) -> tuple[Technique, ...]:
    """Return what these routines were about, as far as the catalogue still has it."""
    known = catalogue.techniques
    return tuple(known[d.main] for d in done if d.main in known)


def weight(technique: Technique, memory: Memory) -> float:
    """Return how readily a technique is offered; only the ratio between two has a meaning."""
    base = WARM_UP if technique.kind is Kind.WARM_UP else 1.0
    return base * math.prod(_grounds(technique, memory).values())


def reason_of(technique: Technique, memory: Memory) -> Why:
    """Return the ground that spoke most for a technique."""
    grounds = _grounds(technique, memory)
    strongest = max(grounds, key=lambda why: grounds[why])
    if grounds[strongest] > 1:
        return strongest
    return Why.SPREAD if memory.today and grounds[Why.SPREAD] == 1 else Why.TURN


def _grounds(technique: Technique, memory: Memory) -> dict[Why, float]:
    shared = memory.reported & set(technique.areas)
    feelings = [done.feeling for done in memory.recent if done.main == technique.slug]
    return {
        Why.FAVOURITE: FAVOURITE if technique.slug in memory.favourites else 1,
        Why.REPORTED: REPORTED if shared else 1,
        Why.HELPED: max(LEAST, LEARNED ** _liked(feelings)),
        Why.NEW: 1 if feelings else NEW,
        Why.SPREAD: math.prod(_alike(technique, other) for other in memory.today),
    }


def _liked(feelings: Sequence[str | None]) -> float:
    """Return -1 (always worse) to 1 (always better); 0 is "same", or not known yet."""
    better, worse = feelings.count("better"), feelings.count("worse")
    return (better - worse) / (PRIOR + better + worse + feelings.count("same"))


def _alike(one: Technique, other: Technique) -> float:
    position = SAME_POSITION if one.position == other.position else 1
    return position * (SAME_AREA if set(one.areas) & set(other.areas) else 1)
