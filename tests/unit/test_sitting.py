from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from scheduler.model import Hold, Plan, Reason, Rhythm, Sitting
from scheduler.parse import Unclear, windows
from scheduler.sitting import (
    Refused,
    asked_day_off,
    asks_day_off,
    day_off,
    heard,
    moved,
    next_nudge,
    nudged,
    offers_short,
    passed,
    skipped,
    snoozed,
)
from tests.unit.sitting_cases import NIGHTS, OFFICE, at, hold, minutes

FRESH = Sitting()


def planned(
    now: str, sitting: Sitting = FRESH, *holds: Hold, rhythm: Rhythm = OFFICE
) -> tuple[Reason, str]:
    """Return the plan as its reason and the local time at which the nudge is due."""
    plan = next_nudge(rhythm, sitting, holds, at(now))
    local = plan.due_at.astimezone(OFFICE.zone).strftime("%a %H:%M") if plan.due_at else "never"
    return plan.reason, local


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


def test_the_plan_names_the_end_of_its_window() -> None:
    plan = next_nudge(OFFICE, FRESH, (), at("07:00"))
    assert plan == Plan(at("09:50"), Reason.WINDOW, at("12:30"))


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


def test_movement_restarts_the_clock_and_ends_every_row() -> None:
    before = Sitting(at("09:00"), at("10:40"), at("10:50"), None, 2, 2, 2)
    assert moved(before, at("10:45")) == Sitting(sitting_since=at("10:45"))


def test_late_data_never_moves_the_clock_back() -> None:
    before = Sitting(sitting_since=at("10:00"), snoozes=1)
    assert moved(before, at("09:30")) == before
    assert moved(before, at("10:00")) == before


def test_late_data_brings_no_second_nudge_right_after_one() -> None:
    asked = nudged(Sitting(sitting_since=at("09:00")), at("09:50"))
    late = moved(asked, at("09:05"))
    assert planned("09:52", late) == (Reason.ASKED, "Mon 10:40")


def test_a_signal_of_movement_does_not_end_a_day_off() -> None:
    off = day_off(FRESH, OFFICE, at("10:00"))
    assert moved(off, at("11:00")).quiet_until == off.quiet_until


def test_a_snooze_comes_back_to_the_minute() -> None:
    asked = nudged(Sitting(sitting_since=at("10:00")), at("10:50"))
    later = snoozed(asked, at("10:51"), 10)
    assert planned("10:52", later) == (Reason.SNOOZE, "Mon 11:01")
    assert later.unanswered == 0


def test_a_snooze_brings_no_nudge_forward() -> None:
    moving = Sitting(sitting_since=at("10:00"))
    assert planned("10:40", snoozed(moving, at("10:40"), 5)) == (Reason.LIMIT, "Mon 10:50")


def test_a_snooze_to_the_minute_at_which_a_nudge_is_due_anyway_is_a_snooze() -> None:
    moving = Sitting(sitting_since=at("10:00"))
    assert planned("10:40", snoozed(moving, at("10:40"), 10)) == (Reason.SNOOZE, "Mon 10:50")


def test_a_snooze_after_a_skip_counts_as_a_change_of_mind() -> None:
    skip = skipped(Sitting(sitting_since=at("10:00")), at("10:50"))
    assert planned("10:51", snoozed(skip, at("10:51"), 10)) == (Reason.SNOOZE, "Mon 11:01")


@pytest.mark.parametrize(
    ("asked_at", "length", "due"),
    [("12:20", 10, "Mon 14:20"), ("12:29", 60, "Mon 14:20"), ("12:50", 60, "Mon 14:20")],
)
def test_a_snooze_beyond_the_window_waits_for_the_next_one(
    asked_at: str, length: int, due: str
) -> None:
    later = snoozed(Sitting(sitting_since=at("11:00")), at(asked_at), length)
    assert planned(asked_at, later) == (Reason.WINDOW, due)


def test_a_short_limit_does_not_overtake_a_long_snooze() -> None:
    short = replace(OFFICE, limit=minutes(20))
    later = snoozed(Sitting(sitting_since=at("11:00")), at("11:50"), 60)
    assert planned("11:50", later, rhythm=short) == (Reason.WINDOW, "Mon 13:50")


def test_a_snooze_into_a_hold_waits_for_its_end() -> None:
    later = snoozed(Sitting(sitting_since=at("10:00")), at("10:50"), 5)
    assert planned("10:50", later, hold("10:52", "11:10")) == (Reason.HOLD, "Mon 11:12")


