"""A typed pain score."""

from __future__ import annotations

import math
import re

from content.typed.errors import NotUnderstood
from content.typed.spelling import one_of, spoken
from content.typed.words import TypedWords

_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"


def score(text: str, words: TypedWords) -> int:
    """Read a pain score, 0–10; of two the higher, a fraction rounded up, never down.

    Raises ``NotUnderstood("score")``.
    """
    match = re.fullmatch(
        rf"(?:(?P<low>{_NUMBER})\s?(?:-|{one_of(words.until | words.either)})\s?)?"
        rf"(?P<high>{_NUMBER})(?P<of_ten>\s?(?:/|{one_of(words.out_of)})\s?10)?[.!]*",
        spoken(text, words),
    )
    if match is None:
        raise NotUnderstood("score")
    numbers = [float(n.replace(",", ".")) for n in match.group("low", "high") if n]
    highest = math.ceil(max(numbers))
    if highest > 10 and not match["of_ten"]:
        raise NotUnderstood("score")
    return min(highest, 10)
