"""A typed length of time."""

from __future__ import annotations

import re

from content.typed.errors import NotUnderstood
from content.typed.spelling import one_of, spoken
from content.typed.words import TypedWords, Unit
from scheduler.model import DAY_MINUTES


def minutes(text: str, words: TypedWords) -> int:
    """Read a length such as "45", "45 min", "1h30" or "1.5 h"; return 1–1440 minutes.

    Raises ``NotUnderstood("minutes")``.
    """
    match = length(spoken(text, words), words)
    if match is None:
        raise NotUnderstood("minutes")
    hours = float((match["hours"] or "0").replace(",", "."))
    total = round(hours * 60) + int(match["minutes"] or 0)
    if not 1 <= total <= DAY_MINUTES:
        raise NotUnderstood("minutes")
    return total


def length(text: str, words: TypedWords) -> re.Match[str] | None:
    """Return hours and minutes of a text that looks like a length, however long."""
    return re.fullmatch(
        rf"(?:(?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:{units(words, 'hours')}))?"
        rf"\s?(?:(?P<minutes>\d{{1,4}})\s?(?:{units(words, 'minutes')})?)?",
        text,
    )


def units(words: TypedWords, *wanted: Unit) -> str:
    """Return a pattern of the words for these units."""
    return one_of(word for word, unit in words.units.items() if unit in wanted)
