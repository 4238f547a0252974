"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import datetime, timedelta

from scheduler.clock import SystemClock


class ManualClock:
    """Shows ``start`` (aware UTC) until it is advanced."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def wall(self, moment: datetime) -> datetime:
        return SystemClock().now() + (moment - self._now)

    def advance(self, by: timedelta) -> None:
        self._now += by
