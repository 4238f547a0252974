"""A typed time of day."""

from __future__ import annotations

import re

from content.typed.errors import NotUnderstood
from content.typed.spelling import one_of, spoken
from content.typed.words import HalfOfDay, TypedWords
from scheduler.model import DAY_MINUTES


def time_pattern(words: TypedWords) -> str:
    """Return a pattern of what looks like a time."""
    o_clock, halves = one_of(words.o_clock), one_of(words.halves)
    return (
        r"\d{1,4}(?:\s?[:.h]\s?\d{1,2})?"
        rf"(?:\s?(?:{o_clock})(?!\w))?(?:\s?(?:{halves})(?!\w)\.?)?"
    )


def half(text: str, words: TypedWords) -> HalfOfDay | None:
    """Return the half of the day that a plain time names."""
    match = _clock(text, words)
    return words.halves[match["half"]] if match and match["half"] else None


def clock(text: str, code: str, words: TypedWords, assumed: HalfOfDay | None = None) -> int:
    """Return the minute of day (0–1440) of a plain time such as "9", "9.30" or "6pm".

    ``assumed`` is the half of the day of an hour up to 12 that names none.
    Raises ``NotUnderstood`` with ``code``.
    """
    match = _clock(text, words)
    if match is None:
        raise NotUnderstood(code)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    named = half(text, words)
    if named and not 1 <= hour <= 12:
        raise NotUnderstood(code)
    part = named or (assumed if 1 <= hour <= 12 else None)
    if part:
        hour = hour % 12 + (12 if part == "pm" else 0)
    if minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise NotUnderstood(code)
    return hour * 60 + minute


def clock_minute(text: str, words: TypedWords) -> int:
    """Read a time of day such as "18:30", "18.30" or "6pm"; return its minute, 0–1439.

    Raises ``NotUnderstood("clock")``.
    """
    minute = clock(spoken(text, words), "clock", words)
    if minute == DAY_MINUTES:
        raise NotUnderstood("clock")
    return minute


def _clock(text: str, words: TypedWords) -> re.Match[str] | None:
    return re.fullmatch(
        r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?)?(?P<minute>\d{2})?"
        rf"(?:\s?(?:{one_of(words.o_clock)}))?(?:\s?(?P<half>{one_of(words.halves)})\.?)?",
        text,
    )
