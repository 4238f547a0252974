from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from scheduler.model import Plan, Reason, Sitting, Span
from scheduler.sitting import (
    next_nudge,
)
from tests.typed import windows
from tests.unit.sitting_cases import FRESH, NIGHTS, OFFICE, at, hold, minutes, planned


@pytest.mark.parametrize(
    ("now", "moved_at", "expected"),
    [
        pytest.param("10:00", "10:00", (Reason.LIMIT, "Mon 10:50"), id="just moved"),
        pytest.param("10:40", "10:00", (Reason.LIMIT, "Mon 10:50"), id="sitting for a while"),
        pytest.param("11:30", "10:00", (Reason.LIMIT, "Mon 11:30"), id="overdue is due now"),
        pytest.param("07:00", None, (Reason.WINDOW, "Mon 09:50"), id="before the first window"),
        pytest.param("09:10", "08:50", (Reason.WINDOW, "Mon 09:50"), id="a window starts clean"),
        pytest.param("12:00", "11:50", (Reason.WINDOW, "Mon 14:20"), id="too late before lunch"),
        pytest.param("11:40", "11:40", (Reason.WINDOW, "Mon 14:20"), id="due at the very end"),
        pytest.param("11:39", "11:39", (Reason.LIMIT, "Mon 12:29"), id="due just before the end"),
        pytest.param("13:00", "12:50", (Reason.WINDOW, "Mon 14:20"), id="in the lunch break"),
        pytest.param("17:00", "16:50", (Reason.WINDOW, "Tue 09:50"), id="at the end of the day"),
        pytest.param("2026-03-06 17:10", None, (Reason.WINDOW, "Fri 17:10"), id="never moved"),
        pytest.param("2026-03-07 11:00", None, (Reason.WINDOW, "Mon 09:50"), id="on a weekend"),
    ],
)
def test_a_nudge_is_due_one_limit_after_the_last_movement_in_a_window(
    now: str, moved_at: str | None, expected: tuple[Reason, str]
) -> None:
    sitting = Sitting(sitting_since=at(moved_at) if moved_at else None)
    assert planned(now, sitting) == expected


def test_the_plan_names_the_stretch_of_sitting_that_it_lies_in() -> None:
    plan = next_nudge(OFFICE, FRESH, (), at("07:00"))
    assert plan == Plan(at("09:50"), Reason.WINDOW, Span(at("09:00"), at("12:30")))


@pytest.mark.parametrize(
    ("typed", "due"),
    [("9-9:50, 13-17", "Mon 13:50"), ("9-9:50", "never"), ("9-9:51", "Mon 09:50")],
)
def test_a_window_no_longer_than_the_limit_never_nudges(typed: str, due: str) -> None:
    assert planned("08:00", rhythm=replace(OFFICE, windows=windows(typed)))[1] == due


def test_without_a_window_that_fits_there_is_no_plan() -> None:
    for typed in (windows("9-9:45"), ()):
        plan = next_nudge(replace(OFFICE, windows=typed), FRESH, (), at("08:00"))
        assert plan == Plan(None, Reason.NO_WINDOW)


def test_the_phase_spreads_nudges_but_never_past_the_window() -> None:
    spread = replace(OFFICE, phase=minutes(3))
    assert planned("07:00", rhythm=spread) == (Reason.WINDOW, "Mon 09:53")
    late = Sitting(sitting_since=at("11:37"))  # the phase would end with the window
    assert planned("11:40", late, rhythm=spread) == (Reason.LIMIT, "Mon 12:27")


def test_a_nudge_is_due_in_a_night_shift_across_midnight() -> None:
    sitting = Sitting(sitting_since=at("23:30"))
    assert planned("23:40", sitting, rhythm=NIGHTS) == (Reason.LIMIT, "Tue 00:20")


def test_fifty_minutes_stay_fifty_minutes_when_the_clocks_change() -> None:
    sitting = Sitting(sitting_since=at("2026-03-29 01:30"))
    plan = next_nudge(NIGHTS, sitting, (), at("2026-03-29 01:40"))
    assert plan.due_at == at("2026-03-29 03:20")


def test_who_travels_is_nudged_in_the_windows_of_the_new_place() -> None:
    travelled = replace(OFFICE, zone=ZoneInfo("America/New_York"))
    plan = next_nudge(travelled, Sitting(sitting_since=at("10:00")), (), at("10:10"))
    assert plan.due_at == at("15:50")


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        pytest.param([("10:30", "11:00")], (Reason.HOLD, "Mon 11:02"), id="two minutes after"),
        pytest.param([("10:30", "10:49")], (Reason.HOLD, "Mon 10:51"), id="it settles first"),
        pytest.param([("10:30", "10:48")], (Reason.LIMIT, "Mon 10:50"), id="settled by then"),
        pytest.param([("10:51", "11:30")], (Reason.LIMIT, "Mon 10:50"), id="booked for later"),
        pytest.param(
            [("10:30", "11:00"), ("10:45", "11:20")], (Reason.HOLD, "Mon 11:22"), id="overlapping"
        ),
        pytest.param(
            [("11:01", "11:30"), ("10:30", "11:00")], (Reason.HOLD, "Mon 11:32"), id="in a row"
        ),
        pytest.param(
            [("10:30", "12:00"), ("10:45", "11:00")], (Reason.HOLD, "Mon 12:02"), id="within"
        ),
        pytest.param([("10:30", "12:28")], (Reason.WINDOW, "Mon 14:20"), id="to the window's end"),
        pytest.param([("10:30", "14:30")], (Reason.HOLD, "Mon 14:32"), id="over lunch"),
        pytest.param(
            [("10:00", "2026-04-02 00:00")], (Reason.WINDOW, "Thu 09:50"), id="for a month"
        ),
    ],
)
def test_when_a_hold_ends_one_nudge_follows_two_minutes_later(
    holds: list[tuple[str, str]], expected: tuple[Reason, str]
) -> None:
    sitting = Sitting(sitting_since=at("10:00"))
    assert planned("10:20", sitting, *(hold(*times) for times in holds)) == expected


def test_a_hold_never_moves_the_sitting_clock() -> None:
    sitting = Sitting(sitting_since=at("10:00"))
    meeting = hold("10:10", "10:40")
    assert planned("10:10", sitting, meeting) == (Reason.LIMIT, "Mon 10:50")
