"""A typed time of day."""

from __future__ import annotations

import re

from content.typed.errors import NotUnderstood
from content.typed.spelling import plain
from scheduler.model import DAY_MINUTES

TIME = r"\d{1,4}(?:\s?[:.h]\s?\d{1,2})?(?:\s?(?:uhr|h)\b)?(?:\s?[ap]\.?m\b\.?)?"
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?)?(?P<minute>\d{2})?(?:\s?(?:uhr|h))?(?:\s?(?P<half>[ap])\.?m\.?)?"
)


def half(text: str) -> str:
    """Return the half of the day that a plain time names: "a", "p" or nothing."""
    match = _CLOCK.fullmatch(text)
    return (match["half"] or "") if match else ""


def clock(text: str, code: str, assumed: str = "") -> int:
    """Return the minute of day (0–1440) of a plain time such as "9", "9.30" or "6pm".

    ``assumed`` is the half of the day of an hour up to 12 that names none.
    Raises ``NotUnderstood`` with ``code``.
    """
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise NotUnderstood(code)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    named = match["half"]
    if named and not 1 <= hour <= 12:
        raise NotUnderstood(code)
    part = named or (assumed if 1 <= hour <= 12 else "")
    if part:
        hour = hour % 12 + (12 if part == "p" else 0)
    if minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise NotUnderstood(code)
    return hour * 60 + minute


def clock_minute(text: str) -> int:
    """Read a time of day such as "18:30", "18.30" or "6pm"; return its minute, 0–1439.

    Raises ``NotUnderstood("clock")``.
    """
    minute = clock(plain(text), "clock")
    if minute == DAY_MINUTES:
        raise NotUnderstood("clock")
    return minute
