"""What each clinical number does to the questions of a check-in, at its boundary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from care.clinical_numbers import ClinicalNumbers
from care.model import Occasion
from care.triage.aftercare import lasting
from care.triage.cards import called_for, reasons_to_ask
from care.triage.questionnaire import Draft
from tests.unit.answering import BOTH, walk
from tests.unit.behaviours import Case, Does, scores, stops
from tests.unit.triage_cases import YES, told


def daily(pain: int) -> Does:
    return lambda numbers: walk(Draft(Occasion.DAILY), pain=pain, numbers=numbers)


def hurts(numbers: ClinicalNumbers, stop: str) -> Sequence[str]:
    return walk(Draft(Occasion.HURTS), what=stop, numbers=numbers)


def counts_as(*fired: str) -> Does:
    return lambda numbers: lasting(numbers, fired).flags


def numbness_alone(numbers: ClinicalNumbers) -> object:
    bare = replace(numbers, dangerous_stops=frozenset(), lasting_flags=frozenset())
    return lasting(bare, ["X3"]).flags


def everything(occasion: Occasion) -> Does:
    """A check-in in which every question is called for: its listed order, and what is asked."""
    draft = Draft(occasion, pain_before=0)
    return lambda numbers: (
        " ".join(numbers.questions[occasion]),
        " ".join(walk(draft, [], pain=8, where=BOTH, new=YES, what="X3", numbers=numbers)),
    )


FULL = "emergency pain where interference new severe urgent routine"
# Both legs and something new each ask the card again.
FULL_ASKED = "emergency pain where emergency interference new emergency severe urgent routine"
QUESTIONS = (
    Case("concerning_pain_from", "pain 4", daily(4), ["pain", "where", "interference", "new"]),
    Case(
        "concerning_pain_from",
        "pain 5",
        daily(5),
        ["pain", "emergency", "where", "interference", "new", "urgent", "routine"],
    ),
    Case(
        "concerning_pain_from",
        "pains that ask the emergency card",
        scores(lambda n, score: called_for(told(score), n)),
        [5, 6, 7, 8, 9, 10],
    ),
    Case(
        "worst_pain",
        "pains that ask it again",
        scores(lambda n, score: "worst" in reasons_to_ask(told(score), n)),
        [10],
    ),
    Case(
        "much_worse_points",
        "points worse from none that ask it",
        scores(lambda n, score: score < 5 and called_for(told(score, before=0), n)),
        [3, 4],
    ),
    Case(
        "described_pains",
        "pains that are described",
        scores(lambda n, s: "severe" in walk(Draft(Occasion.DAILY), pain=s, numbers=n)),
        [8, 9],
    ),
    Case(
        "dangerous_stops",
        "stops that ask the emergency card",
        stops(lambda n, stop: called_for(told(1, stop), n)),
        ["X1", "X2", "X3", "X4"],
    ),
    Case(
        "dangerous_stops",
        "stops that ask both cards when they last",
        stops(lambda n, stop: lasting(n, [stop]).dangerous),
        ["X1", "X2", "X3", "X4"],
    ),
    Case(
        "mild_stops",
        "stops that ask the urgent card",
        stops(lambda n, stop: "urgent" in hurts(n, stop)),
        ["X1", "X2", "X3", "X4"],
    ),
    Case(
        "placed_stops",
        "stops that are asked where",
        stops(lambda n, stop: "where" in hurts(n, stop)),
        ["X2", "X3"],
    ),
    Case(
        "numb_stops",
        "stops that must not last",
        stops(lambda n, stop: "U13" in lasting(n, [stop]).flags),
        ["X3"],
    ),
    Case("lasting_flags", "too hard, a day later", counts_as("X5"), {"R4"}),
    Case("lasting_flags", "sudden pain, a day later", counts_as("X1"), {"R4", "X1"}),
    Case("lasting_numb_flags", "what numbness adds", numbness_alone, {"U13"}),
    Case("lasting_numb_flags", "numb, a day later", counts_as("X3"), {"R4", "U13", "X3"}),
    Case("questions", "daily", everything(Occasion.DAILY), (FULL, FULL_ASKED)),
    Case("questions", "asked", everything(Occasion.ASKED), (FULL, FULL_ASKED)),
    Case(
        "questions",
        "worse",
        everything(Occasion.WORSE),
        (
            "pain emergency where severe urgent",
            "pain emergency where emergency severe urgent",
        ),
    ),
    Case(
        "questions",
        "hurts",
        everything(Occasion.HURTS),
        (
            "what emergency where urgent pain severe",
            "what emergency where emergency urgent pain severe",
        ),
    ),
    Case(
        "questions",
        "weekly",
        everything(Occasion.WEEKLY),
        (
            "peg-pain peg-enjoyment peg-activity emergency urgent",
            "peg-pain peg-enjoyment peg-activity emergency urgent",
        ),
    ),
    Case(
        "questions",
        "screen",
        everything(Occasion.SCREEN),
        ("emergency urgent pain severe", "emergency urgent"),
    ),
)
