"""The sitting clock: when the next nudge comes, and what each answer changes (design §4). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from scheduler.model import Hold, Plan, Reason, Rhythm, Sitting, Span
from scheduler.windows import AHEAD, DAY, at_local, current, local_day, spans

SETTLE = timedelta(minutes=2)  # after a hold people often stand up by themselves
LONGEST_SNOOZE = 60  # minutes
SNOOZES_IN_A_ROW = 3
STILL_SNOOZED = timedelta(minutes=15)  # a nudge this soon after a snooze came of it
SKIPS_BEFORE_SHORT = 2
UNANSWERED_BEFORE_DAY_OFF = 2


class SnoozesEnough(Exception):
    """A fourth snooze in a row."""


class SnoozeLength(Exception):
    """A snooze shorter or longer than there is."""


def next_nudge(
    rhythm: Rhythm,
    sitting: Sitting,
    holds: Sequence[Hold],
    now: datetime,
    here: Span | None = None,
) -> Plan:
    """Return when the next nudge is due, at or after ``now``, and why.

    Always in a sitting window, never in a hold or the two minutes after it, never earlier than
    the limit after the last movement. Between two changes of its reasons the answer is the same.
    ``here`` is the span that ``now`` lies in, if that is known: mostly no other is looked up.
    """
    if here and (plan := _within(here, rhythm, sitting, holds, now)):
        return plan
    days = AHEAD
    if holds or sitting.quiet_until:
        days += (max(now, sitting.quiet_until or now, *(hold.end for hold in holds)) - now).days
    for span in spans(rhythm, now, days):
        if plan := _within(span, rhythm, sitting, holds, now):
            return plan
    return Plan(None, Reason.NO_WINDOW)


def _within(
    span: Span, rhythm: Rhythm, sitting: Sitting, holds: Sequence[Hold], now: datetime
) -> Plan | None:
    """Return the plan in this span, or None if no nudge fits into the rest of it."""
    due, reason = _due(rhythm, sitting, span)
    if due < now:
        due = now
    clear = _clear_of(holds, due) if holds else due
    if clear >= span.end:
        return None
    return Plan(clear, reason if clear == due else Reason.HOLD, span)


def _due(rhythm: Rhythm, sitting: Sitting, span: Span) -> tuple[datetime, Reason]:
    """Return the due time in this span; it is not before the span's end if there is none."""
    snooze, asked, moved = sitting.snoozed_until, sitting.asked_at, sitting.sitting_since
    if snooze and asked and asked >= span.start:
        sat_long = max(span.start, moved or span.start) + rhythm.limit
        if snooze >= sat_long:
            return snooze, Reason.SNOOZE
    since, reason = span.start, Reason.WINDOW
    if moved and moved >= since:
        since, reason = moved, Reason.LIMIT
    if asked and not snooze and asked >= since:
        since, reason = asked, Reason.ASKED
    if sitting.quiet_until and sitting.quiet_until >= since:
        since, reason = sitting.quiet_until, Reason.QUIET
    due = since + rhythm.limit
    if due + rhythm.phase < span.end:
        due += rhythm.phase
    return (max(due, snooze) if snooze else due), reason


def _clear_of(holds: Sequence[Hold], due: datetime) -> datetime:
    """Return the first moment from ``due`` on at which no hold is on and the last has settled."""
    for hold in sorted(holds, key=lambda hold: hold.start):
        if hold.start <= due < hold.end + SETTLE:
            due = hold.end + SETTLE
    return due


def held(holds: Sequence[Hold], now: datetime) -> bool:
    """Return whether a hold is on at ``now``, or has not settled yet."""
    return _clear_of(holds, now) > now


def moved(sitting: Sitting, at: datetime) -> Sitting:
    """The person moved at ``at``, by their own word or a signal's: the clock restarts there.

    Late data never moves it back. A signal is no word: ``quiet_until`` needs ``heard``.
    """
    if sitting.sitting_since and at <= sitting.sitting_since:
        return sitting
    asked = sitting.asked_at if sitting.asked_at and sitting.asked_at > at else None
    return Sitting(sitting_since=at, asked_at=asked, quiet_until=sitting.quiet_until)


def until(now: datetime, sitting: Sitting) -> Sitting:
    """What a clock that was set back shows as yet to come happened now at the latest."""
    since, asked = sitting.sitting_since, sitting.asked_at
    return replace(
        sitting,
        sitting_since=since and min(since, now),
        asked_at=asked and min(asked, now),
    )


def heard(sitting: Sitting) -> Sitting:
    """The person spoke: nothing is unanswered, and quiet ends."""
    return replace(sitting, unanswered=0, quiet_until=None)


def snoozed(sitting: Sitting, now: datetime, minutes: int) -> Sitting:
    """The person asked for a nudge in ``minutes`` (1–60).

    Raises ``SnoozesEnough`` after three in a row, and ``SnoozeLength`` for another length.
    """
    if not 1 <= minutes <= LONGEST_SNOOZE:
        raise SnoozeLength
    if sitting.snoozes >= SNOOZES_IN_A_ROW:
        raise SnoozesEnough
    until = now + timedelta(minutes=minutes)
    return replace(heard(sitting), asked_at=now, snoozed_until=until, snoozes=sitting.snoozes + 1)


def skipped(sitting: Sitting, now: datetime) -> Sitting:
    """The person left this one out: the next comes one full limit from now."""
    return replace(passed(heard(sitting), now), skips=sitting.skips + 1, snoozes=0)


def offers_short(sitting: Sitting) -> bool:
    """Return whether the nudge offers the one-minute version in place of a third skip."""
    return sitting.skips >= SKIPS_BEFORE_SHORT


def passed(sitting: Sitting, now: datetime) -> Sitting:
    """A due nudge said nothing: the next comes one full limit from now."""
    return replace(sitting, asked_at=now, snoozed_until=None)


def nudged(sitting: Sitting, now: datetime) -> Sitting:
    """A nudge was sent; until it is answered, the next comes one full limit from now."""
    snooze = sitting.snoozed_until
    in_a_row = snooze is not None and now - snooze < STILL_SNOOZED
    return Sitting(  # written out: this is the one change that is made for everybody all day
        sitting_since=sitting.sitting_since,
        asked_at=now,
        quiet_until=sitting.quiet_until,
        snoozes=sitting.snoozes if in_a_row else 0,
        skips=sitting.skips,
        unanswered=sitting.unanswered + 1,
    )


def asks_day_off(sitting: Sitting) -> bool:
    """Return whether "day off?" is asked in place of the next nudge."""
    return sitting.unanswered >= UNANSWERED_BEFORE_DAY_OFF


def asked_day_off(sitting: Sitting, rhythm: Rhythm, now: datetime) -> Sitting:
    """ "Day off?" was sent: quiet until tomorrow, or until the person speaks."""
    return replace(day_off(sitting, rhythm, now), asked_at=now)


def day_off(sitting: Sitting, rhythm: Rhythm, now: datetime) -> Sitting:
    """The person has the day off: quiet until the first window that starts tomorrow.

    A window that runs past midnight belongs to the day it started on.
    """
    here = current(rhythm, now)
    day = local_day(rhythm.zone, here.start if here else now)
    midnight = at_local(rhythm.zone, day + DAY, 0)
    starts = (span.start for span in spans(rhythm, now) if span.start >= midnight)
    return replace(
        sitting,
        quiet_until=next((start for start in starts if start > now), midnight),
        snoozed_until=None,
        unanswered=0,
        snoozes=0,
    )
