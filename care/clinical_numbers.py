"""Every clinical number, set and order that is no row of the tier table, as plain values.

What each decides, and its source, stands in ``content/clinical_numbers.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from care.model import Gate, Occasion

Step = Literal[
    "emergency", "pain", "where", "interference", "new", "severe", "urgent", "routine",
    "what", "peg-pain", "peg-enjoyment", "peg-activity",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClinicalNumbers:
    """A pain is a score of 0–10; a stop is the id of a rule on the card "this hurts"."""

    concerning_pain_from: int
    worst_pain: int
    much_worse_points: int
    described_pains: frozenset[int]
    dangerous_stops: frozenset[str]
    mild_stops: frozenset[str]
    placed_stops: frozenset[str]
    numb_stops: frozenset[str]
    lasting_flags: frozenset[str]
    lasting_numb_flags: frozenset[str]
    no_technique_pain_from: int
    sore_pain_from: int
    starter_level_for: timedelta
    quiet_before_longer_holds: timedelta
    most_routines_a_day: int
    same_twist_rests: timedelta
    made_worse_rests: timedelta
    reported_places_count_for: timedelta
    stops_add_up_for: timedelta
    unkept_strong_pain_rests: timedelta
    strong_pain_counts_for: timedelta
    correctable_for: timedelta
    look_back_for: timedelta
    left_open_judged_after: timedelta
    interrupted_taken_up_for: timedelta
    safety_answers_hold_for: timedelta
    starter_level_after_pause: timedelta
    routines_remembered_for: timedelta
    gentlest_techniques: frozenset[str]
    answers_a_clinician_lifts: frozenset[Gate]
    trend_least_days_a_week: int
    trend_points: int
    trend_percent: int
    questions: Mapping[Occasion, tuple[Step, ...]]
