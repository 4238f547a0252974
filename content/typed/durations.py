"""A typed length of time."""

from __future__ import annotations

import re

from content.typed.errors import NotUnderstood
from content.typed.spelling import spoken
from scheduler.model import DAY_MINUTES

LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:h|hrs?|hours?|std|stunden?))?"
    r"\s?(?:(?P<minutes>\d{1,4})\s?(?:m|mins?|minutes?|minuten)?)?"
)


def minutes(text: str) -> int:
    """Read a length such as "45", "45 min", "1h30" or "1.5 h"; return 1–1440 minutes.

    Raises ``NotUnderstood("minutes")``.
    """
    match = LENGTH.fullmatch(spoken(text))
    if match is None:
        raise NotUnderstood("minutes")
    hours = float((match["hours"] or "0").replace(",", "."))
    length = round(hours * 60) + int(match["minutes"] or 0)
    if not 1 <= length <= DAY_MINUTES:
        raise NotUnderstood("minutes")
    return length
