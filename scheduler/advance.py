"""What becomes of due timers: who is spoken to now, who is not, and when each is due next. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from scheduler.model import LANES, LATE, NUDGE_LATE, Json, Rhythm, Sitting, Timer, TimerKind
from scheduler.sitting import asked_day_off, asks_day_off, held, next_nudge, nudged, passed
from scheduler.store import Advance, Drop, Sitter
from scheduler.windows import DAY, at_local, local_day, next_daily

CAUGHT_UP = timedelta(seconds=60)  # a timer later than this speaks of downtime
PUT_OFF = timedelta(minutes=2)
WEEK = 7 * DAY
KEPT = frozenset({TimerKind.STEP, TimerKind.FOLLOW_UP, TimerKind.CHECK_IN})
Decided = tuple[Advance, Sitting | None]  # and the sitting that it changes
NUDGE: Mapping[str, Json] = {"ask": "nudge"}
DAY_OFF: Mapping[str, Json] = {"ask": "day-off"}


def decide(
    timers: Sequence[Timer],
    sitters: Mapping[int, Sitter],
    now: datetime,
    served: Collection[int] = (),
) -> tuple[list[Advance], dict[int, Sitting]]:
    """Return what becomes of each timer, and the sittings that it changes, by user id.

    A timer that is not due yet is decided as of its due time. A person with a timer late by more
    than a minute gets one message: that of the lowest lane.
    ``served`` are those who have had it in an earlier batch of the same backlog.
    """
    decided = [
        _decide(timer, sitters.get(timer.user_id), max(now, timer.due_at)) for timer in timers
    ]
    silenced = _silenced([advance for advance, _ in decided], now, served)
    advances, sittings = list[Advance](), dict[int, Sitting]()
    for advance, sitting in decided:
        timer = advance.timer
        if timer.id in silenced:
            advance, sitting = _give_way(advance, sitters.get(timer.user_id), now)
        if sitting:
            sittings[timer.user_id] = sitting
        advances.append(advance)
    return advances, sittings


def overdue(advance: Advance, now: datetime) -> bool:
    """Return whether a message is sent so late that there must have been a downtime."""
    return advance.speaks and now - advance.timer.due_at > CAUGHT_UP


def _silenced(advances: Sequence[Advance], now: datetime, served: Collection[int]) -> set[int]:
    """Return the ids of timers that keep quiet, as their person gets another message now."""
    late = {a.timer.user_id for a in advances if overdue(a, now)}
    if not late and not served:
        return set()
    waiting = [a.timer for a in advances if a.speaks and a.timer.user_id in late.union(served)]
    taken, silenced = set(served), set[int]()
    for timer in sorted(waiting, key=lambda t: (LANES[t.kind], t.due_at, t.id)):
        if timer.user_id in taken:
            silenced.add(timer.id)
        taken.add(timer.user_id)
    return silenced


def _give_way(advance: Advance, sitter: Sitter | None, now: datetime) -> Decided:
    """Return what becomes of a timer whose message gives way to another one."""
    timer = advance.timer
    if timer.kind in KEPT:  # never dropped for another one: it comes a little later
        return Advance(timer, now + PUT_OFF, speaks=False), None
    if timer.kind is TimerKind.NUDGE and sitter:
        return _no_nudge(timer, sitter, max(now, timer.due_at), Drop.COALESCED)
    return Advance(timer, advance.next_due, speaks=False, drop=Drop.COALESCED), None


def _decide(timer: Timer, sitter: Sitter | None, now: datetime) -> Decided:
    if timer.kind is TimerKind.NUDGE and sitter:
        return _nudge(timer, sitter, now)
    return _advance(timer, sitter, now), None


def _advance(timer: Timer, sitter: Sitter | None, now: datetime) -> Advance:
    match timer.kind:
        case TimerKind.STEP:
            return _step(timer, now)
        case TimerKind.FOLLOW_UP:
            return Advance(timer, None, speaks=True)
        case TimerKind.CHECK_IN if sitter and sitter.checkin_minute is not None:
            due = next_daily(sitter.rhythm.zone, sitter.checkin_minute, now)
            return _recurring(timer, due, now)
        case TimerKind.SUMMARY if sitter:
            return _recurring(timer, _next_week(timer, sitter.rhythm, now), now)
    return Advance(timer, None, speaks=False)


def _step(timer: Timer, now: datetime) -> Advance:
    """A late step speaks too: its routine asks whether to go on (design §3)."""
    if _too_late(timer, now):
        return Advance(timer, None, speaks=True, payload={"late": True})
    return Advance(timer, None, speaks=True, expires_at=_expiry(timer))


def _recurring(timer: Timer, next_due: datetime, now: datetime) -> Advance:
    if _too_late(timer, now):
        return Advance(timer, next_due, speaks=False, drop=Drop.LATE)
    return Advance(timer, next_due, speaks=True, expires_at=_expiry(timer))


def _expiry(timer: Timer) -> datetime | None:
    late = LATE[timer.kind]
    return None if late is None else timer.due_at + late


def _too_late(timer: Timer, now: datetime) -> bool:
    expires_at = _expiry(timer)
    return expires_at is not None and now > expires_at


def _next_week(timer: Timer, rhythm: Rhythm, now: datetime) -> datetime:
    """Return the same local weekday and minute, so many weeks on that it is after ``now``."""
    local = timer.due_at.astimezone(rhythm.zone)
    minute = local.hour * 60 + local.minute
    weeks = max(1, (local_day(rhythm.zone, now) - local.date()) // WEEK)
    moments = (at_local(rhythm.zone, local.date() + (weeks + n) * WEEK, minute) for n in range(3))
    return next(moment for moment in moments if moment > now)


def _nudge(timer: Timer, sitter: Sitter, now: datetime) -> Decided:
    """Decide whether a nudge speaks, and plan the next one."""
    rhythm, sitting, holds = sitter.rhythm, sitter.sitting, sitter.holds
    planned = next_nudge(rhythm, sitting, (), timer.due_at)
    span = planned.span
    if planned.due_at != timer.due_at or span is None:
        return _no_nudge(timer, sitter, now)  # a tap has changed its reasons meanwhile
    if holds and held(holds, now):
        return _no_nudge(timer, sitter, now, Drop.HELD)
    expires_at = timer.due_at + NUDGE_LATE
    if now > expires_at:
        return _no_nudge(timer, sitter, now, Drop.LATE)
    if now >= span.end:
        return _no_nudge(timer, sitter, now, Drop.HELD)
    expires_at = min(expires_at, span.end)
    if asks_day_off(sitting):
        ask, after = DAY_OFF, asked_day_off(sitting, rhythm, now)
    else:
        ask, after = NUDGE, nudged(sitting, now)
    due_at = next_nudge(rhythm, after, holds, now, span).due_at
    return Advance(timer, due_at, speaks=True, expires_at=expires_at, payload=ask), after


def _no_nudge(timer: Timer, sitter: Sitter, now: datetime, drop: Drop | None = None) -> Decided:
    rhythm, sitting, holds = sitter.rhythm, sitter.sitting, sitter.holds
    due_at, after = next_nudge(rhythm, sitting, holds, now).due_at, None
    if drop in (Drop.LATE, Drop.COALESCED) and due_at == now:
        # Still due in this window: a dropped nudge does not come back at once.
        after = passed(sitting, now)
        due_at = next_nudge(rhythm, after, holds, now).due_at
    return Advance(timer, due_at, speaks=False, drop=drop), after
