"""How the scores of this week stand beside those of the week before. Pure, and never a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from care.triage.lookback import Past

WEEK = timedelta(days=7)
LEAST = 3  # days with a score, in each of the two weeks; missing data is never read as a change
POINTS, PERCENT = 2, 30  # a change that counts. Source: clinical.md §3 (Ostelo 2008)


class Direction(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Trend:
    direction: Direction
    now: float  # the median of this week's daily scores, 0–10
    before: float


def trend(history: Sequence[Past], at: datetime) -> Trend | None:
    """Return the change over the last two weeks; None with too few scores. ``at`` is aware."""
    this_week, week_before = (_scores(history, at - n * WEEK) for n in (0, 1))
    if min(len(this_week), len(week_before)) < LEAST:
        return None
    now, before = median(this_week), median(week_before)
    change = abs(now - before)
    counts = change >= POINTS or (change > 0 and change * 100 >= before * PERCENT)
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
