"""A check-in under way: what was answered so far, and which question comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import cast

from care.clinical_numbers import ClinicalNumbers
from care.model import Answer, Answers, Occasion
from care.triage.answers import EMERGENCY_CARD
from care.triage.assess import Past
from care.triage.cards import emergency_card_due, reasons_to_ask, routine_card_due, urgent_card_due
from scheduler.model import Json

# The emergency card stands twice: when it is due anyway, and again as soon as an answer calls for
# it after a No, as that No came before the answer. Words of alarm put it before anything else.
CARD = ("emergency", "emergency-again")
FIRST = "emergency-first"
PEG = ("pain", "enjoyment", "activity")  # clinical.md §3


class Grounds(StrEnum):
    """The way in which a person asks to lift a suspension. Source: clinical.md §2.4."""

    PROFESSIONAL = "professional"
    SETTLED = "settled"  # gone for 72 hours
    MISTAKE = "mistake"  # a slip of the finger


@dataclass(frozen=True, slots=True)
class Lifting:
    """The suspension that an all-No screen lifts, and on what grounds."""

    suspension: int
    by: Grounds


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers of one check-in, kept sealed until it is finished."""

    occasion: Occasion
    technique: str | None = None
    pain_before: int | None = None
    pain: int | None = None
    sites: frozenset[str] = frozenset()
    interference: str | None = None
    flags: Mapping[str, Answer] = field(default_factory=dict)
    done: frozenset[str] = frozenset()  # the questions that were answered
    lifting: Lifting | None = None
    peg: tuple[int, ...] = ()  # the weekly answers so far, 0–10, in the order of PEG
    corrects: int | None = None  # the check-in that these answers replace
    covered: frozenset[str] = frozenset()  # reasons for the card that the last No was given with
    remembered: frozenset[str] = frozenset()  # sites of last time, ticked before anybody did
    alarmed: bool = False  # words of alarm were typed, or an open card was left for this
    heard: frozenset[str] = frozenset()  # lines that those words pointed at

    def answers(self, at: datetime) -> Answers:
        """Return what was answered; ``at`` is in the person's zone."""
        return Answers(
            occasion=self.occasion,
            at=at,
            pain=self.pain,
            sites=self.sites,
            interference=self.interference,
            flags=self.flags,
            technique=self.technique,
            pain_before=self.pain_before,
            peg=(self.peg[0], self.peg[1], self.peg[2]) if len(self.peg) == len(PEG) else None,
        )

    def said(self, flag: str) -> bool:
        """Return whether a flag was answered Yes or "not sure"."""
        return self.flags.get(flag) in (Answer.YES, Answer.UNSURE)

    def flagged(self, flag: str, answer: Answer = Answer.YES) -> Draft:
        return replace(self, flags={**self.flags, flag: answer})

    def ticked(self, flag: str) -> Draft:
        """Tick what was not ticked, and the other way round."""
        if flag not in self.flags:
            return self.flagged(flag)
        return replace(self, flags={k: v for k, v in self.flags.items() if k != flag})

    def finished(self, step: str, numbers: ClinicalNumbers) -> Draft:
        covered = reasons_to_ask(self, numbers) if step == "emergency" else self.covered
        return replace(self, done=self.done | {step}, covered=covered)

    def said_so_far(self, at: datetime, numbers: ClinicalNumbers) -> Answers:
        """Return what the person really said: no place of last time, no No that has lapsed."""
        untouched = "where" not in self.done and self.sites == self.remembered
        flags = dict(self.flags)
        if not self.said(EMERGENCY_CARD) and reasons_to_ask(self, numbers) - self.covered:
            flags.pop(EMERGENCY_CARD, None)
        spoken = replace(self, sites=frozenset() if untouched else self.sites, flags=flags)
        return spoken.answers(at)

    @property
    def told(self) -> bool:
        """Whether anything was said that could matter."""
        return self.pain is not None or bool(self.peg) or any(map(self.said, self.flags))


def next_step(
    draft: Draft, history: Sequence[Past], at: datetime, numbers: ClinicalNumbers
) -> str | None:
    """Return the question to ask next, or None when the check-in is complete."""
    for step in _steps(draft.occasion, numbers):
        if step not in draft.done and _needed(step, draft, history, at, numbers):
            return "emergency" if step in (FIRST, *CARD) else step
    return None


def _steps(occasion: Occasion, numbers: ClinicalNumbers) -> Iterator[str]:
    yield FIRST
    for step in numbers.questions[occasion]:
        yield from CARD if step == "emergency" else (step,)


def _needed(
    step: str, draft: Draft, history: Sequence[Past], at: datetime, numbers: ClinicalNumbers
) -> bool:
    match step:
        case "where" if draft.occasion is Occasion.HURTS:
            return any(draft.said(flag) for flag in numbers.placed_stops)
        case "where" | "interference":
            return draft.pain is not None and draft.pain > 0
        case "severe":
            return draft.pain in numbers.described_pains
        case "emergency-first":
            return draft.alarmed and EMERGENCY_CARD not in draft.flags
        case "emergency-again" if EMERGENCY_CARD in draft.flags:
            return bool(reasons_to_ask(draft, numbers) - draft.covered)
        case "emergency" | "emergency-again":
            return emergency_card_due(draft.answers(at), history, numbers)
        case "urgent":
            return urgent_card_due(draft.answers(at), history, numbers)
        case "routine":
            asked = "U" in draft.flags or "urgent" in draft.done
            return asked and routine_card_due(draft.answers(at), history, numbers)
        case "pain" if draft.occasion is Occasion.SCREEN:
            return draft.lifting is not None and draft.lifting.by is not Grounds.PROFESSIONAL
    return True


def packed(draft: Draft) -> dict[str, Json]:
    """Return the draft as the conversation stores it."""
    lifting = draft.lifting
    return {
        "occasion": draft.occasion,
        "technique": draft.technique,
        "pain_before": draft.pain_before,
        "pain": draft.pain,
        "sites": [*sorted(draft.sites)],
        "interference": draft.interference,
        "flags": dict(draft.flags),
        "done": [*sorted(draft.done)],
        "lifting": [lifting.suspension, lifting.by] if lifting else None,
        "corrects": draft.corrects,
        "peg": [*draft.peg],
        "covered": [*sorted(draft.covered)],
        "remembered": [*sorted(draft.remembered)],
        "alarmed": draft.alarmed,
        "heard": [*sorted(draft.heard)],
    }


def unpacked(data: Mapping[str, Json]) -> Draft:
    """Read what ``packed`` stored."""
    lifting = cast("list[str] | None", data["lifting"])
    return Draft(
        occasion=Occasion(str(data["occasion"])),
        technique=cast("str | None", data["technique"]),
        pain_before=cast("int | None", data["pain_before"]),
        pain=cast("int | None", data["pain"]),
        sites=frozenset(cast("list[str]", data["sites"])),
        interference=cast("str | None", data["interference"]),
        flags={k: Answer(v) for k, v in cast("dict[str, str]", data["flags"]).items()},
        done=frozenset(cast("list[str]", data["done"])),
        lifting=Lifting(int(lifting[0]), Grounds(lifting[1])) if lifting else None,
        corrects=cast("int | None", data.get("corrects")),
        peg=tuple(cast("list[int]", data.get("peg") or [])),
        covered=frozenset(cast("list[str]", data.get("covered") or [])),
        remembered=frozenset(cast("list[str]", data.get("remembered") or [])),
        alarmed=bool(data.get("alarmed")),
        heard=frozenset(cast("list[str]", data.get("heard") or [])),
    )
