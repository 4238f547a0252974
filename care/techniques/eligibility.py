"""What a person may be guided through now: the one gate in front of every way to a technique."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from care.clinical_numbers import ClinicalNumbers
from care.model import Gate, Kind, Technique


@dataclass(frozen=True, slots=True)
class Limits:
    """What stands in a person's way now."""

    numbers: ClinicalNumbers
    profile: frozenset[Gate] | None  # None: no safety answers are stored
    adult: bool = True
    pain_today: int | None = None  # 0–10
    resting: frozenset[str] = frozenset()  # slugs that hurt lately
    no_twists: bool = False
    suspended: bool = False  # techniques wait for a doctor's look
    silenced: bool = False  # an emergency: not even a walk is offered

    @property
    def strong_pain(self) -> bool:
        """Whether it hurts too much today for any technique."""
        return strong_pain(self.pain_today, self.numbers)


def strong_pain(pain: int | None, numbers: ClinicalNumbers) -> bool:
    """Return whether a score is too high for any technique."""
    return pain is not None and pain >= numbers.no_technique_pain_from


class WhyNot(StrEnum):
    """Why a technique may not be started; the first that holds counts."""

    SUSPENDED = "suspended"
    UNDER_AGE = "under-age"
    PAIN = "pain"
    PROFILE = "profile"
    UNKNOWN = "unknown"  # no safety answers are stored, and it is not one of the gentlest
    RESTING = "resting"
    TWISTS = "twists"


def why_not(technique: Technique, limits: Limits) -> WhyNot | None:
    """Return what forbids this technique now, or None. Source: clinical.md §1.5, Decided 2, 5, 6.

    Standing up and walking is no technique: only an emergency takes it away.
    """
    if technique.kind is Kind.WALK:
        return WhyNot.SUSPENDED if limits.silenced else None
    gentlest = limits.numbers.gentlest_techniques
    forbidden = {
        WhyNot.SUSPENDED: limits.suspended or limits.silenced,
        WhyNot.UNDER_AGE: not limits.adult,
        WhyNot.PAIN: limits.strong_pain,
        WhyNot.PROFILE: bool(technique.gates & (limits.profile or frozenset())),
        WhyNot.UNKNOWN: limits.profile is None and technique.slug not in gentlest,
        WhyNot.RESTING: technique.slug in limits.resting,
        WhyNot.TWISTS: limits.no_twists and technique.twist,
    }
    return next((reason for reason, holds in forbidden.items() if holds), None)


def permits(technique: Technique, limits: Limits) -> bool:
    """Return whether this technique may be started, and gone on with, now."""
    return why_not(technique, limits) is None
