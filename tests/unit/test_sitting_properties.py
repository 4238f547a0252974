from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scheduler.model import Plan, Reason, Rhythm
from scheduler.sitting import (
    asked_day_off,
    day_off,
    heard,
    moved,
    next_nudge,
    nudged,
    passed,
    skipped,
    snoozed,
)
from scheduler.windows import current, local_day
from tests.unit.sitting_cases import MOMENTS, RHYTHMS, holds_around, minutes, sittings_before

MANY = settings(max_examples=200)


@MANY
@given(RHYTHMS, MOMENTS, st.data())
def test_a_nudge_is_in_a_window_after_the_limit_and_out_of_every_hold(
    rhythm: Rhythm, now: datetime, data: st.DataObject
) -> None:
    sitting, holds = data.draw(sittings_before(now)), data.draw(holds_around(now))
    plan = next_nudge(rhythm, sitting, holds, now)
    if plan.due_at is None:
        assert plan == Plan(None, Reason.NO_WINDOW)
        return
    span = current(rhythm, plan.due_at)
    assert span is not None
    assert span == plan.span
    assert plan.due_at >= max(now, span.start + rhythm.limit)
    if sitting.sitting_since:
        assert plan.due_at >= sitting.sitting_since + rhythm.limit
    if sitting.quiet_until:
        assert plan.due_at >= sitting.quiet_until
    if sitting.snoozed_until:
        assert plan.due_at >= sitting.snoozed_until
    assert not any(h.start <= plan.due_at < h.end + minutes(2) for h in holds)


@MANY
@given(RHYTHMS, MOMENTS, st.data())
def test_knowing_where_now_lies_changes_no_plan(
    rhythm: Rhythm, now: datetime, data: st.DataObject
) -> None:
    sitting, holds = data.draw(sittings_before(now)), data.draw(holds_around(now))
    here = current(rhythm, now)
    assert next_nudge(rhythm, sitting, holds, now, here) == next_nudge(rhythm, sitting, holds, now)


@MANY
@given(RHYTHMS, MOMENTS, st.data())
def test_planning_again_before_the_nudge_changes_nothing(
    rhythm: Rhythm, now: datetime, data: st.DataObject
) -> None:
    sitting, holds = data.draw(sittings_before(now)), data.draw(holds_around(now))
    plan = next_nudge(rhythm, sitting, holds, now)
    assert next_nudge(rhythm, sitting, holds[::-1], now) == plan
    if plan.due_at is not None and plan.due_at > now:
        seconds = int((plan.due_at - now).total_seconds()) - 1
        later = now + timedelta(seconds=data.draw(st.integers(0, max(0, seconds))))
        assert next_nudge(rhythm, sitting, holds, later) == plan
        assert next_nudge(rhythm, sitting, holds, plan.due_at).due_at == plan.due_at


@MANY
@given(RHYTHMS, MOMENTS, st.data())
def test_once_asked_nothing_is_due_for_a_full_limit(
    rhythm: Rhythm, now: datetime, data: st.DataObject
) -> None:
    sitting = data.draw(sittings_before(now))
    for changed in (
        nudged(sitting, now),
        skipped(sitting, now),
        passed(sitting, now),
        moved(sitting, now),
        heard(asked_day_off(sitting, rhythm, now)),
    ):
        due = next_nudge(rhythm, changed, (), now).due_at
        assert due is None or due >= now + rhythm.limit


@MANY
@given(RHYTHMS, MOMENTS, st.data(), st.integers(1, 60))
def test_a_snooze_is_kept(rhythm: Rhythm, now: datetime, data: st.DataObject, length: int) -> None:
    sitting = replace(data.draw(sittings_before(now)), snoozes=0)
    due = next_nudge(rhythm, snoozed(sitting, now, length), (), now).due_at
    assert due is None or due >= now + minutes(length)


@MANY
@given(RHYTHMS, MOMENTS, st.data())
def test_after_a_day_off_the_first_nudge_is_in_a_window_of_a_later_day(
    rhythm: Rhythm, now: datetime, data: st.DataObject
) -> None:
    off = day_off(data.draw(sittings_before(now)), rhythm, now)
    here = current(rhythm, now)
    due = next_nudge(rhythm, off, (), now).due_at
    if due is not None:
        span = current(rhythm, due)
        assert span is not None
        day_left_free = local_day(rhythm.zone, here.start if here else now)
        assert local_day(rhythm.zone, span.start) > day_left_free
