from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.typed import durations, moments, scores, times
from content.typed.errors import NotUnderstood
from tests.typed import GERMAN

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("45", 45),
        (" 45 min ", 45),
        ("45m", 45),
        ("45 Minutes", 45),
        ("1h", 60),
        ("2 h", 120),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1.5h", 90),
        ("1,5 Stunden", 90),
        ("two hours", 120),
        ("ten", 10),
        ("4️⃣5️⃣", 45),
        ("４５", 45),
        ("24h", 1440),
    ],
)
def test_a_length_is_read_in_minutes(typed: str, expected: int) -> None:
    assert durations.minutes(typed, GERMAN) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("2 Stunden", 120), ("zwei Std", 120), ("1 Stunde 30 Minuten", 90), ("fünf Minuten", 5)],
)
def test_a_length_is_read_in_german(typed: str, expected: int) -> None:
    assert durations.minutes(typed, GERMAN) == expected


@pytest.mark.parametrize("typed", ["", "0", "-5", "h", "soon", "25h", "1441", "45 sec", "1:30"])
def test_what_is_no_length_of_a_day_at_most_is_unclear(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="minutes"):
        durations.minutes(typed, GERMAN)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18:30", 1110),
        ("18.30", 1110),
        ("1830", 1110),
        ("18h30", 1110),
        ("18", 1080),
        ("18 Uhr", 1080),
        ("6pm", 1080),
        ("6:30 p.m.", 1110),
        ("12am", 0),
        ("12 pm", 720),
        ("0:00", 0),
        ("１８：３０", 1110),
    ],
)
def test_a_time_of_day_is_read(typed: str, expected: int) -> None:
    assert times.clock_minute(typed, GERMAN) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("half past five", 330),
        ("half past 5 pm", 1050),
        ("half five", 330),
        ("halb sechs", 330),
        ("halb 18 Uhr", 1050),
        ("halb eins", 750),
        ("5 o’clock", 300),
    ],
)
def test_an_hour_is_read_as_each_language_says_it(typed: str, expected: int) -> None:
    assert times.clock_minute(typed, GERMAN) == expected


@pytest.mark.parametrize("typed", ["", "24:00", "18:60", "13pm", "noon-ish", "6-7", "-6"])
def test_what_is_no_time_of_day_is_unclear(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="clock"):
        times.clock_minute(typed, GERMAN)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0", 0),
        ("7", 7),
        ("7.", 7),
        ("7/10", 7),
        ("7 out of ten", 7),
        ("７", 7),
        ("7️⃣", 7),
        ("🔟", 10),
        ("seven", 7),
        ("Zero", 0),
        ("11/10", 10),
        ("6-7", 7),
        ("7 – 6", 7),
        ("six to seven", 7),
        ("6.5", 7),
        ("6,1", 7),
        ("0.2", 1),
        ("6.5/10", 7),
    ],
)
def test_a_score_is_read_and_never_rounded_down(typed: str, expected: int) -> None:
    assert scores.score(typed, GERMAN) == expected


@pytest.mark.parametrize(
    "typed", ["", "11", "100", "10.5", "-3", "6½", "7/11", "7 8", "bad", "1e1", "7 yesterday"]
)
def test_what_is_no_score_is_unclear(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="score"):
        scores.score(typed, GERMAN)


@given(st.text(max_size=12))
def test_any_text_is_a_value_or_unclear_and_never_an_accident(typed: str) -> None:
    for read in (durations.minutes, times.clock_minute, scores.score, moments.until):
        with suppress(NotUnderstood):
            assert read(typed, GERMAN) is not None


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("2h", "2026-11-18 12:15"),
        ("30", "2026-11-18 10:45"),
        ("for 30 min", "2026-11-18 10:45"),
        ("18:30", "2026-11-18 18:30"),
        ("until 6pm", "2026-11-18 18:00"),
        ("until 9:00", "2026-11-19 09:00"),
        ("until 18", "2026-11-18 18:00"),
        ("until 18h30", "2026-11-18 18:30"),
        ("bis 14 Uhr", "2026-11-18 14:00"),
        ("until 45", "2026-11-18 11:00"),
        ("today", "2026-11-19 00:00"),
        ("tomorrow", "2026-11-19 00:00"),
        ("1 day", "2026-11-19 00:00"),
        ("3 days", "2026-11-21 00:00"),
        ("three days", "2026-11-21 00:00"),
        ("1 week", "2026-11-25 00:00"),
        ("Thu", "2026-11-19 00:00"),
        ("Mon", "2026-11-23 00:00"),
        ("until Montag", "2026-11-23 00:00"),
        ("Wednesday", "2026-11-25 00:00"),
        ("morgen", "2026-11-19 00:00"),
        ("bis halb sieben", "2026-11-19 06:30"),
        ("für zwei Wochen", "2026-12-02 00:00"),
        ("3 Tage", "2026-11-21 00:00"),
    ],
)
def test_a_pause_typed_on_a_wednesday_ends(typed: str, end: str) -> None:
    now = datetime.fromisoformat("2026-11-18 10:15").replace(tzinfo=BERLIN).astimezone(UTC)
    expected = datetime.fromisoformat(end).replace(tzinfo=BERLIN)
    assert moments.until(typed, GERMAN).after(now, BERLIN) == expected


@pytest.mark.parametrize(
    "typed", ["", "0", "0 days", "32 days", "5 weeks", "for ever", "25h", "daily", "25:00"]
)
def test_no_pause_is_for_ever_or_a_guess(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="until"):
        moments.until(typed, GERMAN)


def test_a_pause_over_a_clock_change_ends_by_the_persons_own_clock() -> None:
    now = datetime(2026, 10, 24, 10, tzinfo=UTC)
    assert moments.until("2 days", GERMAN).after(now, BERLIN) == datetime(
        2026, 10, 25, 23, tzinfo=UTC
    )
