"""Clocks for tests: one stands still until it is moved, one runs and may be set."""

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


class SettableClock:
    """Shows ``start`` (aware UTC), runs, and may be set forwards and back as a machine's can."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - SystemClock().now()

    def now(self) -> datetime:
        return SystemClock().now() + self._ahead

    def wall(self, moment: datetime) -> datetime:
        return moment - self._ahead

    def turn(self, by: timedelta) -> None:
        self._ahead += by
