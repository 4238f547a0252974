"""The way of one person through the questions, who answers each truly and adds nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from care.model import Answer, Answers, Gate, Tier
from care.triage.assess import Past
from care.triage.cards import asked_of, questions
from care.triage.questionnaire import Draft, next_step
from care.triage.rules import Card
from tests.unit.triage_cases import NO, NUMBERS, RULEBOOK, UNSURE, YES, tier_of

CARDS = ("emergency", "urgent", "routine")


@dataclass(frozen=True, slots=True)
class Walk:
    """What was asked, in its order, and what was answered by the end."""

    asked: tuple[str, ...]
    answers: Answers
    tier: Tier

    @property
    def cards(self) -> tuple[str, ...]:
        return tuple(step for step in self.asked if step in CARDS)


def walk(truth: Answers, history: Sequence[Past] = (), profile: Collection[Gate] = ()) -> Walk:
    """Open a check-in for ``truth``, and answer what is asked until nothing is."""
    draft, asked = Draft(truth.occasion, truth.technique, truth.pain_before), list[str]()
    while _tier(draft, truth, history, profile) is not Tier.EMERGENCY:
        step = next_step(draft, history, truth.at, NUMBERS)
        if step is None:
            break
        asked.append(step)
        draft = _answered(draft, step, truth, profile).finished(step, NUMBERS)
    answers = draft.said_so_far(truth.at, NUMBERS)
    return Walk(tuple(asked), answers, tier_of(answers, history, profile))


def _tier(draft: Draft, truth: Answers, history: Sequence[Past], profile: Collection[Gate]) -> Tier:
    return tier_of(draft.said_so_far(truth.at, NUMBERS), history, profile)


def _answered(draft: Draft, step: str, truth: Answers, profile: Collection[Gate]) -> Draft:
    match step:
        case "pain":
            return replace(draft, pain=truth.pain)
        case "where":
            return replace(draft, sites=truth.sites)
        case "interference":
            return replace(draft, interference=truth.interference)
        case "new" | "severe":
            return draft.flagged(step, truth.flags.get(step, NO))
        case "emergency":
            return draft.flagged("E", _as_a_whole(truth, profile))
        case "urgent":
            ticked = _ticked(draft, "urgent", truth)
            return ticked if ticked != draft else draft.flagged("U", truth.flags.get("U", NO))
        case "routine":
            return _ticked(draft, "routine", truth)
        case _ if step.startswith("peg-") and truth.peg:
            return replace(draft, peg=truth.peg[: len(draft.peg) + 1])
        case "what":
            return _ticked(draft, "stop", truth)
    raise ValueError(step)


def _as_a_whole(truth: Answers, profile: Collection[Gate]) -> Answer:
    """The card is answered with one tap, whichever line on this person's card it is."""
    on_it = {"E"} | {r.id for r in questions(RULEBOOK, "emergency") if asked_of(r, profile)}
    said = {answer for flag, answer in truth.flags.items() if flag in on_it}
    return YES if YES in said else UNSURE if UNSURE in said else NO


def _ticked(draft: Draft, card: Card, truth: Answers) -> Draft:
    lines = {rule.id for rule in questions(RULEBOOK, card)}
    for flag, answer in truth.flags.items():
        if flag in lines and answer is not NO:
            draft = draft.flagged(flag)
    return draft
