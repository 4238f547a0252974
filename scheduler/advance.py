"""What becomes of due timers: who is spoken to now, who is not, and when each is due next. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from scheduler.model import LANES, LATE, Json, Rhythm, Sitting, Timer, TimerKind
from scheduler.sitting import asked_day_off, asks_day_off, held, next_nudge, nudged, passed
from scheduler.store import Advance, Drop, Sitter
from scheduler.windows import DAY, at_local, local_day, next_daily

CAUGHT_UP = timedelta(seconds=60)  # a timer later than this speaks of downtime
PUT_OFF = timedelta(minutes=2)
WEEK = 7 * DAY
KEPT = frozenset({TimerKind.STEP, TimerKind.FOLLOW_UP, TimerKind.CHECK_IN})
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
    advances = [
        _advance(timer, sitters.get(timer.user_id), max(now, timer.due_at)) for timer in timers
    ]
    silenced = _silenced(advances, now, served)
    sittings: dict[int, Sitting] = {}
    for number, advance in enumerate(advances):
        timer = advance.timer
        if timer.id in silenced:
            advance = _give_way(advance, now)
        if timer.kind is TimerKind.NUDGE and (sitter := sitters.get(timer.user_id)):
            moment = max(now, timer.due_at)
            sitting = _sitting_after(advance, sitter, moment)
            plan = next_nudge(sitter.rhythm, sitting, sitter.holds, moment)
            advance = _next(advance, plan.due_at)
            if sitting is not sitter.sitting:
                sittings[timer.user_id] = sitting
        advances[number] = advance
    return advances, sittings


def _next(advance: Advance, due_at: datetime | None) -> Advance:
    return Advance(
        advance.timer, due_at, advance.speaks, advance.expires_at, advance.drop, advance.payload
    )


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


def _give_way(advance: Advance, now: datetime) -> Advance:
    """Return what becomes of a timer whose message gives way to another one."""
    if advance.timer.kind in KEPT:  # never dropped for another one: it comes a little later
        return Advance(advance.timer, now + PUT_OFF, speaks=False)
    return Advance(advance.timer, advance.next_due, speaks=False, drop=Drop.COALESCED)


def _advance(timer: Timer, sitter: Sitter | None, now: datetime) -> Advance:
    match timer.kind:
        case TimerKind.STEP:
            return _step(timer, now)
        case TimerKind.FOLLOW_UP:
            return Advance(timer, None, speaks=True)
        case TimerKind.NUDGE if sitter:
            return _nudge(timer, sitter, now)
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


def _nudge(timer: Timer, sitter: Sitter, now: datetime) -> Advance:
    """Decide whether a nudge speaks; when the next one is due is planned afterwards."""
    planned = next_nudge(sitter.rhythm, sitter.sitting, (), timer.due_at)
    if planned.due_at != timer.due_at or planned.window_end is None:
        return Advance(timer, None, speaks=False)  # a tap has changed its reasons meanwhile
    if held(sitter.holds, now):
        return Advance(timer, None, speaks=False, drop=Drop.HELD)
    if _too_late(timer, now):
        return Advance(timer, None, speaks=False, drop=Drop.LATE)
    if now >= planned.window_end:
        return Advance(timer, None, speaks=False, drop=Drop.HELD)
    expires_at = min(_expiry(timer) or planned.window_end, planned.window_end)
    ask = DAY_OFF if asks_day_off(sitter.sitting) else NUDGE
    return Advance(timer, None, speaks=True, expires_at=expires_at, payload=ask)


def _sitting_after(advance: Advance, sitter: Sitter, now: datetime) -> Sitting:
    sitting = sitter.sitting
    if advance.speaks and asks_day_off(sitting):
        return asked_day_off(sitting, sitter.rhythm, now)
    if advance.speaks:
        return nudged(sitting, now)
    if advance.drop in (Drop.LATE, Drop.COALESCED):
        # Still due in this window: a dropped nudge does not come back at once.
        due_again = next_nudge(sitter.rhythm, sitting, sitter.holds, now).due_at == now
        return passed(sitting, now) if due_again else sitting
    return sitting
