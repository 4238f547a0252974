"""When a person sits, as their row holds it."""

from __future__ import annotations

import zlib
from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo

from scheduler.model import Rhythm, SittingWindow

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
SPREAD_SECONDS = 180  # how much later a nudge may come, unless the person says otherwise


def rhythm(
    person_id: int,
    zone: str,
    windows: tuple[SittingWindow, ...],
    limit_minutes: int,
    spread_seconds: int = SPREAD_SECONDS,
) -> Rhythm:
    """Return when a person sits; their phase is stable, 0–``spread_seconds``."""
    phase = zlib.crc32(b"%d" % person_id) % (spread_seconds + 1)
    return Rhythm(_zone(zone), windows, limit_minutes * MINUTE, phase * SECOND)


_zone = cache(ZoneInfo)


def packed(windows: tuple[SittingWindow, ...]) -> list[list[int]]:
    """Return the windows as a column holds them."""
    return [[window.days, window.start, window.end] for window in windows]


def unpacked(stored: list[list[int]]) -> tuple[SittingWindow, ...]:
    """Return the windows that a column holds."""
    return tuple(SittingWindow(*window) for window in stored)
