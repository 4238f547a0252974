"""A clock that can be turned, shared by processes through one small file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Setting:
    """At the machine's instant ``real`` the clock showed ``shown``, and runs ``speed`` as fast."""

    real: float  # seconds since 1970
    shown: float
    speed: float

    def at(self, real: float) -> float:
        return self.shown + max(0.0, real - self.real) * self.speed


class FileClock:
    """Shows a time that only runs forwards. Who opens the same file sees the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._latest = 0.0  # the machine's clock may be set back; this one is not
        self._listeners: list[Callable[[], None]] = []
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(_Setting(_real(), _real(), 1))

    @property
    def speed(self) -> float:
        return self._read().speed

    def now(self) -> datetime:
        """Return the time that is shown, aware UTC."""
        self._latest = max(self._latest, self._read().at(_real()))
        return _instant(self._latest)

    def wall(self, moment: datetime) -> datetime:
        """Return the machine's own time at which this clock will show ``moment``."""
        setting = self._read()
        return _instant(setting.real + (_seconds(moment) - setting.shown) / setting.speed)

    def jump_to(self, moment: datetime) -> None:
        """Show ``moment`` now. Raises ``ValueError`` for one that has passed."""
        if moment < self.now():
            raise ValueError("The clock only turns forwards.")
        self._set(_Setting(_real(), _seconds(moment), self.speed))

    def set_speed(self, factor: float) -> None:
        """Run ``factor`` times as fast as the machine's clock, from now on.

        Raises ``ValueError`` for a clock that would stand still or run backwards.
        """
        if factor <= 0:
            raise ValueError("The clock only runs forwards.")
        self._set(_Setting(_real(), _seconds(self.now()), factor))

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each jump and change of speed that is made here."""
        self._listeners.append(listener)

    def _set(self, setting: _Setting) -> None:
        self._write(setting)
        for listener in self._listeners:
            listener()

    def _read(self) -> _Setting:
        # Read each time: two turns within one tick of the file system look the same to stat.
        return _Setting(**json.loads(self._path.read_bytes()))

    def _write(self, setting: _Setting) -> None:
        beside = self._path.with_suffix(f".{os.getpid()}.new")
        beside.write_text(json.dumps(asdict(setting)))
        beside.replace(self._path)  # whoever reads sees the old or the new, never a half


def _real() -> float:
    return datetime.now(UTC).timestamp()


def _seconds(moment: datetime) -> float:
    return (moment - EPOCH).total_seconds()


def _instant(seconds: float) -> datetime:
    return EPOCH + timedelta(seconds=seconds)
