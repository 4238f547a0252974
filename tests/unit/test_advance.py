from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from scheduler.advance import decide
from scheduler.model import Sitting, Timer, TimerKind
from scheduler.sitting import asked_day_off, nudged, passed
from scheduler.store import Advance, Drop, Sitter
from tests.unit.sitting_cases import OFFICE, at, hold, minutes

SITTING = Sitting(sitting_since=at("10:00"))
SITTER = Sitter(OFFICE, SITTING, (), checkin_minute=18 * 60)


def timer(kind: TimerKind, due: str, number: int = 1, user_id: int = 7) -> Timer:
    return Timer(number, user_id, 70, kind, "", at(due), version=1)


def nudge(due: str = "10:50") -> Timer:
    return timer(TimerKind.NUDGE, due)


def decided(due: Timer, now: str, sitter: Sitter | None = SITTER) -> tuple[Advance, Sitting | None]:
    """Return what becomes of one timer, and the person's changed sitting."""
    sitters = {7: sitter} if sitter else {}
    (advance,), sittings = decide([due], sitters, at(now))
    return advance, sittings.get(7)


def test_a_nudge_speaks_and_plans_the_next_one() -> None:
    advance, sitting = decided(nudge(), "10:50")
    assert advance == Advance(
        nudge(),
        next_due=at("11:40"),
        speaks=True,
        expires_at=at("11:00"),
        payload={"ask": "nudge"},
    )
    assert sitting == nudged(SITTING, at("10:50"))


def test_a_nudge_expires_with_its_window() -> None:
    sitter = replace(SITTER, sitting=Sitting(sitting_since=at("11:35")))
    advance, _ = decided(nudge("12:25"), "12:26", sitter)
    assert advance.expires_at == at("12:30")


def test_after_two_unanswered_nudges_the_question_is_asked_once_and_it_is_quiet() -> None:
    sitter = replace(SITTER, sitting=replace(SITTING, unanswered=2))
    advance, sitting = decided(nudge(), "10:50", sitter)
    assert advance.speaks
    assert advance.payload == {"ask": "day-off"}
    assert advance.next_due == at("2026-03-03 09:50")
    assert sitting == asked_day_off(sitter.sitting, OFFICE, at("10:50"))


def test_a_held_nudge_waits_for_the_end_of_the_hold_and_is_not_counted_as_ignored() -> None:
    sitter = replace(SITTER, holds=(hold("10:45", "11:30"),))
    advance, sitting = decided(nudge(), "10:50", sitter)
    assert advance == Advance(nudge(), at("11:32"), speaks=False, drop=Drop.HELD)
    assert sitting is None


def test_after_the_hold_one_nudge_speaks() -> None:
    sitter = replace(SITTER, holds=(hold("10:45", "11:30"),))
    advance, _ = decided(nudge("11:32"), "11:32", sitter)
    assert advance.speaks


@pytest.mark.parametrize(
    ("now", "spoken"), [("11:00", True), ("11:01", False)], ids=["ten minutes", "eleven"]
)
def test_a_nudge_more_than_ten_minutes_late_is_dropped(now: str, spoken: bool) -> None:
    advance, _ = decided(nudge(), now)
    assert advance.speaks == spoken
    assert advance.drop == (None if spoken else Drop.LATE)


def test_a_late_nudge_is_planned_one_full_limit_on() -> None:
    advance, sitting = decided(nudge(), "11:10")
    assert advance.next_due == at("12:00")
    assert sitting == passed(SITTING, at("11:10"))


def test_a_nudge_of_yesterday_leaves_todays_clock_clean() -> None:
    advance, sitting = decided(nudge("10:50"), "2026-03-03 09:20")
    assert advance.drop is Drop.LATE
    assert advance.next_due == at("2026-03-03 09:50")
    assert sitting is None


def test_a_nudge_whose_window_is_over_says_nothing() -> None:
    sitter = replace(SITTER, sitting=Sitting(sitting_since=at("11:35")))
    advance, sitting = decided(nudge("12:25"), "12:31", sitter)
    assert advance == Advance(nudge("12:25"), at("14:20"), speaks=False, drop=Drop.HELD)
    assert sitting is None


