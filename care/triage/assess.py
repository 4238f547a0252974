"""From the answers of one check-in to a tier. The heart of the safety rules, and pure.

The highest tier that fires wins. "Not sure" counts as Yes. What was not answered counts as
neither Yes nor No. Source: clinical.md §2.3 and §2.5.
"""

from __future__ import annotations

from collections.abc import Sequence

from care.model import Answers, Assessment, Gate, SafetyMode, Tier
from care.triage.answers import EMERGENCY_CARD, SITES, said
from care.triage.lookback import Case, Past, look_back
from care.triage.rules import Rule, Rulebook

__all__ = ["Past", "assess"]


def assess(
    rulebook: Rulebook,
    answers: Answers,
    history: Sequence[Past],
    profile: frozenset[Gate],
    mode: SafetyMode = SafetyMode.TIERED,
) -> Assessment:
    """Return the tier of a check-in and every rule that fired, highest tier first.

    ``history`` may come in any order; what is not before ``answers.at`` is left out. Days are
    days of the zone that ``answers.at`` carries. Raises ``ValueError`` for an answer that no
    rule would hear: ignored, it could be a missed red flag.
    """
    _check(rulebook, answers)
    case = look_back(answers, history, profile, rulebook.baseline)
    fired = [rule for rule in rulebook.rules.values() if _fires(rule, case)]
    fired.sort(key=lambda rule: rule.tier, reverse=True)
    tier = fired[0].tier if fired else Tier.NONE
    if mode == SafetyMode.STATIC and tier == Tier.ROUTINE:
        tier = Tier.URGENT  # §5.1: below an emergency the same for everyone, techniques paused
    return Assessment(tier, _names(fired), rulebook.version)


def _fires(rule: Rule, case: Case) -> bool:
    if any(said(case.answers, flag) for flag in rule.flags):
        return True
    return rule.trigger is not None and not _quiet(rule, case) and rule.trigger.holds(case)


def _quiet(rule: Rule, case: Case) -> bool:
    """A trend is told once in ``repeats_after``, and not right after stronger advice."""
    span = rule.repeats_after
    return span is not None and any(
        p.tier >= Tier.ROUTINE and case.ago(p.answers.at) < span for p in case.past
    )


def _names(fired: Sequence[Rule]) -> tuple[str, ...]:
    """A rule that must not be stored is named only as "something on the emergency card"."""
    names = (rule.id if rule.stored else EMERGENCY_CARD for rule in fired)
    return tuple(dict.fromkeys(names))


def _check(rulebook: Rulebook, answers: Answers) -> None:
    """Raise ``ValueError`` naming the field, never the answer: it may end in a log."""
    if answers.at.tzinfo is None:
        raise ValueError("at: an instant without a zone")
    if not answers.flags.keys() <= rulebook.flags:
        raise ValueError("flags: an answer to no known question")
    if not answers.sites <= set(SITES):
        raise ValueError("sites: a place that cannot be picked")
    for score in (answers.pain, answers.pain_before, *(answers.peg or ())):
        if score is not None and not 0 <= score <= 10:
            raise ValueError("pain: a score is 0 to 10")
