"""What a person types about time and pain, read into values. Pure; no sentence lives here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from scheduler.hours import normal, windows
from scheduler.reading import DAY_MINUTES, Unclear, clock, day_mask, plain
from scheduler.windows import at_local, local_day, next_daily

__all__ = ["Unclear", "Until", "clock_minute", "minutes", "normal", "score", "until", "windows"]

LONGEST_PAUSE = 31  # days: no hold is for ever (design §4)

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:h|hrs?|hours?|std|stunden?))?"
    r"\s?(?:(?P<minutes>\d{1,4})\s?(?:m|mins?|minutes?|minuten)?)?"
)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"
_SCORE = re.compile(
    rf"(?:(?P<low>{_NUMBER})\s?(?:-|to|or|bis|oder)\s?)?(?P<high>{_NUMBER})"
    r"(?P<of_ten>\s?(?:/|out of|of|von)\s?10)?[.!]*"
)
_DAYS_LONG = re.compile(r"(?P<number>\d{1,3})\s?(?P<unit>d|days?|tage?|w|weeks?|wochen?)")
_TOMORROW = frozenset({"tomorrow", "morgen", "today", "heute"})  # both end with today


@dataclass(frozen=True, slots=True)
class Until:
    """When a pause ends; exactly one field is set."""

    minutes: int | None = None  # from now
    minute_of_day: int | None = None  # the next time that the person's clock shows it
    days: int | None = None  # at the start of the local day so many days ahead
    weekday: int | None = None  # at the start of the next such day, never today; 0 is Monday

    def after(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Return the end of a pause that begins at ``now``, aware UTC."""
        if self.minutes is not None:
            return now + timedelta(minutes=self.minutes)
        if self.minute_of_day is not None:
            return next_daily(zone, self.minute_of_day, now)
        today = local_day(zone, now)
        if self.weekday is not None:
            ahead = (self.weekday - today.weekday() - 1) % 7 + 1
        else:
            ahead = self.days or 1
        return at_local(zone, today + timedelta(days=ahead), 0)


def minutes(text: str) -> int:
    """Read a length such as "45", "45 min", "1h30" or "1.5 h"; return 1–1440 minutes.

    Raises ``Unclear("minutes")``.
    """
    match = _LENGTH.fullmatch(_spoken(text))
    if match is None:
        raise Unclear("minutes")
    hours = float((match["hours"] or "0").replace(",", "."))
    length = round(hours * 60) + int(match["minutes"] or 0)
    if not 1 <= length <= DAY_MINUTES:
        raise Unclear("minutes")
    return length


def clock_minute(text: str) -> int:
    """Read a time of day such as "18:30", "18.30" or "6pm"; return its minute, 0–1439.

    Raises ``Unclear("clock")``.
    """
    minute = clock(plain(text), "clock")
    if minute == DAY_MINUTES:
        raise Unclear("clock")
    return minute


def score(text: str) -> int:
    """Read a pain score, 0–10; of two the higher, a fraction rounded up, never down.

    Raises ``Unclear("score")``.
    """
    match = _SCORE.fullmatch(_spoken(text))
    if match is None:
        raise Unclear("score")
    numbers = [float(n.replace(",", ".")) for n in match.group("low", "high") if n]
    highest = math.ceil(max(numbers))
    if highest > 10 and not match["of_ten"]:
        raise Unclear("score")
    return min(highest, 10)


def until(text: str) -> Until:
    """Read how long a pause is: "2h", "30", "18:00", "tomorrow", "3 days" or "Mon".

    Raises ``Unclear("until")``, also for more than ``LONGEST_PAUSE`` days.
    """
    words = re.sub(r"^(?:until|till|bis|for) ", "", _spoken(text))
    if words in _TOMORROW:
        return Until(days=1)
    if (mask := day_mask(words)).bit_count() == 1:
        return Until(weekday=mask.bit_length() - 1)
    if match := _DAYS_LONG.fullmatch(words):
        days = int(match["number"]) * (7 if match["unit"].startswith("w") else 1)
        if not 1 <= days <= LONGEST_PAUSE:
            raise Unclear("until")
        return Until(days=days)
    try:
        if _LENGTH.fullmatch(words):
            return Until(minutes=minutes(words))
        return Until(minute_of_day=clock_minute(words))
    except Unclear:
        raise Unclear("until") from None


def _spoken(text: str) -> str:
    """Return ``text`` plain, with the number words that dictation leaves as digits."""
    return _WORD.sub(lambda word: str(_WORDS.index(word[0])), plain(text))
