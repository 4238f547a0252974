"""How the scores of this week stand beside those of the week before. Pure, and never a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from care.clinical_numbers import ClinicalNumbers
from care.triage.lookback import Past

WEEK = timedelta(days=7)


class Direction(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Trend:
    direction: Direction
    now: float  # the median of this week's daily scores, 0–10
    before: float


def trend(numbers: ClinicalNumbers, history: Sequence[Past], at: datetime) -> Trend | None:
    """Return the change over the last two weeks; None with too few scores. ``at`` is aware.

    Missing data is never read as a change.
    """
    this_week, week_before = (_scores(history, at - n * WEEK) for n in (0, 1))
    if min(len(this_week), len(week_before)) < numbers.trend_least_days_a_week:
        return None
    now, before = median(this_week), median(week_before)
    change = abs(now - before)
    share = change > 0 and change * 100 >= before * numbers.trend_percent
    counts = change >= numbers.trend_points or share
    if not counts:
        return Trend(Direction.SAME, now, before)
    return Trend(Direction.LOWER if now < before else Direction.HIGHER, now, before)


def _scores(history: Sequence[Past], end: datetime) -> list[int]:
    """Return the last score of each day of the week before ``end``."""
    by_day = {
        past.answers.at.astimezone(end.tzinfo).date(): past.answers.pain
        for past in sorted(history, key=lambda past: past.answers.at)
        if past.answers.pain is not None and end - WEEK < past.answers.at <= end
    }
    return [score for score in by_day.values() if score is not None]
