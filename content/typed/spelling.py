"""One plain form of what was typed, and the number words in it as digits."""

from __future__ import annotations

import re
import unicodedata

# A keycap emoji is its digit and two invisible marks.
_ODD_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), "、": ",", "\ufe0f": None, "\u20e3": None, "🔟": "10"}
)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")


def plain(text: str) -> str:
    """Return ``text`` with ASCII dashes, single spaces, small letters and no emoji digits."""
    small = unicodedata.normalize("NFKC", text.translate(_ODD_SIGNS)).casefold()
    return " ".join(small.translate(_ODD_SIGNS).split())


def spoken(text: str) -> str:
    """Return ``text`` plain, with the number words that dictation leaves as digits."""
    return _WORD.sub(lambda word: str(_WORDS.index(word[0])), plain(text))
