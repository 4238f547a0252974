"""The techniques that there are, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from care.model import LeftOut, Technique

LONGEST = 180  # seconds, of a technique and of a routine (design §5)


WALK = "stand-and-walk"


@dataclass(frozen=True, slots=True)
class Catalogue:
    techniques: Mapping[str, Technique]  # by slug; these can be guided
    left_out: Mapping[str, LeftOut]  # by slug; these never can
    sources: Mapping[str, str]  # by key, as it is cited
