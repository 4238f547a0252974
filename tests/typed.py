"""The words that typed values are read with in tests, and sitting hours in English."""

from __future__ import annotations

from content.load.check import CONTENT
from content.texts import load_texts
from content.typed import hours
from scheduler.model import SittingWindow

TEXTS = load_texts(CONTENT / "locales")
ENGLISH = TEXTS.typed_words("en")
GERMAN = TEXTS.typed_words("de")  # with the English ones


def windows(text: str) -> tuple[SittingWindow, ...]:
    """Return sitting windows as they are typed in English."""
    return hours.windows(text, ENGLISH)