@pytest.mark.parametrize("length", [0, -5, 61])
def test_a_snooze_is_one_to_sixty_minutes(length: int) -> None:
    with pytest.raises(Unclear, match="snooze"):
        snoozed(FRESH, at("10:00"), length)


def test_three_snoozes_in_a_row_are_the_most() -> None:
    sitting, now = nudged(Sitting(sitting_since=at("09:00")), at("09:50")), at("09:50")
    for _ in range(3):
        sitting = snoozed(sitting, now, 10)
        now += minutes(10)
        sitting = nudged(sitting, now)
    with pytest.raises(Refused):
        snoozed(sitting, now, 10)


@pytest.mark.parametrize("after", ["moved", "skipped", "nudged an hour later", "a day off"])
def test_a_row_of_snoozes_ends(after: str) -> None:
    row = replace(FRESH, snoozed_until=at("10:00"), asked_at=at("09:50"), snoozes=3)
    ended = {
        "moved": moved(row, at("10:00")),
        "skipped": skipped(row, at("10:00")),
        "nudged an hour later": nudged(row, at("11:00")),
        "a day off": day_off(row, OFFICE, at("10:00")),
    }[after]
    assert snoozed(ended, at("11:00"), 5).snoozes == 1


def test_a_skip_waits_one_full_limit() -> None:
    skip = skipped(Sitting(sitting_since=at("09:00")), at("09:52"))
    assert planned("09:52", skip) == (Reason.ASKED, "Mon 10:42")


def test_after_two_skips_in_a_row_the_short_version_is_offered() -> None:
    once = skipped(FRESH, at("10:00"))
    twice = skipped(nudged(once, at("10:50")), at("10:51"))
    assert not offers_short(once)
    assert offers_short(twice)
    assert not offers_short(moved(twice, at("11:00")))


def test_an_unanswered_nudge_is_repeated_one_full_limit_later() -> None:
    asked = nudged(Sitting(sitting_since=at("09:00")), at("09:50"))
    assert planned("09:50", asked) == (Reason.ASKED, "Mon 10:40")


def test_two_unanswered_nudges_lead_to_the_question_and_a_word_takes_it_back() -> None:
    once = nudged(FRESH, at("09:50"))
    twice = nudged(once, at("10:40"))
    assert [asks_day_off(sitting) for sitting in (once, twice, heard(twice))] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        pytest.param(OFFICE, "11:30", "Tue 09:50", id="till tomorrow"),
        pytest.param(OFFICE, "2026-03-06 11:30", "Mon 09:50", id="over the weekend"),
        pytest.param(OFFICE, "07:00", "Tue 09:50", id="before the first window"),
        pytest.param(NIGHTS, "23:30", "Tue 22:50", id="a night shift"),
        pytest.param(NIGHTS, "2026-03-03 01:00", "Tue 22:50", id="past midnight in one"),
    ],
)
def test_a_day_off_is_quiet_until_one_limit_into_the_next_days_first_window(
    rhythm: Rhythm, now: str, due: str
) -> None:
    off = day_off(FRESH, rhythm, at(now))
    assert planned(now, off, rhythm=rhythm) == (Reason.QUIET, due)


def test_the_day_after_the_question_begins_with_an_ordinary_nudge() -> None:
    off = asked_day_off(nudged(nudged(FRESH, at("09:50")), at("10:40")), OFFICE, at("11:30"))
    assert planned("11:30", off) == (Reason.QUIET, "Tue 09:50")
    assert not asks_day_off(off)


def test_a_word_ends_the_quiet() -> None:
    off = asked_day_off(FRESH, OFFICE, at("11:30"))
    assert planned("11:35", heard(off)) == (Reason.ASKED, "Mon 12:20")


def test_a_day_off_without_windows_ends_at_midnight() -> None:
    off = day_off(FRESH, replace(OFFICE, windows=()), at("11:30"))
    assert off.quiet_until == at("2026-03-03 00:00")


def test_a_nudge_passed_over_waits_one_full_limit_and_counts_as_no_silence() -> None:
    over = passed(Sitting(sitting_since=at("09:00"), unanswered=1), at("10:10"))
    assert planned("10:10", over) == (Reason.ASKED, "Mon 11:00")
    assert over.unanswered == 1
