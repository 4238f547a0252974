"""Every clinical number, set and order that is no row of the tier table, as plain values.

What each decides, and its source, stands in ``content/clinical_numbers.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from care.model import Occasion

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
    questions: Mapping[Occasion, tuple[Step, ...]]
