"""How typed text is read: one plain form of it, times of day and names of days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

DAY_MINUTES = 1440
DAILY = 0b1111111
WEEKDAYS = 0b0011111
WEEKEND = 0b1100000

# A keycap emoji is its digit and two invisible marks.
_ODD_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), "、": ",", "\ufe0f": None, "\u20e3": None, "🔟": "10"}
)
_NAMES = (
    "mon monday mo montag",
    "tue tues tuesday tu di dienstag",
    "wed weds wednesday we mi mittwoch",
    "thu thur thurs thursday th do donnerstag",
    "fri friday fr freitag",
    "sat saturday sa samstag sonnabend",
    "sun sunday su so sonntag",
)
_DAYS: Mapping[str, int] = {
    **{name: 1 << day for day, names in enumerate(_NAMES) for name in names.split()},
    **dict.fromkeys(("daily", "everyday", "täglich"), DAILY),
    **dict.fromkeys(("weekday", "workday", "werktag"), WEEKDAYS),
    **dict.fromkeys(("weekend", "wochenende"), WEEKEND),
}

TIME = r"\d{1,4}(?:\s?[:.h]\s?\d{1,2})?(?:\s?(?:uhr|h)\b)?(?:\s?[ap]\.?m\b\.?)?"
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?)?(?P<minute>\d{2})?(?:\s?(?:uhr|h))?(?:\s?(?P<half>[ap])\.?m\.?)?"
)


class Unclear(Exception):
    """Something typed that cannot be read; ``code`` is the suffix of the text that says so."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def plain(text: str) -> str:
    """Return ``text`` with ASCII dashes, single spaces, small letters and no emoji digits."""
    small = unicodedata.normalize("NFKC", text.translate(_ODD_SIGNS)).casefold()
    return " ".join(small.translate(_ODD_SIGNS).split())


def half(text: str) -> str:
    """Return the half of the day that a plain time names: "a", "p" or nothing."""
    match = _CLOCK.fullmatch(text)
    return (match["half"] or "") if match else ""


def clock(text: str, code: str, assumed: str = "") -> int:
    """Return the minute of day (0–1440) of a plain time such as "9", "9.30" or "6pm".

    ``assumed`` is the half of the day of an hour up to 12 that names none.
    Raises ``Unclear`` with ``code``.
    """
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise Unclear(code)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    named = match["half"]
    if named and not 1 <= hour <= 12:
        raise Unclear(code)
    part = named or (assumed if 1 <= hour <= 12 else "")
    if part:
        hour = hour % 12 + (12 if part == "p" else 0)
    if minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise Unclear(code)
    return hour * 60 + minute


def day_mask(name: str) -> int:
    """Return the weekday mask (bit 0 is Monday) of a plain day name, or 0 if it is none."""
    name = name.rstrip(".")
    return _DAYS.get(name) or _DAYS.get(name.removesuffix("s"), 0)