def test_a_tap_after_the_planning_only_moves_the_nudge() -> None:
    sitter = replace(SITTER, sitting=Sitting(sitting_since=at("10:30")))
    advance, sitting = decided(nudge(), "10:50", sitter)
    assert advance == Advance(nudge(), at("11:20"), speaks=False)
    assert sitting is None


def test_a_nudge_without_windows_is_put_away() -> None:
    sitter = replace(SITTER, rhythm=replace(OFFICE, windows=()))
    assert decided(nudge(), "10:50", sitter)[0] == Advance(nudge(), None, speaks=False)


@pytest.mark.parametrize("kind", [TimerKind.NUDGE, TimerKind.CHECK_IN, TimerKind.SUMMARY])
def test_who_is_gone_or_suspended_hears_nothing(kind: TimerKind) -> None:
    due = timer(kind, "10:50")
    assert decided(due, "10:50", None) == (Advance(due, None, speaks=False), None)


@pytest.mark.parametrize("kind", [TimerKind.STEP, TimerKind.FOLLOW_UP])
def test_a_routine_and_a_follow_up_go_on_for_who_is_suspended(kind: TimerKind) -> None:
    assert decided(timer(kind, "10:50"), "10:50", None)[0].speaks


def test_a_step_speaks_once_and_expires_in_thirty_seconds() -> None:
    step = timer(TimerKind.STEP, "10:50")
    (advance,), _ = decide([step], {}, at("10:50") + timedelta(seconds=30))
    assert advance == Advance(step, None, True, at("10:50") + timedelta(seconds=30))


def test_a_late_step_speaks_too_and_says_that_it_is_late() -> None:
    step = timer(TimerKind.STEP, "10:50")
    (advance,), _ = decide([step], {}, at("10:50") + timedelta(seconds=31))
    assert advance == Advance(step, None, speaks=True, payload={"late": True})


def test_a_follow_up_is_never_dropped() -> None:
    follow_up = timer(TimerKind.FOLLOW_UP, "10:50")
    advance, _ = decided(follow_up, "2026-03-12 10:50")
    assert advance == Advance(follow_up, None, speaks=True)


@pytest.mark.parametrize(
    ("due", "now", "following"),
    [
        ("18:00", "18:00", "2026-03-03 18:00"),
        ("2026-03-28 18:00", "2026-03-28 18:00", "2026-03-29 18:00"),
        ("2026-10-24 18:00", "2026-10-24 18:00", "2026-10-25 18:00"),
        ("18:00", "20:00", "2026-03-03 18:00"),
    ],
    ids=["next day", "clocks forward", "clocks back", "two hours late"],
)
def test_a_check_in_comes_at_its_own_time_each_local_day(
    due: str, now: str, following: str
) -> None:
    check_in = timer(TimerKind.CHECK_IN, due)
    advance, _ = decided(check_in, now)
    expires_at = at(due) + timedelta(hours=2)
    assert advance == Advance(check_in, at(following), True, expires_at)


def test_a_check_in_over_two_hours_late_waits_for_the_next_day() -> None:
    advance, _ = decided(timer(TimerKind.CHECK_IN, "18:00"), "20:01")
    assert (advance.speaks, advance.drop) == (False, Drop.LATE)
    assert advance.next_due == at("2026-03-03 18:00")


def test_a_check_in_that_was_switched_off_is_put_away() -> None:
    due = timer(TimerKind.CHECK_IN, "18:00")
    sitter = replace(SITTER, checkin_minute=None)
    assert decided(due, "18:00", sitter)[0] == Advance(due, None, speaks=False)


