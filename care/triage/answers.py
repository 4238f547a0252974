"""Reading one check-in. What was not answered is neither Yes nor No here, or anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from care.model import Answer, Answers

# What a person may pick for "where". Chest is no site: it belongs to E7. Source: clinical.md §3.
SITES = (
    "neck",
    "upper-back",
    "mid-back",
    "low-left",
    "low-centre",
    "low-right",
    "hip-left",
    "hip-right",
    "leg-left",
    "leg-right",
    "leg-both",
    "elsewhere",
    "none",
)

EMERGENCY_CARD = "E"  # the whole card in one answer
URGENT_CARD = "U"
NEW = "new"  # "anything new or different?"


class Given(Protocol):
    """What was answered so far: a finished check-in, or one under way."""

    @property
    def pain(self) -> int | None: ...
    @property
    def sites(self) -> frozenset[str]: ...
    @property
    def flags(self) -> Mapping[str, Answer]: ...


def said(answers: Given, flag: str) -> bool:
    """Return whether this was answered Yes or "not sure".

    §2.3 asks it of the E items. It holds for every item: a doubt must not pass for a No.
    """
    return answers.flags.get(flag) in (Answer.YES, Answer.UNSURE)


def denied(answers: Given, flag: str) -> bool:
    """Return whether this was answered No in so many words."""
    return answers.flags.get(flag) == Answer.NO


def legs(answers: Given) -> int:
    """Return how many legs were picked: 0, 1 or 2."""
    if "leg-both" in answers.sites:
        return 2
    return len(answers.sites & {"leg-left", "leg-right"})


def rise(answers: Answers) -> int | None:
    """Return by how many points pain rose over a technique; None when either score is missing."""
    if answers.pain is None or answers.pain_before is None:
        return None
    return answers.pain - answers.pain_before


def activity(answers: Answers) -> int | None:
    """Return how much pain kept from general activity this week, 0–10; None when not asked."""
    return answers.peg[2] if answers.peg else None


def hurts(answers: Answers) -> bool:
    """Return whether there is pain: a score above 0 or, without a score, a place."""
    if answers.pain is None:
        return bool(answers.sites - {"none"})
    return answers.pain > 0
