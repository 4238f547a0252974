"""The names of days."""

from __future__ import annotations

from content.typed.spelling import plain, whole
from content.typed.words import TypedWords


def day_mask(name: str, words: TypedWords) -> int:
    """Return the weekday mask (bit 0 is Monday) of a plain day name, or 0 if it is none."""
    name = name.rstrip(".")
    names = (name, *(name.removesuffix(ending) for ending in words.day_endings))
    return next((words.days[n] for n in names if n in words.days), 0)


def in_one_word(text: str, words: TypedWords) -> str:
    """Return ``text`` plain, with each day's name as letters only: "segunda-feira" has a dash."""
    pattern = whole(name for name in words.days if not name.isalpha())
    return pattern.sub(lambda name: letters(name[0]), plain(text))


def letters(name: str) -> str:
    """Return a day's name without what is no letter."""
    return "".join(filter(str.isalpha, name))
