from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from content.typed.errors import NotUnderstood
from content.typed.hours import normal, windows
from scheduler.model import SittingWindow
from tests.typed import GERMAN

WORKDAYS = 0b0011111
DAILY = 0b1111111
NINE_TO_FIVE = (SittingWindow(WORKDAYS, 540, 1020),)


def masks(*typed: tuple[str, int, int]) -> tuple[SittingWindow, ...]:
    """Build windows from masks written Monday first: "1111100"."""
    return tuple(SittingWindow(int(days[::-1], 2), start, end) for days, start, end in typed)


@pytest.mark.parametrize(
    "typed",
    [
        "9-17",
        "9 - 17",
        "9–17",
        "9—17 Uhr",
        "09:00-17:00",
        "0900-1700",
        "9h-17h",
        "9.00-17.00",
        "9am-5pm",
        "9-5pm",
        "9 a.m. to 5 p.m.",
        "Mon-Fri 9-17",
        "MON–FRI 9-17",
        "Mo-Fr 9-17",
        "Montag bis Freitag von 9 bis 17 Uhr",
        "Monday to Friday from 9 till 17",
        "weekdays 9-17",
        "Mon, Tue, Wed, Thu and Fri 9-17",
        "Mon-Wed, Thu & Fri 9-17",
        "Mon-Thu 9-17; Fri 9-17",
        "Mon-Thu 9-17\nFri 9-17",
        "9-12, 12-17",
        "9-13, 11-17",
        "９：００－１７：００",
        "9️⃣-1️⃣7️⃣",
        "٩-١٧",
    ],
)
def test_nine_to_five_is_understood_however_it_is_typed(typed: str) -> None:
    assert windows(typed, GERMAN) == NINE_TO_FIVE


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "Mon-Fri 09:00-12:30, 13:30-17:30",
            masks(("1111100", 540, 750), ("1111100", 810, 1050)),
        ),
        ("Mon,Wed 9-17; Sat 10:00-12:00", masks(("1010000", 540, 1020), ("0000010", 600, 720))),
        ("Mon-Fri 9-17, Sat 10-12", masks(("1111100", 540, 1020), ("0000010", 600, 720))),
        ("daily 22:00-06:00", masks(("1111111", 1320, 360))),
        ("every day 22-6", masks(("1111111", 1320, 360))),
        ("täglich 8-10", masks(("1111111", 480, 600))),
        ("weekend 8-10", masks(("0000011", 480, 600))),
        ("Fri-Mon 10-12", masks(("1000111", 600, 720))),
        ("Sat-Sun 10-12", masks(("0000011", 600, 720))),
        ("Mi 10-12", masks(("0010000", 600, 720))),
        ("17:00-09:00", masks(("1111100", 1020, 540))),
        ("22-0:00", masks(("1111100", 1320, 1440))),
        ("22-24", masks(("1111100", 1320, 1440))),
        ("0-8", masks(("1111100", 0, 480))),
        ("12am-8am", masks(("1111100", 0, 480))),
        ("1-5pm", masks(("1111100", 780, 1020))),
        ("1pm-5", masks(("1111100", 780, 1020))),
        ("10pm-6am", masks(("1111100", 1320, 360))),
        ("Sun 22-6; Mon 6-8", masks(("0000001", 1320, 480))),
        (
            "Mon-Fri 9-12; Wed 14-16",
            masks(("1101100", 540, 720), ("0010000", 540, 720), ("0010000", 840, 960)),
        ),
    ],
)
def test_windows_are_read(typed: str, expected: tuple[SittingWindow, ...]) -> None:
    assert windows(typed, GERMAN) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "window-empty"),
        ("  ;, ", "window-empty"),
        ("Mon-Fri", "window-empty"),
        ("9-17 Mon", "window-empty"),
        ("Mon-Fry 9-17", "window-day"),
        ("whenever 9-17", "window-day"),
        ("daily-Fri 9-17", "window-day"),
        ("25:00-26:00", "window-hour"),
        ("9:75-10", "window-hour"),
        ("24:00-06:00", "window-hour"),
        ("9-24:30", "window-hour"),
        ("13pm-3pm", "window-hour"),
        ("0am-3am", "window-hour"),
        ("9", "window-hour"),
        ("-9-17", "window-hour"),
        ("9-12-17", "window-hour"),
        ("9-9", "window-order"),
        ("13-17, 9-12", "window-order"),
        ("9-12, 1-5", "window-order"),
        ("9-17, 16-8", "window-order"),
        ("22-6, 23-7", "window-order"),
        ("Mon 22-6; Tue 5-9", "window-order"),
        ("Sun 22-6; Mon 5-9", "window-order"),
        ("9-5", "window-long"),
        ("13:30-12:30", "window-long"),
        ("0-24", "window-long"),
        ("daily 0-12, 12-24", "window-long"),
        ("6-16, 15-23", "window-long"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(NotUnderstood) as unclear:
        windows(typed, GERMAN)
    assert unclear.value.code == code


@given(st.text(alphabet=st.sampled_from("monfriday0123459:.-–,; apmhuhr²½٣"), max_size=30))
def test_anything_typed_is_read_or_unclear_and_never_an_accident(typed: str) -> None:
    try:
        found = windows(typed, GERMAN)
    except NotUnderstood:
        return
    assert found
    assert normal(found) == found


WINDOWS = st.lists(
    st.builds(SittingWindow, st.integers(1, 127), st.integers(0, 1439), st.integers(1, 1440)),
    max_size=5,
)


def minutes_of_week(found: Iterable[SittingWindow]) -> set[int]:
    """Return every minute of the week that a window covers, the plain way."""
    covered = set()
    for window in found:
        length = window.end - window.start + (1440 if window.end <= window.start else 0)
        for day in range(7):
            if window.days >> day & 1:
                first = day * 1440 + window.start
                covered |= {minute % 10080 for minute in range(first, first + length)}
    return covered


def in_normal_form(typed: Iterable[SittingWindow]) -> tuple[SittingWindow, ...]:
    try:
        return normal(typed)
    except NotUnderstood:
        return reject()  # too long; another test is about that


@given(WINDOWS)
def test_the_normal_form_covers_the_same_minutes_and_is_its_own_normal_form(
    typed: list[SittingWindow],
) -> None:
    found = in_normal_form(typed)
    assert minutes_of_week(found) == minutes_of_week(typed)
    assert normal(found) == found
    assert normal(reversed(typed)) == found


@given(WINDOWS)
def test_in_normal_form_no_window_touches_another(typed: list[SittingWindow]) -> None:
    found = in_normal_form(typed)
    covered = minutes_of_week(found)
    for window in found:
        for day in (day for day in range(7) if window.days >> day & 1):
            assert (day * 1440 + window.start - 1) % 10080 not in covered


@given(WINDOWS)
def test_only_sixteen_hours_on_end_are_too_long(typed: list[SittingWindow]) -> None:
    covered = minutes_of_week(typed)
    row = [n % 10080 in covered for n in range(2 * 10080)]
    longest = max((len(list(run)) for on, run in groupby(row) if on), default=0)
    if longest > 960:
        with pytest.raises(NotUnderstood, match="window-long"):
            normal(typed)
    else:
        assert minutes_of_week(normal(typed)) == covered
