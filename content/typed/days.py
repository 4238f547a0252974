"""The names of days."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.model import DAILY, WEEKDAYS, WEEKEND

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


def day_mask(name: str) -> int:
    """Return the weekday mask (bit 0 is Monday) of a plain day name, or 0 if it is none."""
    name = name.rstrip(".")
    return _DAYS.get(name) or _DAYS.get(name.removesuffix("s"), 0)
