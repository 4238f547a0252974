"""A person who answers question after question of a check-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from care.clinical_numbers import ClinicalNumbers
from care.model import Answer, Tier
from care.triage.assess import Past
from care.triage.questionnaire import Draft, next_step
from tests.unit.triage_cases import NO, NOW, NUMBERS, told

DENIED_TODAY = [Past(told(1, flags={"E": NO, "U": NO}, at=NOW.replace(hour=8)), Tier.NONE)]
LOW, BOTH = frozenset({"low-left"}), frozenset({"leg-both"})


def walk(
    draft: Draft,
    history: list[Past] = DENIED_TODAY,
    *,
    pain: int = 3,
    where: frozenset[str] = LOW,
    new: Answer = NO,
    what: str = "X5",
    at: datetime = NOW,
    numbers: ClinicalNumbers = NUMBERS,
) -> list[str]:
    """Answer question after question; return their names in the order they were asked."""
    asked: list[str] = []
    while step := next_step(draft, history, at, numbers):
        asked.append(step)
        match step:
            case "pain":
                draft = replace(draft, pain=pain)
            case "where":
                draft = replace(draft, sites=where)
            case "emergency":
                draft = draft.flagged("E", NO)
            case "new":
                draft = draft.flagged(step, new)
            case "what":
                draft = draft.flagged(what)
        draft = draft.finished(step, numbers)
    return asked
