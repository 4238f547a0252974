"""What follows a tier, and what lifts it again. Pure. Source: clinical.md §2.4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from care.clinical_numbers import ClinicalNumbers
from care.model import Aftercare, Answers, SafetyMode, Tier
from care.triage.answers import EMERGENCY_CARD, URGENT_CARD, denied, said
from care.triage.cards import questions
from care.triage.lookback import Past, look_back
from care.triage.rules import Card, LiftedBy, Rulebook

NOTHING = Aftercare(follow_ups=())


@dataclass(frozen=True, slots=True)
class Clearing:
    """From when a suspension may be lifted, and whether only a professional's word lifts it."""

    earliest: datetime
    needs_professional: bool


def aftercare(rulebook: Rulebook, tier: Tier) -> Aftercare:
    """Return what a tier stops and when it asks again; nothing for ``Tier.NONE``."""
    return rulebook.aftercare.get(tier, NOTHING)


def advice(tier: Tier, mode: SafetyMode, *, unsure: bool = False) -> str:
    """Return the message id of the advice; an emergency's is the same in both modes (§5.1)."""
    if tier == Tier.EMERGENCY:
        return "triage-advice-emergency-unsure" if unsure else "triage-advice-emergency"
    if mode == SafetyMode.STATIC and tier >= Tier.ROUTINE:
        return "triage-advice-static"
    return f"triage-advice-{tier.name.lower()}"


def respects_quiet_hours(tier: Tier, index: int) -> bool:
    """Return whether follow-up ``index`` (from 0) waits for the end of quiet hours.

    An emergency's first never waits. Nor does a stop's, ten minutes later: the person is up.
    """
    return index > 0 or tier not in (Tier.EMERGENCY, Tier.STOP)


def rests_until(care: Aftercare, stops: int, at: datetime) -> datetime | None:
    """Return until when a technique rests after its ``stops``-th stop, this one counted.

    None when it rests until the person takes it back.
    """
    lasting = care.lasting_rest_at is not None and stops >= care.lasting_rest_at
    return None if lasting else at + (care.rests_technique or timedelta())


def rests_family(rulebook: Rulebook, fired: Sequence[str]) -> bool:
    """Return whether techniques that are like the stopped one rest with it."""
    rules = (rulebook.rules.get(rule_id) for rule_id in fired)
    return any(rule is not None and rule.rests == "family" for rule in rules)


def recheck(rulebook: Rulebook, answers: Answers, history: Sequence[Past]) -> timedelta | None:
    """Return after how long this score is asked again, or None. Source: clinical.md §2.5."""
    again = rulebook.recheck
    if answers.pain is None:
        return None
    if answers.pain >= again.strong_pain:
        return again.strong_after
    usual = look_back(answers, history, frozenset(), rulebook.baseline).usual(answers.at)
    risen = usual is not None and answers.pain >= usual + again.risen_above
    return again.risen_after if risen and answers.pain >= again.risen_pain else None


@dataclass(frozen=True, slots=True)
class Lasting:
    """What a stop counts as when it is still there a day later."""

    flags: frozenset[str]
    dangerous: bool  # both cards are asked before it is judged


def lasting(numbers: ClinicalNumbers, fired: Sequence[str]) -> Lasting:
    """Return what these stops count as a day later."""
    dangerous = numbers.dangerous_stops.intersection(fired)
    numb = bool(numbers.numb_stops.intersection(fired))
    more = numbers.lasting_numb_flags if numb else frozenset[str]()
    return Lasting(numbers.lasting_flags | more | dangerous, bool(dangerous))


def clearing(
    rulebook: Rulebook, tier: Tier, fired: Sequence[str], since: datetime, now: datetime
) -> Clearing:
    """Return when a suspension of ``since`` may be lifted, as it stands at ``now``.

    Lifting an emergency or urgent one also takes ``all_no``; without a professional, ``settled``.
    """
    if tier <= Tier.STOP:
        return Clearing(since + (aftercare(rulebook, tier).rests_technique or timedelta()), False)
    if tier == Tier.ROUTINE:
        return Clearing(since, False)
    waits = rulebook.lifting
    alone = tier == Tier.URGENT and _may_settle(rulebook, fired) and now >= since + waits.settled
    return Clearing(since + waits.professional, not alone)


def all_no(rulebook: Rulebook, answers: Answers) -> bool:
    """Return whether both cards were answered with No and nothing with Yes or "not sure".

    A card is denied as a whole or item by item; one item left open is not a No.
    """
    denials = (
        _denied(rulebook, answers, EMERGENCY_CARD, "emergency"),
        _denied(rulebook, answers, URGENT_CARD, "urgent"),
    )
    return all(denials) and not any(said(answers, flag) for flag in answers.flags)


def slip(rulebook: Rulebook, answers: Answers, fired: Sequence[str]) -> bool:
    """Return whether a re-screen takes back what was a slip of the finger.

    What a score had led to, takes a lower score as well.
    """
    rules = (rulebook.rules.get(rule_id) for rule_id in fired)
    scored = any(rule is not None and rule.card is None and rule.trigger for rule in rules)
    return settled(rulebook, answers) if scored else all_no(rulebook, answers)


def settled(rulebook: Rulebook, answers: Answers) -> bool:
    """Return whether a re-screen lifts a suspension that no professional has looked at."""
    pain = answers.pain
    low = pain is not None and pain < rulebook.lifting.pain_below
    return low and all_no(rulebook, answers)


def _may_settle(rulebook: Rulebook, fired: Sequence[str]) -> bool:
    """Only when every rule is known and may settle; an unknown one asks for a professional."""
    rules = [rulebook.rules.get(rule_id) for rule_id in fired]
    return bool(rules) and all(rule and rule.clearing is LiftedBy.SETTLED for rule in rules)


def _denied(rulebook: Rulebook, answers: Answers, whole: str, card: Card) -> bool:
    asked = questions(rulebook, card)
    return denied(answers, whole) or all(denied(answers, rule.id) for rule in asked)
