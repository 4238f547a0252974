"""One behaviour that a clinical number decides, and short ways to write its boundary down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from care.clinical_numbers import ClinicalNumbers

SCORES = range(11)
STOPS = ("X1", "X2", "X3", "X4", "X5", "X6")
Does = Callable[[ClinicalNumbers], object]


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour, worked out from the numbers, and what must come out."""

    entry: str
    about: str
    does: Does
    expected: object


def scores(holds: Callable[[ClinicalNumbers, int], bool]) -> Does:
    return lambda numbers: [score for score in SCORES if holds(numbers, score)]


def stops(holds: Callable[[ClinicalNumbers, str], bool]) -> Does:
    return lambda numbers: [stop for stop in STOPS if holds(numbers, stop)]


def days(holds: Callable[[ClinicalNumbers, timedelta], bool], first: int, last: int) -> Does:
    """Return the days, of these, after which it holds."""
    return lambda n: [d for d in range(first, last + 1) if holds(n, timedelta(days=d))]


def minutes(holds: Callable[[ClinicalNumbers, timedelta], bool], *some: int) -> Does:
    """Return the minutes, of these, after which it holds."""
    return lambda n: [m for m in some if holds(n, timedelta(minutes=m))]
