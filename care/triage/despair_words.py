"""The words of despair of a language, as plain values, and how a text is compared with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

STEM = "*"  # stands for any ending


SLIP_FROM = 6  # letters from which one wrong one is forgiven


APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´ʼ′"))


UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]")  # and marks over letters


DRAWN_OUT = re.compile(r"(\w)\1{2,}")  # "dieee"


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase."""

    words: frozenset[str]  # any of these
    skips: int = 0  # so many other words may stand before it


@dataclass(frozen=True, slots=True)
class Phrase:
    steps: tuple[Step, ...]
    opens: bool = False  # it begins its sentence or line
    closes: bool = False


@dataclass(frozen=True, slots=True)
class DespairWords:
    """One language's words of despair, all as ``letters`` leaves them."""

    phrases: tuple[Phrase, ...]
    harmless: tuple[Phrase, ...]
    spelt: Mapping[str, str]  # a word as it may be typed → the word
    stems: tuple[str, ...]
    slips: Mapping[str, tuple[str, ...]]  # ``ends_of`` a word → the words that may be misspelt
    ordinary: frozenset[str]  # words that are no slip of these


def letters(text: str) -> str:
    """Return a text in small letters, without apostrophes and marks, nothing drawn out."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(APOSTROPHES))
    return DRAWN_OUT.sub(r"\1", UNSEEN.sub("", plain[: 2 * len(text)]))


def ends_of(word: str) -> tuple[str, str]:
    """Return a word's first two and last three letters: one slip leaves one of them alone."""
    return word[:2], word[-3:]
