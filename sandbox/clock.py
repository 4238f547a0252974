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
        self._seen: tuple[int, int] | None = None
        self._listeners: list[Callable[[], None]] = []
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(_Setting(_real(), _real(), 1))
        self._setting = self._read()

    @property
    def speed(self) -> float:
        return self._current().speed

    def now(self) -> datetime:
        """Return the time that is shown, aware UTC."""
        return _instant(self._current().at(_real()))

    def wall(self, moment: datetime) -> datetime:
        """Return the machine's own time at which this clock will show ``moment``."""
        setting = self._current()
        ahead = (moment - EPOCH).total_seconds() - setting.shown
        return _instant(setting.real + ahead / setting.speed)

    def jump_to(self, moment: datetime) -> None:
        """Show ``moment`` now. Raises ``ValueError`` for one that has passed."""
        if moment < self.now():
            raise ValueError("the clock only turns forwards")
        self._set(_Setting(_real(), (moment - EPOCH).total_seconds(), self.speed))

    def set_speed(self, factor: float) -> None:
        """Run ``factor`` times as fast as the machine's clock, from now on."""
        real = _real()
        self._set(_Setting(real, self._current().at(real), factor))

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each jump and change of speed that is made here."""
        self._listeners.append(listener)

    def _set(self, setting: _Setting) -> None:
        self._write(setting)
        for listener in self._listeners:
            listener()

    def _current(self) -> _Setting:
        found = self._path.stat()
        if (found.st_mtime_ns, found.st_ino) != self._seen:
            self._setting = self._read()
        return self._setting

    def _read(self) -> _Setting:
        found = self._path.stat()
        self._seen = found.st_mtime_ns, found.st_ino
        return _Setting(**json.loads(self._path.read_text()))

    def _write(self, setting: _Setting) -> None:
        beside = self._path.with_suffix(f".{os.getpid()}.new")
        beside.write_text(json.dumps(asdict(setting)))
        beside.replace(self._path)  # whoever reads sees the old or the new, never a half


def _real() -> float:
    return datetime.now(UTC).timestamp()


def _instant(seconds: float) -> datetime:
    return EPOCH + timedelta(seconds=seconds)
