"""What a history chart shows: one entry for each day, and the words around it. Frozen, no I/O."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the person's own zone."""

    low: int | None = None  # 0–10, the lowest score; None: nothing was logged
    high: int | None = None
    mean: float | None = None
    breaks: int = 0
    red_flag: bool = False  # an answer called for a doctor that day or the same hour
    seen: bool = False  # the person said that they were seen


@dataclass(frozen=True, slots=True)
class Words:
    """Every word on the chart, in the person's language."""

    pain: str
    no_pain: str
    worst: str
    breaks: str
    mean: str
    span: str
    not_logged: str
    red_flag: str
    seen: str


@dataclass(frozen=True, slots=True)
class Chart:
    days: tuple[Day, ...]  # oldest first; the last is today
    dates: tuple[tuple[int, str], ...]  # labels of the time axis: a day's place, and its date
    words: Words
