"""How long the holds of a routine last: what the person likes, within what their days allow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from care.model import Dose
from care.techniques.past import Done, Felt

SORE_FROM = 4  # pain. Source: clinical.md, Decided 6
FIRST_WEEK = timedelta(days=7)
QUIET = timedelta(days=14)  # without complaints, before longer holds. Source: clinical.md §1.4


def dose_now(
    liked: Dose,
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
    sore = pain_today is not None and pain_today >= SORE_FROM
    new = all(now - done.at < FIRST_WEEK for done in recent)
    if softly or sore or new or liked is Dose.GENTLE:
        return Dose.GENTLE
    if liked is Dose.LONGER and _quiet(recent, felt, now):
        return Dose.LONGER
    return Dose.NORMAL


def _quiet(recent: Sequence[Done], felt: Sequence[Felt], now: datetime) -> bool:
    """Return whether there were two weeks of routines without a complaint."""
    long_enough = any(now - done.at >= QUIET for done in recent)
    worse = any(done.feeling == "worse" and now - done.at < QUIET for done in recent)
    sore = any((f.pain or 0) >= SORE_FROM and now - f.at < QUIET for f in felt)
    return long_enough and not worse and not sore
