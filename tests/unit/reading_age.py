"""How old one has to be to read an English text with ease."""

from __future__ import annotations

import re

VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]|[^aeiouy]l)e$|(?<=[^tdaeiouy])ed$")  # side, hold-ed but rest-ed


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, one at least."""
    groups = len(VOWELS.findall(word))
    return max(1, groups - bool(SILENT.search(word) and not word.endswith("le")))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text: 6 is an age of about eleven."""
    words = re.findall(r"[a-z’']+", text.lower())
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
