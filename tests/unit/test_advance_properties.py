from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scheduler.advance import decide
from scheduler.model import Rhythm, Sitting, Timer, TimerKind
from scheduler.sitting import next_nudge
from scheduler.store import Drop, Sitter
from scheduler.windows import current, next_daily
from tests.unit.sitting_cases import MOMENTS, RHYTHMS, holds_around, sittings_before

MANY = settings(max_examples=150)
# The step is due within a minute: two make it late, where less is no downtime.
JUMPS = st.integers(121, 40 * 86400).map(lambda seconds: timedelta(seconds=seconds))


def person(rhythm: Rhythm, now: datetime, data: st.DataObject) -> tuple[Sitter, list[Timer]]:
    """Draw a person whose timers are all planned at ``now``."""
    sitting, holds = data.draw(sittings_before(now)), tuple(data.draw(holds_around(now)))
    minute = data.draw(st.integers(0, 1439))
    dues = {
        TimerKind.NUDGE: next_nudge(rhythm, sitting, holds, now).due_at,
        TimerKind.CHECK_IN: next_daily(rhythm.zone, minute, now),
        TimerKind.SUMMARY: next_daily(rhythm.zone, 1080, now),
        TimerKind.FOLLOW_UP: now + timedelta(hours=data.draw(st.integers(1, 80))),
        TimerKind.STEP: now + timedelta(seconds=data.draw(st.integers(3, 60))),
    }
    timers = [
        Timer(number, 7, 70, kind, "", due, 1)
        for number, (kind, due) in enumerate(dues.items())
        if due is not None
    ]
    return Sitter(rhythm, sitting, holds, minute), timers


@MANY
@given(RHYTHMS, MOMENTS, JUMPS, st.data())
def test_a_jump_of_any_length_gives_one_message_at_most(
    rhythm: Rhythm, before: datetime, jump: timedelta, data: st.DataObject
) -> None:
    sitter, timers = person(rhythm, before, data)
    now = before + jump
    spoken = 0
    for _ in range(len(TimerKind)):
        due = [timer for timer in timers if timer.due_at <= now]
        advances, sittings = decide(due, {7: sitter}, now)
        spoken += sum(advance.speaks for advance in advances)
        sitter = replace(sitter, sitting=sittings.get(7, sitter.sitting))
        timers = [
            replace(advance.timer, due_at=advance.next_due)
            for advance in advances
            if advance.next_due is not None
        ]
    assert spoken <= 1
    assert all(timer.due_at > now for timer in timers)


@MANY
@given(RHYTHMS, MOMENTS, st.integers(0, 10**6), st.data())
def test_a_nudge_speaks_only_in_a_window_out_of_holds_and_fresh(
    rhythm: Rhythm, before: datetime, seconds: int, data: st.DataObject
) -> None:
    sitter, timers = person(rhythm, before, data)
    now = before + timedelta(seconds=seconds)
    due = [t for t in timers if t.kind is TimerKind.NUDGE and t.due_at <= now]
    for advance in decide(due, {7: sitter}, now)[0]:
        if not advance.speaks:
            continue
        span = current(rhythm, now)
        assert span is not None
        assert advance.expires_at is not None
        assert now <= advance.expires_at <= span.end
        assert not any(hold.start <= now < hold.end for hold in sitter.holds)
        if sitter.sitting.sitting_since:
            assert now >= sitter.sitting.sitting_since + rhythm.limit


@MANY
@given(RHYTHMS, MOMENTS, JUMPS, st.data())
def test_every_timer_is_answered_once_and_a_drop_never_speaks(
    rhythm: Rhythm, before: datetime, jump: timedelta, data: st.DataObject
) -> None:
    sitter, timers = person(rhythm, before, data)
    advances, sittings = decide(timers, {7: sitter}, before + jump)
    assert Counter(a.timer.id for a in advances) == Counter(t.id for t in timers)
    assert not any(a.speaks and a.drop for a in advances)
    assert set(sittings) <= {7}
    for advance in advances:
        if advance.timer.kind is TimerKind.FOLLOW_UP:
            assert advance.speaks or advance.next_due is not None
        if advance.drop in (Drop.HELD, None) and not advance.speaks:
            assert sittings == {} or advance.timer.kind is not TimerKind.NUDGE


@MANY
@given(RHYTHMS, MOMENTS)
def test_a_silent_person_is_nudged_twice_asked_once_and_left_alone_that_day(
    rhythm: Rhythm, now: datetime
) -> None:
    sitter, asked = Sitter(rhythm, Sitting(), (), None), list[object]()
    while len(asked) < 3:
        due = next_nudge(rhythm, sitter.sitting, (), now).due_at
        if due is None:
            return
        timer = Timer(1, 7, 70, TimerKind.NUDGE, "", due, 1)
        (advance,), sittings = decide([timer], {7: sitter}, due)
        asked.append(advance.payload["ask"])
        sitter, now = replace(sitter, sitting=sittings[7]), due
    assert asked == ["nudge", "nudge", "day-off"]
    following = next_nudge(rhythm, sitter.sitting, (), now).due_at
    here = current(rhythm, now)
    assert following is None or (here is not None and following > here.end)
