"""One plain form of what was typed, and the number words in it as digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from content.typed.words import TypedWords

# A keycap emoji is its digit and two invisible marks.
_ODD_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), "、": ",", "’": "'"}
    | {"\ufe0f": None, "\u20e3": None, "🔟": "10"}
)
NEVER = "(?!)"


def plain(text: str) -> str:
    """Return ``text`` with ASCII dashes, single spaces, small letters and no emoji digits."""
    small = unicodedata.normalize("NFKC", text.translate(_ODD_SIGNS)).casefold()
    return " ".join(small.translate(_ODD_SIGNS).split())


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) or NEVER


def whole(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of any of these words that is no part of a longer one."""
    return re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)")


def spoken(text: str, words: TypedWords) -> str:
    """Return ``text`` plain, number words as digits, and a half hour as a time: "5:30"."""
    digits = whole(words.numbers).sub(lambda word: words.numbers[word[0]], plain(text))
    halves = rf"(?<!\w)({one_of(words.half_past | words.half_to)})\s(\d{{1,2}})(?![\d:.]*\d)"
    return re.sub(halves, lambda said: _half_hour(said[1], int(said[2]), words), digits)


def _half_hour(said: str, hour: int, words: TypedWords) -> str:
    if said in words.half_to:
        hour = (hour - 1) % 24 or 12  # half to one is rarely meant at night
    return f"{hour}:30"
