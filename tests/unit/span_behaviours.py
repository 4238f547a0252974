"""What each clinical span keeps, rests or waits for, at its boundary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from care import spans
from care.clinical_numbers import ClinicalNumbers
from care.triage.trend import Direction, trend
from tests.unit.behaviours import Case, Does
from tests.unit.triage_cases import NOW, ago

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def around(holds: Callable[[ClinicalNumbers, datetime, datetime], bool], span: timedelta) -> Does:
    """Return whether it holds a second before the span is over, at its end, and a second later."""
    return lambda n: [holds(n, NOW - span + s, NOW) for s in (SECOND, timedelta(), -SECOND)]


def told(before: Sequence[int], now: Sequence[int]) -> Does:
    """Return what is said of two weeks; None when they are not compared."""
    week_before = [ago(pain, days=7.5 + day) for day, pain in enumerate(before)]
    this_week = [ago(pain, days=0.5 + day) for day, pain in enumerate(now)]

    def compared(numbers: ClinicalNumbers) -> Direction | None:
        found = trend(numbers, [*week_before, *this_week], NOW)
        return found.direction if found else None

    return compared


SPANS = (
    Case("stops_add_up_for", "a year", around(spans.adds_up, 365 * DAY), [True, False, False]),
    Case(
        "unkept_strong_pain_rests",
        "a day",
        lambda n: spans.unkept_score_rests_until(n, NOW) - NOW,
        DAY,
    ),
    Case(
        "strong_pain_counts_for",
        "since this hour yesterday",
        lambda n: NOW - spans.scores_since(n, NOW - HOUR, NOW),
        DAY,
    ),
    Case(
        "strong_pain_counts_for",
        "all of today, however long",
        lambda n: NOW - spans.scores_since(n, NOW - 49 * HOUR, NOW),
        49 * HOUR,
    ),
    Case(
        "correctable_for",
        "ten minutes",
        around(spans.still_fresh, 10 * MINUTE),
        [True, True, False],
    ),
    Case("look_back_for", "days", lambda n: NOW - spans.look_back_from(n, NOW), 100 * DAY),
    Case("left_open_judged_after", "minutes", lambda n: spans.judged_at(n, NOW) - NOW, 30 * MINUTE),
    Case(
        "interrupted_taken_up_for", "hours", around(spans.taken_up, 6 * HOUR), [True, False, False]
    ),
    Case("safety_answers_hold_for", "days", around(spans.grown_old, 90 * DAY), [False, True, True]),
    Case(
        "starter_level_after_pause",
        "a week",
        around(spans.starts_softly, 7 * DAY),
        [True, False, False],
    ),
    Case(
        "starter_level_after_pause",
        "not before it has ended",
        lambda n: spans.starts_softly(n, NOW + SECOND, NOW),
        False,
    ),
    Case(
        "routines_remembered_for", "days", lambda n: NOW - spans.remembered_from(n, NOW), 60 * DAY
    ),
    Case("trend_least_days_a_week", "two days", told([5, 5], [1, 1]), None),
    Case("trend_least_days_a_week", "three", told([5, 5, 5], [1, 1, 1]), Direction.LOWER),
    Case("trend_points", "two of ten", told([10, 10, 10], [8, 8, 8]), Direction.LOWER),
    Case("trend_points", "a point of six", told([6, 6, 6], [5, 5, 5]), Direction.SAME),
    Case("trend_percent", "a half and one of five", told([5] * 3, [3, 3, 4, 4]), Direction.LOWER),
    # The medians of whole scores tell no 29 from 30 percent; the page does.
    Case("trend_percent", "as it is printed", lambda n: n.trend_percent, 30),
)
