"""Calendar arithmetic: sitting windows as stretches of real time. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

from scheduler.model import Rhythm, SittingWindow, Span

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
AHEAD = 15  # days: a weekly window and the next, should a DST change swallow the first
NEAR = 4  # days, over a weekend
REMEMBERED = 20_000  # of these near days
QUIET_FROM = 22 * 60  # minute of day; the usual night, as nobody is asked for theirs
QUIET_TO = 8 * 60


def at_local(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """Return the UTC instant of a local ``minute`` of day (0–1440).

    A wall time that a DST change skips is the first real minute after it; a doubled one is
    the first of the two.
    """
    wall = datetime.combine(day, time()) + minute * MINUTE
    local = wall.replace(tzinfo=zone)
    instant = local.astimezone(UTC)
    other = local.replace(fold=1).astimezone(UTC)
    if instant <= other:
        return instant
    # Skipped: the change lies between the two readings of this wall time.
    minutes = range((instant - other) // MINUTE)
    return other + MINUTE * bisect_left(
        minutes,
        True,
        key=lambda m: (other + m * MINUTE).astimezone(zone).replace(tzinfo=None) >= wall,
    )


def local_day(zone: ZoneInfo, now: datetime) -> date:
    """Return the date on the person's calendar."""
    return now.astimezone(zone).date()


def next_daily(zone: ZoneInfo, minute: int, now: datetime) -> datetime:
    """Return the first instant after ``now`` at which the local minute of day is ``minute``."""
    day = local_day(zone, now)
    moments = (at_local(zone, day + n * DAY, minute) for n in range(3))
    return next(moment for moment in moments if moment > now)


def quiet_end(zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return when the person's night (22:00–08:00 local) is over, or None in the daytime."""
    end = next_daily(zone, QUIET_TO, now)
    return end if end < next_daily(zone, QUIET_FROM, now) else None


def spans(rhythm: Rhythm, around: datetime, days: int = AHEAD) -> Iterator[Span]:
    """Yield the spans that end after ``around``, merged, in order, for ``days`` days ahead."""
    today = local_day(rhythm.zone, around)
    near, last = _near(rhythm.zone, rhythm.windows, today)
    for span in near:
        if span.end > around:
            yield span
    far = (_of_day(rhythm.zone, rhythm.windows, today + n * DAY) for n in range(NEAR, days + 1))
    for span in _merged(chain([last] if last else [], *far)):
        if span.end > around:
            yield span


@lru_cache(maxsize=REMEMBERED)
def _near(
    zone: ZoneInfo, windows: tuple[SittingWindow, ...], today: date
) -> tuple[tuple[Span, ...], Span | None]:
    """Return the spans of yesterday and the next days, and the last, which may go on beyond.

    Most people share their hours with many others, and the same few days are asked for all day.
    """
    days = (_of_day(zone, windows, today + n * DAY) for n in range(-1, NEAR))
    found = tuple(_merged(chain.from_iterable(days)))
    return found[:-1], found[-1] if found else None


def _of_day(zone: ZoneInfo, windows: tuple[SittingWindow, ...], day: date) -> Iterator[Span]:
    """Yield the spans that start on a day; one that a DST change swallowed is left out."""
    for window in sorted(windows, key=lambda window: window.start):
        if window.days >> day.weekday() & 1:
            span = _on(window, zone, day)
            if span.start < span.end:
                yield span


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that touch or overlap as one."""
    last: Span | None = None
    for span in spans:
        if last and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def current(rhythm: Rhythm, now: datetime) -> Span | None:
    """Return the span that ``now`` lies in, if it lies in one."""
    first = next(spans(rhythm, now), None)
    return first if first and first.start <= now else None


def _on(window: SittingWindow, zone: ZoneInfo, day: date) -> Span:
    last_day = day if window.end > window.start else day + DAY
    return Span(at_local(zone, day, window.start), at_local(zone, last_day, window.end))
