"""How long something that was said or done counts, rests or waits. Pure."""

from __future__ import annotations

from datetime import datetime

from care.clinical_numbers import ClinicalNumbers


def adds_up(numbers: ClinicalNumbers, stopped_at: datetime, now: datetime) -> bool:
    """Return whether an earlier stop of a technique counts when it is stopped again."""
    return now - stopped_at < numbers.stops_add_up_for


def unkept_score_rests_until(numbers: ClinicalNumbers, now: datetime) -> datetime:
    """Return until when every technique rests after a strong pain that is not kept."""
    return now + numbers.unkept_strong_pain_rests


def scores_since(numbers: ClinicalNumbers, midnight: datetime, now: datetime) -> datetime:
    """Return from when on a strong pain keeps techniques away; today's first hour at the latest."""
    return min(midnight, now - numbers.strong_pain_counts_for)


def still_fresh(numbers: ClinicalNumbers, told_at: datetime, now: datetime) -> bool:
    """Return whether answers are so fresh that they may be corrected, or were sent twice."""
    return now - told_at <= numbers.correctable_for


def look_back_from(numbers: ClinicalNumbers, now: datetime) -> datetime:
    """Return from when on earlier check-ins are shown to the rules."""
    return now - numbers.look_back_for


def judged_at(numbers: ClinicalNumbers, last_word_at: datetime) -> datetime:
    """Return when a check-in that was left in the middle is judged."""
    return last_word_at + numbers.left_open_judged_after


def taken_up(numbers: ClinicalNumbers, asked_at: datetime, now: datetime) -> bool:
    """Return whether an interrupted check-in is gone on with."""
    return now - asked_at < numbers.interrupted_taken_up_for


def grown_old(numbers: ClinicalNumbers, answered_at: datetime, now: datetime) -> bool:
    """Return whether the safety answers have to be asked about again."""
    return now - answered_at >= numbers.safety_answers_hold_for


def starts_softly(numbers: ClinicalNumbers, pause_ended_at: datetime, now: datetime) -> bool:
    """Return whether a pause ended so lately that only the starter level comes."""
    return now - numbers.starter_level_after_pause < pause_ended_at <= now


def remembered_from(numbers: ClinicalNumbers, now: datetime) -> datetime:
    """Return from when on routines are remembered; without any the starter level begins anew."""
    return now - numbers.routines_remembered_for
