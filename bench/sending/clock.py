"""The clock of a measurement: another day, and perhaps faster. Every process is given the same."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from db.columns import EPOCH


class BenchClock:
    """At the machine's second ``real`` it shows ``shown``; it runs ``speed`` times as fast."""

    def __init__(self, real: float, shown: datetime, speed: float = 1) -> None:
        self._real = real  # s since 1970
        self._shown = shown
        self.speed = speed

    @classmethod
    def due_in(cls, seconds: float, moment: datetime) -> BenchClock:
        """Return a clock that will show ``moment`` in so many seconds."""
        return cls(time.time() + seconds, moment)

    def packed(self) -> str:
        """Return this clock in a line, for another process."""
        return f"{self._real!r},{(self._shown - EPOCH).total_seconds()!r},{self.speed!r}"

    def set_as(self, packed: str) -> None:
        """Show what the clock shows that was ``packed``."""
        real, shown, self.speed = map(float, packed.split(","))
        self._real, self._shown = real, EPOCH + timedelta(seconds=shown)

    def now(self) -> datetime:
        return self.at(time.time())

    def at(self, real: float) -> datetime:
        """Return what this clock shows at the machine's second ``real``."""
        return self._shown + timedelta(seconds=(real - self._real) * self.speed)

    def wall(self, moment: datetime) -> datetime:
        seconds = (moment - self._shown).total_seconds() / self.speed
        return datetime.fromtimestamp(self._real + seconds, UTC)

    def run_at(self, speed: float) -> None:
        """Run so fast from now on."""
        real = time.time()
        self._shown, self._real, self.speed = self.at(real), real, speed

    def jump_to(self, moment: datetime) -> None:
        """Show ``moment`` now; it is not before what is shown."""
        self._shown, self._real = max(moment, self.now()), time.time()
