from __future__ import annotations

import pytest
from msgspec.structs import replace

from scheduler.model import Reason, Rhythm, Sitting
from scheduler.sitting import (
    SnoozeLength,
    SnoozesEnough,
    asked_day_off,
    asks_day_off,
    day_off,
    heard,
    moved,
    nudged,
    offers_short,
    passed,
    skipped,
    snoozed,
)
from tests.unit.sitting_cases import FRESH, NIGHTS, OFFICE, at, hold, minutes, planned


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
    with pytest.raises(SnoozeLength):
        snoozed(FRESH, at("10:00"), length)


def test_three_snoozes_in_a_row_are_the_most() -> None:
    sitting, now = nudged(Sitting(sitting_since=at("09:00")), at("09:50")), at("09:50")
    for _ in range(3):
        sitting = snoozed(sitting, now, 10)
        now += minutes(10)
        sitting = nudged(sitting, now)
    with pytest.raises(SnoozesEnough):
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
