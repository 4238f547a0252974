"""The words of time: windows, holds, the sitting clock, timers. Frozen values, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct, field

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


DAY_MINUTES = 1440
DAILY = 0b1111111  # weekday masks, bit 0 is Monday
WEEKDAYS = 0b0011111
WEEKEND = 0b1100000


class SittingWindow(NamedTuple):
    """Hours in which a person sits; an ``end`` at or before ``start`` is on the next day."""

    days: int  # weekday mask of the day it starts on, bit 0 is Monday
    start: int  # minute of day, 0–1439
    end: int  # minute of day, 1–1440


class Rhythm(Struct, frozen=True):
    """When a person sits, and how long is long enough."""

    zone: ZoneInfo
    windows: tuple[SittingWindow, ...]
    limit: timedelta
    phase: timedelta = timedelta()  # stable and small, so that 09:50:00 is no stampede


class HoldKind(StrEnum):
    MEETING = "meeting"
    CALL = "call"
    DRIVING = "driving"
    QUIET = "quiet"  # do not disturb
    BUSY = "busy"  # calendar
    PAUSE = "pause"


class Hold(Struct, frozen=True):
    """Permission to speak, withdrawn until ``end``. It never moves ``sitting_since``."""

    kind: HoldKind
    start: datetime
    end: datetime


class Sitting(Struct, frozen=True):
    """What is known of one person's sitting. Every instant is aware UTC."""

    sitting_since: datetime | None = None  # the fact: the last movement
    asked_at: datetime | None = None  # the last nudge, snooze, skip or "day off?"
    snoozed_until: datetime | None = None
    quiet_until: datetime | None = None  # after "day off?", until tomorrow or a word
    snoozes: int = 0  # in a row
    skips: int = 0  # in a row
    unanswered: int = 0  # nudges in a row


class Reason(StrEnum):
    """Why the next nudge comes when it does; each has a sentence for ``/why``."""

    LIMIT = "limit"  # sat long enough, counted from the last movement
    WINDOW = "window"  # one full limit into the next window
    ASKED = "asked"  # one full limit after the last nudge or skip
    SNOOZE = "snooze"
    HOLD = "hold"  # two minutes after a hold ended
    QUIET = "quiet"  # tomorrow
    NO_WINDOW = "no-window"  # never: no window fits


class Span(Struct, frozen=True, order=True):
    """One stretch of sitting, aware UTC; ``end`` is no longer part of it."""

    start: datetime
    end: datetime


class Plan(Struct, frozen=True):
    """When the next nudge comes, why then, and the stretch of sitting that it lies in."""

    due_at: datetime | None
    reason: Reason
    span: Span | None = None


class TimerKind(StrEnum):
    STEP = "step"
    FOLLOW_UP = "follow-up"
    CHECK_IN = "check-in"
    NUDGE = "nudge"
    SUMMARY = "summary"


class Lane(IntEnum):
    """Order in which waiting messages are sent. Source: design §3."""

    ANSWER = 0
    STEP = 1
    FOLLOW_UP = 2
    CHECK_IN = 3
    NUDGE = 4
    SUMMARY = 5


LANES: Mapping[TimerKind, Lane] = {
    TimerKind.STEP: Lane.STEP,
    TimerKind.FOLLOW_UP: Lane.FOLLOW_UP,
    TimerKind.CHECK_IN: Lane.CHECK_IN,
    TimerKind.NUDGE: Lane.NUDGE,
    TimerKind.SUMMARY: Lane.SUMMARY,
}

NUDGE_LATE = timedelta(minutes=10)
LATE: Mapping[TimerKind, timedelta | None] = {
    TimerKind.STEP: timedelta(seconds=30),
    TimerKind.FOLLOW_UP: None,  # never dropped
    TimerKind.CHECK_IN: timedelta(hours=2),
    TimerKind.NUDGE: NUDGE_LATE,
    TimerKind.SUMMARY: timedelta(days=1),
}


class Timer(Struct, frozen=True):
    """Something due for one person. ``key`` tells two of a kind apart (a routine's id)."""

    id: int
    user_id: int
    chat_id: int
    kind: TimerKind
    key: str
    due_at: datetime
    version: int


class Outgoing(Struct, frozen=True):
    """A message that waits to be sent: what and for whom, never how."""

    id: int
    user_id: int
    chat_id: int
    lane: Lane
    kind: str  # a TimerKind, or "answer" for a rendered answer to a tap
    key: str
    due_at: datetime
    expires_at: datetime | None
    attempt: int
    payload: Mapping[str, Json] = field(default_factory=dict)