@pytest.mark.parametrize(
    ("due", "now", "following", "drop"),
    [
        ("18:00", "18:00", "2026-03-09 18:00", None),
        ("2026-03-23 18:00", "2026-03-24 17:59", "2026-03-30 18:00", None),
        ("18:00", "2026-03-03 18:01", "2026-03-09 18:00", Drop.LATE),
        ("18:00", "2026-03-18 12:00", "2026-03-23 18:00", Drop.LATE),
        ("18:00", "2026-03-16 18:00", "2026-03-23 18:00", Drop.LATE),
    ],
    ids=["weekly", "over a clock change", "a day late", "weeks late", "weeks to the minute"],
)
def test_a_summary_keeps_its_weekday_and_time(
    due: str, now: str, following: str, drop: Drop | None
) -> None:
    advance, _ = decided(timer(TimerKind.SUMMARY, due), now)
    assert advance.next_due == at(following)
    assert (advance.speaks, advance.drop) == (drop is None, drop)


def backlog(now: datetime) -> dict[TimerKind, Timer]:
    """Return one timer of each kind, all two to six minutes late at ``now``."""
    return {
        kind: Timer(number, 7, 70, kind, "", now - minutes(number + 1), 1)
        for number, kind in enumerate(TimerKind, start=1)
    }


def after_downtime(*kinds: TimerKind) -> dict[TimerKind, Advance]:
    now = at("10:55")
    sitter = replace(SITTER, sitting=Sitting(sitting_since=at("10:00")))
    due = {**backlog(now), TimerKind.NUDGE: replace(nudge("10:50"), id=9)}
    timers = [due[kind] for kind in kinds]
    advances, _ = decide(timers, {7: sitter}, now)
    return {advance.timer.kind: advance for advance in advances}


def test_after_downtime_only_the_lowest_lane_speaks() -> None:
    for first in range(len(TimerKind)):
        found = after_downtime(*reversed(list(TimerKind)[first:]))
        assert [kind for kind, advance in found.items() if advance.speaks] == [
            list(TimerKind)[first]
        ]


def test_what_asks_how_somebody_is_gives_way_for_two_minutes_and_the_rest_until_next_time() -> None:
    found = after_downtime(*TimerKind)
    for kind in (TimerKind.FOLLOW_UP, TimerKind.CHECK_IN):
        assert (found[kind].next_due, found[kind].drop) == (at("10:57"), None)
    for kind in (TimerKind.NUDGE, TimerKind.SUMMARY):
        assert found[kind].drop is Drop.COALESCED
    assert found[TimerKind.NUDGE].next_due == at("11:45")


def test_a_check_in_that_gave_way_is_asked_then_and_next_at_its_own_time() -> None:
    advance, _ = decided(after_downtime(*TimerKind)[TimerKind.CHECK_IN].timer, "10:57")
    assert advance.speaks
    assert advance.next_due == at("18:00")


def test_what_is_dropped_anyway_silences_nobody() -> None:
    late = [timer(TimerKind.CHECK_IN, "08:00", 1), replace(nudge("10:48"), id=2)]
    sitter = replace(SITTER, sitting=Sitting(sitting_since=at("09:58")))
    (check_in, spoken), _ = decide(late, {7: sitter}, at("10:50"))
    assert check_in.drop is Drop.LATE
    assert spoken.speaks


def test_without_downtime_each_timer_speaks() -> None:
    due = [timer(TimerKind.FOLLOW_UP, "10:50", 1), replace(nudge("10:50"), id=2)]
    advances, _ = decide(due, {7: SITTER}, at("10:51"))
    assert all(advance.speaks for advance in advances)


def test_one_persons_backlog_silences_no_one_else() -> None:
    due = [timer(TimerKind.FOLLOW_UP, "10:50", n, user_id=n) for n in (1, 2)]
    advances, _ = decide(due, {}, at("11:50"))
    assert all(advance.speaks for advance in advances)


def test_who_had_the_message_in_an_earlier_batch_gets_no_second() -> None:
    (advance,), _ = decide([timer(TimerKind.FOLLOW_UP, "10:50")], {}, at("11:50"), served={7})
    assert advance == Advance(advance.timer, at("11:52"), speaks=False)
