"""The work that everybody is given: people in forty zones, many of whom are due at one instant."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from db.schedule_column import rhythm
from scheduler.model import DAILY, DAY_MINUTES, Hold, Rhythm, Sitting, SittingWindow
from scheduler.sitting import held, next_nudge, nudged

# Tomorrow night summer time ends in Europe, so that every plan for tomorrow crosses it.
DUE_AT = datetime(2026, 10, 24, 14, 0, tzinfo=UTC)
LIMITS = (25, 40, 50, 60, 90)  # minutes
LEFT = (20, 90, 240)  # minutes that a window goes on after ``DUE_AT``
BEFORE = 240  # minutes since when a window has been open
LATER = timedelta(minutes=10)  # nobody else is due before
ZONES = (
    "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi",
    "America/Argentina/Buenos_Aires", "America/Bogota", "America/Chicago", "America/Denver",
    "America/Halifax", "America/Los_Angeles", "America/Mexico_City", "America/New_York",
    "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Asia/Bangkok", "Asia/Dhaka",
    "Asia/Dubai", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem", "Asia/Karachi",
    "Asia/Kathmandu", "Asia/Kolkata", "Asia/Manila", "Asia/Seoul", "Asia/Tehran", "Asia/Tokyo",
    "Australia/Adelaide", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Athens",
    "Europe/Berlin", "Europe/Istanbul", "Europe/Lisbon", "Europe/London", "Europe/Madrid",
    "Pacific/Auckland", "Pacific/Honolulu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sitter:
    """One person: ``number`` counts from 1."""

    number: int
    rhythm: Rhythm
    sitting: Sitting
    due_at: datetime  # aware UTC, in the work's own time


@dataclass(frozen=True, slots=True)
class Work:
    """``people`` in all; the first ``due`` of them fall due at ``DUE_AT``, the others later."""

    people: int
    due: int

    def sitters(self) -> Iterator[Sitter]:
        """Yield everybody, those who are due first."""
        chance = random.Random(self.people)
        for number in range(1, self.people + 1):
            due_at = DUE_AT
            if number > self.due:
                due_at += LATER + timedelta(seconds=chance.randrange(86_400))
            rhythm = rhythm_of(number)
            sitting = Sitting(asked_at=due_at - rhythm.limit - rhythm.phase)
            yield Sitter(number, rhythm, sitting, due_at)


def rhythm_of(number: int) -> Rhythm:
    """Return when this person sits; their window is open at ``DUE_AT``, wherever they are."""
    zone, left = ZONES[number % len(ZONES)], LEFT[number // len(ZONES) % len(LEFT)]
    return rhythm(number, zone, _windows(zone, left), LIMITS[number % 7 % len(LIMITS)])


class Known(NamedTuple):
    """What a nudge depends on beside the person's hours; taps and signs change it any time."""

    sitting: Sitting = Sitting()
    holds: tuple[Hold, ...] = ()
    suspended: bool = False


class Turn(NamedTuple):
    """What comes of one who is due: whether a nudge goes out, the next one, the clock to store."""

    speaks: bool
    again: datetime | None
    sitting: Sitting


def turn(rhythm: Rhythm, known: Known, due_at: datetime) -> Turn:
    """Return what comes of a person who is due at ``due_at``: the same rule for all."""
    speaks = not (known.suspended or held(known.holds, due_at))
    sitting = nudged(known.sitting, due_at) if speaks else known.sitting
    return Turn(speaks, next_nudge(rhythm, sitting, known.holds, due_at).due_at, sitting)


@cache
def _windows(zone: str, left: int) -> tuple[SittingWindow, ...]:
    local = DUE_AT.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    return (SittingWindow(DAILY, (minute - BEFORE) % DAY_MINUTES, _end(minute + left)),)


def _end(minute: int) -> int:
    return (minute - 1) % DAY_MINUTES + 1
