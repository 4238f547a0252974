"""A typed pain score."""

from __future__ import annotations

import math
import re

from content.typed.errors import NotUnderstood
from content.typed.spelling import spoken

_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"
_SCORE = re.compile(
    rf"(?:(?P<low>{_NUMBER})\s?(?:-|to|or|bis|oder)\s?)?(?P<high>{_NUMBER})"
    r"(?P<of_ten>\s?(?:/|out of|of|von)\s?10)?[.!]*"
)


def score(text: str) -> int:
    """Read a pain score, 0–10; of two the higher, a fraction rounded up, never down.

    Raises ``NotUnderstood("score")``.
    """
    match = _SCORE.fullmatch(spoken(text))
    if match is None:
        raise NotUnderstood("score")
    numbers = [float(n.replace(",", ".")) for n in match.group("low", "high") if n]
    highest = math.ceil(max(numbers))
    if highest > 10 and not match["of_ten"]:
        raise NotUnderstood("score")
    return min(highest, 10)
