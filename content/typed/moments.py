"""When a typed pause ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from content.typed.days import day_mask
from content.typed.durations import length, minutes, units
from content.typed.errors import NotUnderstood
from content.typed.spelling import one_of, plain, spoken
from content.typed.times import clock_minute
from content.typed.words import TypedWords
from scheduler.windows import at_local, local_day, next_daily

LONGEST_PAUSE = 31  # days: no hold is for ever (design §4)


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


def until(text: str, words: TypedWords) -> Until:
    """Read how long a pause is: "2h", "30", "18:00", "tomorrow", "3 days" or "Mon".

    "18" alone is minutes, "until 18" is a time.
    Raises ``NotUnderstood("until")``, also for more than ``LONGEST_PAUSE`` days.
    """
    to_a_time = re.match(rf"(?:{one_of(words.until)}) ", plain(text)) is not None
    typed = re.sub(rf"^(?:{one_of(words.until | words.lasting)}) ", "", plain(text))
    if typed in words.today:
        return Until(days=1)
    if (mask := day_mask(typed, words)).bit_count() == 1:
        return Until(weekday=mask.bit_length() - 1)
    typed = spoken(typed, words)
    if match := re.fullmatch(rf"(\d{{1,3}})\s?({units(words, 'days', 'weeks')})", typed):
        days = int(match[1]) * (7 if words.units[match[2]] == "weeks" else 1)
        if not 1 <= days <= LONGEST_PAUSE:
            raise NotUnderstood("until")
        return Until(days=days)
    try:
        if length(typed, words) and not (to_a_time and _is_time(typed, words)):
            return Until(minutes=minutes(typed, words))
        return Until(minute_of_day=clock_minute(typed, words))
    except NotUnderstood:
        raise NotUnderstood("until") from None


def _is_time(text: str, words: TypedWords) -> bool:
    try:
        clock_minute(text, words)
    except NotUnderstood:
        return False
    return True
