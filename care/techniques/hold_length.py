"""How long the holds of a routine last: what the person likes, within what their days allow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from care.clinical_numbers import ClinicalNumbers
from care.model import Dose
from care.techniques.past import Done, Felt


def dose_now(
    liked: Dose,
    numbers: ClinicalNumbers,
    *,
    softly: bool,
    pain_today: int | None,
    recent: Sequence[Done],
    felt: Sequence[Felt],
    now: datetime,
) -> Dose:
    """Return today's dose. ``softly`` is said by a suspension, an old one, or a clinician's OK.

    Source: clinical.md §1.2 (5 s in the first week and on sore days), §1.4 (longer only after two
    weeks without complaints), §2.4 (the starter level after a pause).
    """
    sore = pain_today is not None and pain_today >= numbers.sore_pain_from
    new = all(now - done.at < numbers.starter_level_for for done in recent)
    if softly or sore or new or liked is Dose.GENTLE:
        return Dose.GENTLE
    if liked is Dose.LONGER and _quiet(numbers, recent, felt, now):
        return Dose.LONGER
    return Dose.NORMAL


def _quiet(
    numbers: ClinicalNumbers, recent: Sequence[Done], felt: Sequence[Felt], now: datetime
) -> bool:
    """Return whether there were two weeks of routines without a complaint."""
    quiet, sore_from = numbers.quiet_before_longer_holds, numbers.sore_pain_from
    long_enough = any(now - done.at >= quiet for done in recent)
    worse = any(done.feeling == "worse" and now - done.at < quiet for done in recent)
    sore = any((f.pain or 0) >= sore_from and now - f.at < quiet for f in felt)
    return long_enough and not worse and not sore
