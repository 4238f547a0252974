"""What a person did, was offered and felt: what choosing looks back on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Done:
    """One routine that was taken."""

    slugs: tuple[str, ...]  # in order; the last one is what the routine was about
    at: datetime  # aware
    feeling: str | None = None  # better, same, worse

    @property
    def main(self) -> str:
        return self.slugs[-1]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a nudge offered, done or not."""

    slug: str
    at: datetime  # aware


@dataclass(frozen=True, slots=True)
class Felt:
    """One check-in, as far as choosing needs it."""

    at: datetime  # aware
    pain: int | None  # 0–10
    sites: frozenset[str] = frozenset()
