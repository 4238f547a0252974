"""Which card is due, and what stands on it. Source: clinical.md §2.3 and §2.5."""

from __future__ import annotations

from collections.abc import Sequence

from care.model import Answers, Occasion
from care.triage.answers import EMERGENCY_CARD, NEW, SITES, Given, denied, legs, rise, said
from care.triage.lookback import Past
from care.triage.rules import Card, Rule, Rulebook

__all__ = ["SITES", "called_for", "emergency_card_due", "front", "questions", "reasons_to_ask"]

CONCERNING = 5  # a score from which the emergency card is asked
WORST = 10  # a score that asks it again, whatever was said to it before
MUCH_WORSE = 3  # points over a technique from which it is asked
DANGEROUS_STOPS = ("X1", "X2", "X3", "X4")


def questions(rulebook: Rulebook, card: Card) -> tuple[Rule, ...]:
    """Return the rules a card asks, in its order."""
    return tuple(rule for rule in rulebook.rules.values() if rule.card == card)


def emergency_card_due(answers: Answers, history: Sequence[Past]) -> bool:
    """Return whether the emergency card is still to be asked in this check-in.

    Until it was answered it stays due in every check-in of the week: left open, it is not a No.
    """
    if EMERGENCY_CARD in answers.flags:
        return False
    return called_for(answers) or not _asked_this_week(answers, history)


def called_for(answers: Answers) -> bool:
    """Return whether this check-in calls for the emergency card, whatever day of the week it is."""
    return _always(answers) or _alarming(answers)


def reasons_to_ask(answers: Given) -> frozenset[str]:
    """Return what asks for the card whatever was said to it before: a No covers only what was
    known when it was given. Places and dizziness by their rule; clinical.md §2.5.
    """
    reasons = {
        "E4": legs(answers) == 2,
        "E10": said(answers, "X4"),
        "E7": "elsewhere" in answers.sites,
        NEW: said(answers, NEW),
        "worst": answers.pain == WORST,
    }
    return frozenset(reason for reason, holds in reasons.items() if holds)


def front(answers: Given) -> str | None:
    """Return the rule whose question stands in front of the emergency card, if one should.

    Pain in both legs asks E4 first, dizziness E10, and "somewhere else" E7, as it may be the
    chest. Source: clinical.md §2.3 and §3.
    """
    reasons = reasons_to_ask(answers)
    return next((rule for rule in ("E4", "E10", "E7") if rule in reasons), None)


def _always(answers: Answers) -> bool:
    return answers.occasion in (Occasion.HURTS, Occasion.SCREEN, Occasion.WEEKLY)


def _alarming(answers: Answers) -> bool:
    risen = rise(answers)
    return (
        (answers.pain is not None and answers.pain >= CONCERNING)
        or bool(reasons_to_ask(answers))
        or any(said(answers, flag) for flag in DANGEROUS_STOPS)
        # Worse, but nobody knows by how much: not taken for a little.
        or (risen is None and answers.occasion is Occasion.WORSE)
        or (risen is not None and risen >= MUCH_WORSE)
    )


def _asked_this_week(answers: Answers, history: Sequence[Past]) -> bool:
    """Whether an earlier check-in of the same week, Monday to Sunday, has the card denied.

    After a Yes it is asked at every check-in, until it is denied.
    """
    week = answers.at.isocalendar()[:2]
    return any(
        denied(past.answers, EMERGENCY_CARD)
        and past.answers.at < answers.at
        and past.answers.at.astimezone(answers.at.tzinfo).isocalendar()[:2] == week
        for past in history
    )
