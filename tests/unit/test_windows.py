from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model import Rhythm, SittingWindow, Span
from scheduler.windows import (
    at_local,
    current,
    local_day,
    next_daily,
    quiet_end,
    spans,
)
from tests.typed import windows

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # its clocks change by half an hour
SANTIAGO = ZoneInfo("America/Santiago")  # its clocks change at midnight
KATHMANDU = ZoneInfo("Asia/Kathmandu")
ZONES = st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, SANTIAGO, KATHMANDU, ZoneInfo("UTC")])
CHANGES = st.sampled_from(
    [
        date(2026, 3, 8),  # New York, forward
        date(2026, 11, 1),  # and back
        date(2026, 3, 29),  # Berlin
        date(2026, 10, 25),
        date(2026, 4, 5),  # Lord Howe and Santiago, back
        date(2026, 4, 4),
        date(2026, 10, 4),  # Lord Howe, forward
        date(2026, 9, 6),  # Santiago, forward
        date(2028, 2, 29),
        date(2026, 12, 31),
    ]
)


def rhythm(typed: str, zone: ZoneInfo = BERLIN) -> Rhythm:
    return Rhythm(zone, windows(typed), timedelta(minutes=50))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        pytest.param(BERLIN, "2026-03-29", 119, "2026-03-29 00:59", id="before the gap"),
        pytest.param(BERLIN, "2026-03-29", 120, "2026-03-29 01:00", id="first skipped minute"),
        pytest.param(BERLIN, "2026-03-29", 150, "2026-03-29 01:00", id="in the gap"),
        pytest.param(BERLIN, "2026-03-29", 179, "2026-03-29 01:00", id="last skipped minute"),
        pytest.param(BERLIN, "2026-03-29", 180, "2026-03-29 01:00", id="after the gap"),
        pytest.param(BERLIN, "2026-10-25", 150, "2026-10-25 00:30", id="the first of two"),
        pytest.param(BERLIN, "2026-10-25", 180, "2026-10-25 02:00", id="after the doubled hour"),
        pytest.param(NEW_YORK, "2026-03-08", 150, "2026-03-08 07:00", id="New York"),
        pytest.param(LORD_HOWE, "2026-10-04", 135, "2026-10-03 15:30", id="half an hour's gap"),
        pytest.param(LORD_HOWE, "2026-04-05", 105, "2026-04-04 14:45", id="half an hour doubled"),
        pytest.param(SANTIAGO, "2026-09-06", 0, "2026-09-06 04:00", id="a day without midnight"),
        pytest.param(SANTIAGO, "2026-09-05", 1440, "2026-09-06 04:00", id="and the day before it"),
        pytest.param(BERLIN, "2028-02-28", 1440, "2028-02-28 23:00", id="the eve of a leap day"),
    ],
)
def test_a_local_minute_is_one_real_instant(
    zone: ZoneInfo, day: str, minute: int, expected: str
) -> None:
    assert at_local(zone, date.fromisoformat(day), minute) == utc(expected)


@settings(max_examples=60)
@given(ZONES, CHANGES, st.integers(0, 1440))
def test_a_local_minute_is_the_first_instant_at_which_the_wall_clock_has_reached_it(
    zone: ZoneInfo, day: date, minute: int
) -> None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    wall = midnight.replace(tzinfo=None) + timedelta(minutes=minute)
    search = (midnight + timedelta(minutes=n) for n in range(-16 * 60, 40 * 60))
    expected = next(u for u in search if u.astimezone(zone).replace(tzinfo=None) >= wall)
    assert at_local(zone, day, minute) == expected


WINDOWS = st.builds(
    SittingWindow, st.integers(1, 127), st.integers(0, 1439), st.integers(1, 1440)
).filter(lambda w: (w.end - w.start) % 1440 <= 960 and (w.end - w.start) % 1440)
MOMENTS = st.builds(
    lambda day, minute: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
    ),
    CHANGES,
    st.integers(-1440, 2880),
)


@settings(max_examples=60)
@given(ZONES, st.lists(WINDOWS, max_size=4), MOMENTS)
def test_spans_are_in_order_apart_and_cover_what_the_windows_cover(
    zone: ZoneInfo, typed: list[SittingWindow], now: datetime
) -> None:
    found = list(spans(Rhythm(zone, tuple(typed), timedelta(minutes=50)), now))
    assert all(span.start < span.end and span.end > now for span in found)
    assert all(a.end < b.start for a, b in pairwise(found))
    for hours in range(72):
        moment = now + timedelta(hours=hours, minutes=hours % 60)
        covered = any(_covers(window, zone, moment) for window in typed)
        assert any(span.start <= moment < span.end for span in found) == covered


