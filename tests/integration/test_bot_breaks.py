"""A nudge and the routine that follows: steps by themselves, taps, and their typed twins."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest

from db import nudges, routines, sitting, timers
from db.nudges import NudgeOutcome
from db.people import Consent
from db.routines import Routine, RoutineState
from scheduler.model import TimerKind
from tests.telling import acquainted, label, opening, stored
from tests.world import Chat, Message, World, open_world, text_of

HOUR = timedelta(hours=1)
START = label("nudge-start")


async def nudged(world: World, person: Chat) -> Message:
    """Turn the clock until the next nudge has come."""
    person.caught_up()
    await world.jump_to_next()
    return await person.sees("Time to move")


async def routines_of(world: World) -> tuple[Routine, ...]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return await routines.since(tx, person.id, world.clock.now() - 24 * HOUR)


async def test_steps_come_by_themselves_in_one_message_and_end_with_a_question(
    world: World,
) -> None:
    world.clock.set_speed(10)  # at 60 a hiccup of this machine would be a late step
    ann = await acquainted(world)
    nudge = await nudged(world, ann)
    assert text_of(nudge).startswith("Time to move: ")
    await ann.taps(START)
    intro = await ann.sees("starting in")
    done = await ann.sees("How is your back?")
    assert done["id"] == intro["id"]
    await ann.taps(label("feeling-better"))
    await ann.sees(opening("felt-better", line=""))
    [routine] = await routines_of(world)
    assert (routine.state, routine.taken, routine.feeling) == (RoutineState.DONE, True, "better")
    texts = [str(call["params"]["text"]) for call in await world.calls("editMessageText")]
    steps = [text.rpartition("step ")[2].split()[0] for text in texts if "· step " in text]
    shown = [step for step, _ in groupby(steps)]  # the seconds of one are counted down
    assert shown == [str(n) for n in range(1, len(shown) + 1)], "each step once, in order"
    async with world.database.begin() as tx:
        last = await nudges.latest(tx, routine.user_id)
    assert last is not None
    assert last.outcome is NudgeOutcome.DONE


async def test_a_watch_gets_a_new_message_for_each_step(small_world: World) -> None:
    small_world.clock.set_speed(10)
    ann = await acquainted(small_world, watch=True)
    await nudged(small_world, ann)
    await ann.taps(START)
    await ann.sees("How is your back?")
    steps = [m for m in ann.messages.values() if "step " in text_of(m)]
    assert len(steps) > 3
    assert all(m["edits"] == 0 for m in steps)


async def test_pause_go_on_back_next_and_stop(small_world: World) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    await nudged(small_world, ann)
    await ann.taps(START)
    await ann.taps(label("routine-go-now"))
    await ann.sees("step 1 of")
    await ann.taps(label("routine-next"))
    await ann.sees("step 2 of")
    await ann.taps(label("routine-back"))
    await ann.sees("step 1 of")
    await ann.taps(label("routine-pause"))
    await ann.sees(opening("routine-paused"))
    await small_world.jump(timedelta(minutes=3))
    await ann.taps(label("routine-go"))
    await ann.sees("step 1 of")
    await ann.taps(label("routine-stop"))
    await ann.sees("Stopped.")
    [routine] = await routines_of(small_world)
    assert (routine.state, routine.taken) == (RoutineState.STOPPED, False)
    async with small_world.database.begin() as tx:
        waiting = await timers.of(tx, routine.user_id)
    assert TimerKind.STEP not in {timer.kind for timer in waiting}


async def test_a_doubled_or_stale_tap_counts_once_and_never_errs(world: World) -> None:
    world.clock.set_speed(1)
    ann = await acquainted(world)
    nudge = await nudged(world, ann)
    for _ in range(3):
        await ann.taps_on(nudge, START, force=True)
    intro = await ann.sees("starting in")
    await ann.taps(label("routine-go-now"))
    first = await ann.sees("step 1 of")
    for _ in range(3):
        await ann.taps_on(first, label("routine-next"), force=True)
    await ann.taps_on(intro, label("routine-pause"), force=True)
    await ann.taps_on(nudge, label("nudge-skip"), force=True)
    await ann.types("/status")
    await ann.sees("Where you stand")
    [routine] = await routines_of(world)
    assert (routine.step, routine.state) == (2, RoutineState.RUNNING)
    async with world.database.begin() as tx:
        assert (await sitting.load(tx, routine.user_id)).skips == 0


@pytest.mark.parametrize(
    ("first", "second", "outcome", "skips", "snoozes"),
    [
        pytest.param("skip", "skip", NudgeOutcome.SKIPPED, 1, 0, id="skip"),
        pytest.param("snooze 10", "snooze 10", NudgeOutcome.SNOOZED, 0, 1, id="snooze"),
        pytest.param("done", "done", NudgeOutcome.MOVED, 0, 0, id="done"),
        pytest.param("Snooze ten.", "snooze", NudgeOutcome.SNOOZED, 0, 1, id="dictated"),
    ],
)
async def test_typed_words_do_what_buttons_do_and_twice_counts_once(
    small_world: World, first: str, second: str, outcome: NudgeOutcome, skips: int, snoozes: int
) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    nudge = await nudged(small_world, ann)
    ann.caught_up()
    await ann.types(first)
    await ann.sees("Next nudge")
    ann.caught_up()
    await ann.types(second)
    await ann.taps_on(nudge, label("nudge-skip"), force=True)
    await ann.types("/why")
    await ann.sees("Why then?")
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        clock = await sitting.load(tx, person.id)
        last = await nudges.latest(tx, person.id)
    assert last is not None
    assert (last.outcome, clock.skips, clock.snoozes) == (outcome, skips, snoozes)


async def test_after_a_downtime_comes_one_message_and_not_a_storm(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, database_url, key) as world:
        ann = await acquainted(world, checkin_minute=9 * 60)
        read = max(ann.messages)
    async with open_world(tmp_path, database_url, key, speed=1) as world:
        await world.jump(timedelta(hours=5))
        ann = await world.person()
        await ann.types("/status")
        status = await ann.sees("Where you stand")
        later = [m for m in ann.messages.values() if m["id"] > read and m["from"] == "bot"]
        assert len(later) <= 2, "the answer, and one message at most"
        assert "Next nudge" in text_of(status)


async def test_a_step_that_is_late_asks_before_going_on(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, database_url, key, speed=1) as world:
        ann = await acquainted(world)
        await nudged(world, ann)
        await ann.taps(START)
        await ann.taps(label("routine-go-now"))
        await ann.sees("step 1 of")
    async with open_world(tmp_path, database_url, key, speed=1) as world:
        await world.jump(timedelta(minutes=20))
        ann = await world.person()
        await ann.sees(opening("routine-late"))
        await ann.taps(label("routine-go"))
        await ann.sees("step 1 of")


async def test_a_hold_keeps_quiet_and_why_says_so(small_world: World) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    await ann.types("/pause 2h")
    assert "Quiet until" in text_of(await ann.sees("Quiet until"))
    await ann.types("/why")
    await ann.sees("a little after your quiet time")
    await ann.types("/resume")
    await ann.sees("I am back")
    await ann.types("/meeting 30")
    await ann.sees("Quiet for your meeting")
    await ann.types("/status")
    await ann.sees("In a meeting until")


async def test_without_stored_safety_answers_the_card_stands_before_the_first_break_of_a_day(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS])
    await nudged(small_world, ann)
    await ann.taps(START)
    await ann.sees("genitals")
    assert await routines_of(small_world) == ()
    await ann.taps(label("triage-emergency-none"))
    await ann.sees("starting in")
    [routine] = await routines_of(small_world)
    assert set(routine.techniques) <= {"arm-circles", "elbow-butterfly", "stand-and-walk"}
