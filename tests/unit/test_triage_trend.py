"""The trend of two weeks: said only when there is enough to say, and only when it counts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from care.triage.assess import Past
from care.triage.trend import Direction, Trend, trend
from tests.unit.triage_cases import NOW, NUMBERS, ago


def weeks(before: Sequence[int], now: Sequence[int]) -> list[Past]:
    """Scores of the week before, and of this one, a day apart."""
    old = [ago(pain, days=7.5 + n) for n, pain in enumerate(before)]
    return [*old, *(ago(pain, days=0.5 + n) for n, pain in enumerate(now))]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param([5, 5, 5], [3, 3, 3], Trend(Direction.LOWER, 3, 5), id="two points down"),
        pytest.param([3, 3, 3], [5, 5, 5], Trend(Direction.HIGHER, 5, 3), id="two points up"),
        pytest.param([6, 6, 6], [5, 5, 5], Trend(Direction.SAME, 5, 6), id="a point of six"),
        pytest.param([3, 3, 3], [2, 2, 2], Trend(Direction.LOWER, 2, 3), id="a third of three"),
        pytest.param([0, 0, 0], [0, 0, 0], Trend(Direction.SAME, 0, 0), id="nothing at all"),
        pytest.param([0, 0, 0], [1, 1, 1], Trend(Direction.HIGHER, 1, 0), id="from nothing"),
        pytest.param([1, 9, 2], [2, 8, 1], Trend(Direction.SAME, 2, 2), id="the middle counts"),
        pytest.param([5, 5], [1, 1, 1], None, id="too little before"),
        pytest.param([5, 5, 5], [1, 1], None, id="too little now"),
        pytest.param([], [], None, id="nothing logged"),
    ],
)
def test_a_change_is_told_when_it_counts(
    before: list[int], now: list[int], expected: Trend | None
) -> None:
    assert trend(NUMBERS, weeks(before, now), NOW) == expected


def test_the_last_score_of_a_day_is_that_day() -> None:
    history = weeks([4, 4, 4], [4, 4, 4]) + [ago(9, days=n + 0.6) for n in range(3)]
    assert trend(NUMBERS, history, NOW) == Trend(Direction.SAME, 4, 4)


def test_a_check_in_without_a_score_says_nothing() -> None:
    assert trend(NUMBERS, [*weeks([4, 4, 4], [4, 4]), ago(None, days=3)], NOW) is None