def _covers(window: SittingWindow, zone: ZoneInfo, moment: datetime) -> bool:
    for back in (0, 1):
        day = local_day(zone, moment) - timedelta(days=back)
        last = day if window.end > window.start else day + timedelta(days=1)
        start, end = at_local(zone, day, window.start), at_local(zone, last, window.end)
        if window.days >> day.weekday() & 1 and start <= moment < end:
            return True
    return False


def test_touching_and_overlapping_windows_are_one_span() -> None:
    daily = 0b1111111
    hours = ((540, 720), (720, 780), (600, 800))
    typed = tuple(SittingWindow(daily, start, end) for start, end in hours)
    found = next(spans(Rhythm(BERLIN, typed, timedelta(minutes=50)), utc("2026-03-02 00:00")))
    assert found == Span(local("2026-03-02 09:00"), local("2026-03-02 13:20"))


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-03-28", 7), ("2026-10-24", 9), ("2026-06-01", 8)],
    ids=["an hour shorter in spring", "an hour longer in autumn", "else eight hours"],
)
def test_a_night_shift_lasts_as_long_as_the_night_really_is(day: str, hours: int) -> None:
    night = next(spans(rhythm("daily 22-6"), local(f"{day} 22:00")))
    assert night.start == local(f"{day} 22:00")
    assert night.end - night.start == timedelta(hours=hours)


def test_a_window_that_a_clock_change_swallows_leaves_the_next_one() -> None:
    sundays = rhythm("Sun 2:00-3:00")
    first = next(spans(sundays, local("2026-03-28 12:00")))
    assert first.start == local("2026-04-05 02:00")


def test_a_window_before_a_swallowed_one_comes_once() -> None:
    typed = rhythm("Sun 0:30-1:00; Sun 2:00-3:00")
    starts = [span.start for span in spans(typed, local("2026-03-28 12:00"))]
    assert starts[:2] == [local("2026-03-29 00:30"), local("2026-04-05 00:30")]


@pytest.mark.parametrize(
    ("now", "inside"),
    [
        ("2026-03-02 08:59", False),
        ("2026-03-02 09:00", True),
        ("2026-03-02 16:59", True),
        ("2026-03-02 17:00", False),
        ("2026-03-01 12:00", False),
    ],
)
def test_a_window_begins_with_its_start_and_is_over_at_its_end(now: str, inside: bool) -> None:
    assert (current(rhythm("9-17"), local(now)) is not None) == inside


def test_past_midnight_a_night_shift_is_still_on_and_belongs_to_the_day_before() -> None:
    shift = current(rhythm("Fri 22-6"), local("2026-03-07 03:00"))
    assert shift == Span(local("2026-03-06 22:00"), local("2026-03-07 06:00"))
    assert current(rhythm("Fri 22-6"), local("2026-03-06 03:00")) is None


def test_without_windows_nothing_starts() -> None:
    empty = Rhythm(BERLIN, (), timedelta(minutes=50))
    assert list(spans(empty, utc("2026-03-02 00:00"))) == []
    assert current(empty, utc("2026-03-02 00:00")) is None


def test_the_same_instant_is_another_day_elsewhere() -> None:
    now = utc("2026-12-31 23:30")
    assert local_day(BERLIN, now) == date(2027, 1, 1)
    assert local_day(NEW_YORK, now) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-02 17:59", "2026-03-02 18:00"),
        ("2026-03-02 18:00", "2026-03-03 18:00"),
        ("2026-03-28 18:00", "2026-03-29 18:00"),
        ("2028-02-28 18:00", "2028-02-29 18:00"),
    ],
)
def test_a_daily_time_comes_once_a_local_day(now: str, expected: str) -> None:
    assert next_daily(BERLIN, 1080, local(now)) == local(expected)


@settings(max_examples=60)
@given(ZONES, CHANGES, st.integers(0, 1439))
def test_a_daily_time_comes_on_every_local_day_and_never_twice(
    zone: ZoneInfo, day: date, minute: int
) -> None:
    moment = at_local(zone, day - timedelta(days=2), minute)
    for n in range(-1, 3):
        moment = next_daily(zone, minute, moment)
        assert local_day(zone, moment) == day + timedelta(days=n)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-03-02 07:59", "2026-03-02 08:00"),
        ("2026-03-02 08:00", None),
        ("2026-03-02 21:59", None),
        ("2026-03-02 22:00", "2026-03-03 08:00"),
        ("2026-03-28 23:00", "2026-03-29 08:00"),
    ],
)
def test_the_night_ends_in_the_morning(now: str, end: str | None) -> None:
    assert quiet_end(BERLIN, local(now)) == (local(end) if end else None)
