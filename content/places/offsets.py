"""A distance from UTC in place of a place: "UTC+2", "+05:30"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from content.places.time_zones import clocks, zone_tab

OFFSET = re.compile(
    r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?([0-5]\d))?(?:\s*h)?", re.IGNORECASE
)
UTC = frozenset({"utc", "utc0", "gmt0", "z", "zulu", "uct"})
AHEAD, BEHIND = 14, 12  # hours, at most


def read_offset(typed: str) -> timedelta | None:
    """Return how far ahead of UTC that is; None for anything else."""
    if typed.casefold() in UTC:
        return timedelta()
    found = OFFSET.fullmatch(typed)
    if not found:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return offset if found[1] == "+" else -offset


def fixed_zone(offset: timedelta) -> str | None:
    """Return the zone of a whole number of hours; it belongs to no country."""
    hours, rest = divmod(offset, timedelta(hours=1))
    if rest or not -BEHIND <= hours <= AHEAD:
        return None
    # Etc/GMT counts the other way round: two hours ahead of UTC is Etc/GMT-2.
    return f"Etc/GMT{-hours:+}" if hours else "UTC"


def zones_at(offset: timedelta) -> Iterator[str]:
    """Yield the zones whose clocks are that far ahead of UTC, in winter or in summer."""
    for _, zone in zone_tab():
        if offset in clocks(zone):
            yield zone
