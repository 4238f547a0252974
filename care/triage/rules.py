"""The tier table as plain values. Source: clinical.md §2.3, §2.4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from care.model import Aftercare, Gate, Tier
from care.triage.answers import NEW
from care.triage.lookback import Baseline
from care.triage.triggers import Trigger

Card = Literal["emergency", "urgent", "routine", "stop"]


class LiftedBy(StrEnum):
    """What lifts the suspension a rule led to. Source: clinical.md §2.4."""

    PROFESSIONAL = "professional"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the tier table. It fires on any of its flags, or when its trigger holds."""

    id: str
    tier: Tier
    sources: tuple[str, ...]
    clearing: LiftedBy
    card: Card | None = None
    flags: frozenset[str] = frozenset()
    trigger: Trigger | None = None
    about: Gate | None = None  # of whom it is asked; None: of everybody
    stored: bool = True
    repeats_after: timedelta | None = None
    needs: str | None = None
    rests: Literal["technique", "family"] = "technique"  # what a stop leaves out for a while


@dataclass(frozen=True, slots=True)
class Lifting:
    """How long a suspension lasts at least, and the score that must not be reached."""

    professional: timedelta
    settled: timedelta
    pain_below: int


@dataclass(frozen=True, slots=True)
class Recheck:
    """Which scores are asked again, and how much later. Source: clinical.md §2.5."""

    strong_pain: int
    strong_after: timedelta
    risen_pain: int
    risen_above: int
    risen_after: timedelta


@dataclass(frozen=True, slots=True)
class Rulebook:
    version: str
    rules: Mapping[str, Rule]  # by id, in the order of the cards
    sources: Mapping[str, str]
    baseline: Baseline
    recheck: Recheck
    lifting: Lifting
    aftercare: Mapping[Tier, Aftercare]

    @property
    def flags(self) -> frozenset[str]:
        """Every flag an answer may carry; any other would go unheard."""
        return frozenset({NEW}).union(*(rule.flags for rule in self.rules.values()))
