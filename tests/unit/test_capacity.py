"""How long the line gets, who would be reached too late, and how many people would fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.capacity import Due, Forecast, forecast, fuller

START = datetime(2026, 3, 2, 9, 50, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TEN_MINUTES = 600  # s; the late policy of a nudge, from design §3
RATES = st.sampled_from([1, 2, 30, 60])  # messages a second; half of them are for nudges
MANY = settings(max_examples=150)


def day(*minutes: tuple[int, int] | tuple[int, int, int]) -> Sequence[Due]:
    """Return a load from (minute, nudges) or (minute, nudges, check-ins)."""
    return [Due(START + minute * MINUTE, *due) for minute, *due in minutes]


STEADY = [(minute, 900) for minute in range(1440)]
CREEPING = [(minute, 910) for minute in range(1440)]


@pytest.mark.parametrize(
    ("load", "people", "wait", "at", "too_late", "fit"),
    [
        pytest.param(day((0, 30)), 30, 2, 0, 0, 9000, id="a handful"),
        pytest.param(day((0, 9000)), 9000, 600, 0, 0, 9000, id="just so many"),
        pytest.param(day((0, 9001)), 9001, 600.07, 0, 1, 9000, id="one too many"),
        pytest.param(day((0, 18000)), 18000, 1200, 0, 9000, 9000, id="a stampede"),
        pytest.param(day((0, 4500)), 9000, 300, 0, 0, 18000, id="half of them have the day off"),
        pytest.param(day(*STEADY), 45000, 60, 0, 0, 45281, id="steady, all that is sent"),
        pytest.param(day(*CREEPING), 45500, 600.67, 810, 6300, 45281, id="steady, a bit too much"),
        pytest.param(day((0, 4500), (5, 4500)), 4500, 300, 0, 0, 6750, id="gone when more come"),
        pytest.param(day((0, 9000), (1, 900)), 9000, 600, 0, 0, 9000, id="as many as have left"),
        pytest.param(day((0, 9000), (1, 901)), 9000, 600.07, 1, 1, 8999, id="more than have left"),
        pytest.param(day((0, 10, 9000)), 100, 600.67, 0, 10, 99, id="check-ins stand in front"),
        pytest.param(day((0, 0, 9000), (5, 10)), 100, 300.67, 5, 0, 149, id="and have thinned out"),
    ],
)
def test_what_a_day_is_in_for_at_thirty_a_second(
    load: Sequence[Due], people: int, wait: float, at: int, too_late: int, fit: int
) -> None:
    told = forecast(load, people, 30)
    assert told.wait.total_seconds() == pytest.approx(wait, abs=0.01)
    assert told.at == START + at * MINUTE
    assert (told.too_late, told.fits, told.people_that_fit) == (too_late, too_late == 0, fit)


@pytest.mark.parametrize(
    "load",
    [
        pytest.param((), id="nothing"),
        pytest.param(day((0, 0, 9000), (1, 0, 20000)), id="check-ins, which have two hours"),
    ],
)
def test_a_day_without_nudges_tells_nothing(load: Sequence[Due]) -> None:
    assert forecast(load, 12, 30) == Forecast(12)
    assert forecast(load, 12, 30).fits


def test_the_last_nudge_of_somebody_who_has_left_breaks_nothing() -> None:
    assert forecast(day((0, 1)), 0, 30) == Forecast(0)


def test_twice_the_rate_is_half_the_wait_and_twice_the_people() -> None:
    slow, fast = forecast(day((0, 6000)), 6000, 30), forecast(day((0, 6000)), 6000, 60)
    assert (slow.wait, slow.people_that_fit) == (2 * fast.wait, 9000)
    assert fast.people_that_fit == 18000


def test_the_fuller_of_plan_and_last_week_counts_for_each_minute() -> None:
    week = timedelta(days=7)
    planned = day((0, 50, 7), (1, 20))
    seen = {START - week: 30, START + MINUTE - week: 40, START + 51 * MINUTE - week: 45}
    assert fuller(planned, seen) == tuple(day((0, 50, 7), (1, 40), (51, 45)))
    assert fuller(planned, {}) == tuple(planned)
    assert fuller((), {}) == ()


# A few full minutes among empty ones; the check-ins go first.
LOADS = st.dictionaries(
    st.integers(0, 90), st.tuples(st.integers(0, 4000), st.integers(0, 900)), min_size=1, max_size=8
).map(lambda load: day(*((minute, *due) for minute, due in sorted(load.items()))))
PEOPLE = st.integers(1, 100_000)


def waits(load: Sequence[Due], rate: int) -> Iterator[Fraction]:
    """Yield how many seconds each nudge waits, sending one message after the other."""
    free = Fraction(0)
    for due in load:
        at = Fraction(int((due.at - START).total_seconds()))
        turn = max(free, at)
        for number in range(due.checkins + due.nudges):
            turn += Fraction(2, rate)
            if number < due.checkins or turn - at <= TEN_MINUTES:
                free = turn  # else it is not sent
            if number >= due.checkins:
                yield turn - at


@settings(max_examples=40)
@given(LOADS, st.sampled_from([1, 2, 30, 60]))
def test_it_is_what_sending_one_after_the_other_would_be(load: Sequence[Due], rate: int) -> None:
    told, truth = forecast(load, 10_000, rate), list(waits(load, rate))
    assert told.wait.total_seconds() == pytest.approx(float(max(truth, default=0)), abs=1e-5)
    assert told.too_late == sum(wait > TEN_MINUTES for wait in truth)


@MANY
@given(LOADS, PEOPLE, RATES)
def test_all_fit_who_are_no_more_than_fit(load: Sequence[Due], people: int, rate: int) -> None:
    told = forecast(load, people, rate)
    if told.people_that_fit is not None:
        assert told.fits == (told.people_that_fit >= people)


@MANY
@given(LOADS, PEOPLE, RATES, st.integers(2, 9))
def test_how_many_fit_is_the_same_however_many_are_there(
    load: Sequence[Due], people: int, rate: int, times: int
) -> None:
    more = [Due(due.at, due.nudges * times, due.checkins * times) for due in load]
    few, many = forecast(load, people, rate), forecast(more, people * times, rate)
    if few.people_that_fit is None or many.people_that_fit is None:
        assert few.people_that_fit is many.people_that_fit
    else:
        assert abs(few.people_that_fit - many.people_that_fit) <= 1  # a hair's breadth of rounding


@MANY
@given(LOADS, PEOPLE, RATES, st.data())
def test_one_nudge_more_never_helps_anybody(
    load: Sequence[Due], people: int, rate: int, data: st.DataObject
) -> None:
    where = data.draw(st.integers(0, len(load) - 1))
    more = [Due(d.at, d.nudges + (n == where), d.checkins) for n, d in enumerate(load)]
    before, after = forecast(load, people, rate), forecast(more, people, rate)
    assert after.wait >= before.wait
    assert after.too_late >= before.too_late


@MANY
@given(LOADS, PEOPLE, RATES)
def test_a_higher_rate_never_harms_anybody(load: Sequence[Due], people: int, rate: int) -> None:
    slow, fast = forecast(load, people, rate), forecast(load, people, rate * 2)
    assert fast.wait <= slow.wait
    assert fast.too_late <= slow.too_late
    assert (fast.people_that_fit or 0) >= (slow.people_that_fit or 0)
