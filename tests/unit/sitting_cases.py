"""The week, the person and the strategies that the sitting clock's tests share."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from msgspec.structs import replace

from content.typed.errors import NotUnderstood
from content.typed.hours import normal
from scheduler.model import Hold, HoldKind, Reason, Rhythm, Sitting, SittingWindow
from scheduler.sitting import next_nudge
from tests.typed import windows

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Rhythm(BERLIN, windows("9-12:30, 13:30-17:30"), timedelta(minutes=50))
FRESH = Sitting()
NIGHTS = replace(OFFICE, windows=windows("daily 22-6"))


def at(text: str) -> datetime:
    """Return a Berlin wall time as UTC: "10:00" is on Monday 2 March 2026, a workday."""
    full = text if " " in text else f"2026-03-02 {text}"
    return datetime.fromisoformat(full).replace(tzinfo=BERLIN).astimezone(UTC)


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def hold(start: str, end: str, kind: HoldKind = HoldKind.MEETING) -> Hold:
    return Hold(kind, at(start), at(end))


def planned(
    now: str, sitting: Sitting = FRESH, *holds: Hold, rhythm: Rhythm = OFFICE
) -> tuple[Reason, str]:
    """Return the plan as its reason and the local time at which the nudge is due."""
    plan = next_nudge(rhythm, sitting, holds, at(now))
    local = plan.due_at.astimezone(OFFICE.zone).strftime("%a %H:%M") if plan.due_at else "never"
    return plan.reason, local


ZONES = st.sampled_from(
    [
        BERLIN,
        ZoneInfo("America/New_York"),
        ZoneInfo("Australia/Lord_Howe"),
        ZoneInfo("America/Santiago"),
    ]
)
# The days around clock changes of those zones, and a leap day.
DAYS = st.sampled_from(
    [date(2026, m, d) for m, d in ((3, 7), (3, 28), (4, 4), (9, 5), (10, 3), (10, 24), (10, 31))]
    + [date(2028, 2, 28)]
)
MOMENTS = st.builds(
    lambda day, second: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=second)
    ),
    DAYS,
    st.integers(0, 3 * 86400),
)


def _normal(typed: list[SittingWindow]) -> tuple[SittingWindow, ...] | None:
    try:
        return normal(typed)
    except NotUnderstood:
        return None


WINDOWS = (
    st.lists(
        st.builds(SittingWindow, st.integers(1, 127), st.integers(0, 1439), st.integers(1, 1440)),
        max_size=4,
    )
    .map(_normal)
    .filter(lambda found: found is not None)
)
RHYTHMS = st.builds(
    Rhythm,
    ZONES,
    WINDOWS,
    st.integers(20, 120).map(minutes),
    st.integers(0, 180).map(lambda seconds: timedelta(seconds=seconds)),
)


def holds_around(now: datetime) -> st.SearchStrategy[list[Hold]]:
    """Return holds of up to a day that begin within a day of ``now``."""
    return st.lists(
        st.builds(
            lambda after, length: Hold(
                HoldKind.MEETING, now + minutes(after), now + minutes(after + length)
            ),
            st.integers(-1440, 1440),
            st.integers(1, 1440),
        ),
        max_size=4,
    )


def sittings_before(now: datetime) -> st.SearchStrategy[Sitting]:
    """Return what may be known of a person at ``now``."""
    past = st.none() | st.integers(0, 3000).map(lambda ago: now - minutes(ago))
    snoozed = st.builds(
        lambda ago, length: (now - minutes(ago), now - minutes(ago) + minutes(length)),
        st.integers(0, 200),
        st.integers(1, 60),
    )
    quiet = st.none() | st.integers(-600, 2000).map(lambda after: now + minutes(after))
    counts = st.integers(0, 3)
    asked = st.builds(Sitting, past, past, st.none(), quiet, counts, counts, counts)
    snoozing = st.builds(
        lambda since, snooze: Sitting(since, snooze[0], snooze[1], snoozes=1), past, snoozed
    )
    return asked | snoozing
