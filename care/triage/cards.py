"""Which card is due, and what stands on it. Source: clinical.md §2.3 and §2.5."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from care.clinical_numbers import ClinicalNumbers
from care.model import Answers, Gate, Occasion
from care.triage.answers import (
    EMERGENCY_CARD,
    NEW,
    SITES,
    URGENT_CARD,
    Given,
    denied,
    legs,
    rise,
    said,
)
from care.triage.lookback import Past
from care.triage.rules import Card, Rule, Rulebook

__all__ = [
    "SITES",
    "asked_of",
    "called_for",
    "due_this_week",
    "emergency_card_due",
    "front",
    "questions",
    "reasons_to_ask",
    "routine_card_due",
    "urgent_card_due",
]

LASTING = "R1"  # pain for more than six weeks
TOLD_FOR = timedelta(days=28)  # own number, as for the trigger of R1


def asked_of(rule: Rule, profile: Collection[Gate] | None) -> bool:
    """Return whether a rule's question is asked of who has these answers in the profile."""
    return rule.about is None or rule.about in (profile or ())


def questions(rulebook: Rulebook, card: Card) -> tuple[Rule, ...]:
    """Return the rules a card asks, in its order."""
    return tuple(rule for rule in rulebook.rules.values() if rule.card == card)


def emergency_card_due(answers: Answers, history: Sequence[Past], numbers: ClinicalNumbers) -> bool:
    """Return whether the emergency card is still to be asked in this check-in.

    Until it was answered it stays due in every check-in of the week: left open, it is not a No.
    """
    if EMERGENCY_CARD in answers.flags:
        return False
    return called_for(answers, numbers) or due_this_week(EMERGENCY_CARD, answers.at, history)


def urgent_card_due(answers: Answers, history: Sequence[Past], numbers: ClinicalNumbers) -> bool:
    """Return whether the urgent list is asked in this check-in.

    What is said calls for it, or it was not denied yet this week: fever, weight loss or a past
    cancer come with little pain too. A technique that was too hard waits for the next check-in.
    """
    if _more_called_for(answers, numbers):
        return True
    stopped = answers.occasion is Occasion.HURTS
    return not stopped and due_this_week(URGENT_CARD, answers.at, history)


def routine_card_due(answers: Answers, history: Sequence[Past], numbers: ClinicalNumbers) -> bool:
    """Return whether the routine list follows the urgent one.

    Where only the week asks, a pain that was said to be old is not told anew each Monday.
    """
    told = (past.answers.at for past in history if said(past.answers, LASTING))
    return _more_called_for(answers, numbers) or not any(answers.at - at < TOLD_FOR for at in told)


def due_this_week(card: str, at: datetime, history: Sequence[Past]) -> bool:
    """Return whether a card was not denied before ``at`` in its week, Monday to Sunday.

    After a Yes it is asked at every check-in, until it is denied. ``at`` carries the person's zone.
    """
    week = at.isocalendar()[:2]
    return not any(
        denied(past.answers, card)
        and past.answers.at < at
        and past.answers.at.astimezone(at.tzinfo).isocalendar()[:2] == week
        for past in history
    )


def called_for(answers: Answers, numbers: ClinicalNumbers) -> bool:
    """Return whether this check-in calls for the emergency card, whatever day of the week it is."""
    return _always(answers) or _alarming(answers, numbers)


def reasons_to_ask(answers: Given, numbers: ClinicalNumbers) -> frozenset[str]:
    """Return what asks for the card whatever was said to it before: a No covers only what was
    known when it was given. Places and dizziness by their rule; clinical.md §2.5.
    """
    reasons = {
        "E4": legs(answers) == 2,
        "E10": said(answers, "X4"),
        "E7": "elsewhere" in answers.sites,
        NEW: said(answers, NEW),
        "worst": answers.pain == numbers.worst_pain,
    }
    return frozenset(reason for reason, holds in reasons.items() if holds)


def front(answers: Given, numbers: ClinicalNumbers) -> str | None:
    """Return the rule whose question stands in front of the emergency card, if one should.

    Pain in both legs asks E4 first, dizziness E10, and "somewhere else" E7, as it may be the
    chest. Source: clinical.md §2.3 and §3.
    """
    reasons = reasons_to_ask(answers, numbers)
    return next((rule for rule in ("E4", "E10", "E7") if rule in reasons), None)


def _always(answers: Answers) -> bool:
    return answers.occasion in (Occasion.HURTS, Occasion.SCREEN, Occasion.WEEKLY)


def _more_called_for(answers: Answers, numbers: ClinicalNumbers) -> bool:
    """Whether this check-in calls for the urgent list, whatever day of the week it is."""
    if (answers.pain is not None and answers.pain >= numbers.concerning_pain_from) or said(
        answers, NEW
    ):
        return True
    match answers.occasion:
        case Occasion.WORSE | Occasion.WEEKLY | Occasion.SCREEN:
            return True
        case Occasion.HURTS:
            return not any(said(answers, flag) for flag in numbers.mild_stops)
    return False


def _alarming(answers: Answers, numbers: ClinicalNumbers) -> bool:
    risen = rise(answers)
    return (
        (answers.pain is not None and answers.pain >= numbers.concerning_pain_from)
        or bool(reasons_to_ask(answers, numbers))
        or any(said(answers, flag) for flag in numbers.dangerous_stops)
        # Worse, but nobody knows by how much: not taken for a little.
        or (risen is None and answers.occasion is Occasion.WORSE)
        or (risen is not None and risen >= numbers.much_worse_points)
    )
