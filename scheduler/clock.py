"""The one place where the wall clock is read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Time as the whole program sees it. Passed in; nothing else reads the wall clock."""

    def now(self) -> datetime:
        """Return the current instant, aware UTC."""

    def wall(self, moment: datetime) -> datetime:
        """Return the machine's own time at which this clock will show ``moment``."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def wall(self, moment: datetime) -> datetime:
        return moment


def seconds_until(clock: Clock, moment: datetime) -> float:
    """Return how many of the machine's seconds pass until ``clock`` shows ``moment``."""
    return (clock.wall(moment) - clock.wall(clock.now())).total_seconds()
