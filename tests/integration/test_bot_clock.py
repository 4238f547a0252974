"""The machine's clock is set, as it happens to laptops and to guests of a host that slept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from tests.clocks import SettableClock
from tests.telling import acquainted, label, opening
from tests.typed import windows
from tests.world import MONDAY, Chat, World, open_world

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
INTRO = timedelta(seconds=13)  # a start card stands for 12


@asynccontextmanager
async def settable(
    folder: Path, database_url: str, key: bytes
) -> AsyncIterator[tuple[World, SettableClock]]:
    clock = SettableClock(MONDAY)
    async with open_world(folder, database_url, key, speed=1, own_clock=clock) as world:
        yield world, clock


async def nudged(world: World, clock: SettableClock, person: Chat) -> None:
    """Turn the clock to the person's first nudge, and wait for it."""
    person.caught_up()
    clock.turn(55 * MINUTE)
    await person.sees("Time to move")


def nudges(person: Chat) -> int:
    return sum("Time to move" in text for text in person.shown)


async def test_a_clock_set_back_two_hours_holds_up_no_answer_and_no_step(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with settable(tmp_path, database_url, key) as (world, clock):
        ann = await acquainted(world)
        await nudged(world, clock, ann)
        clock.turn(-2 * HOUR)
        await ann.types("/status")
        await ann.sees("Where you stand")
        await ann.taps(label("nudge-start"))
        await ann.sees("starting in")
        clock.turn(INTRO)
        await ann.sees("step 1 of")
        assert nudges(ann) == 1


async def test_a_clock_set_back_two_hours_sends_nothing_twice_and_the_next_in_time(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with settable(tmp_path, database_url, key) as (world, clock):
        ann = await acquainted(world, windows=windows("daily 05:00-20:00"))
        await nudged(world, clock, ann)
        clock.turn(-2 * HOUR)
        await ann.taps(label("nudge-moved"))
        await ann.sees("Next nudge")
        assert nudges(ann) == 1
        clock.turn(55 * MINUTE)
        ann.caught_up()
        await ann.sees("Time to move")
        assert nudges(ann) == 2


async def test_a_clock_set_forward_two_hours_in_a_routine_brings_each_one_message(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with settable(tmp_path, database_url, key) as (world, clock):
        ann = await acquainted(world)
        bob = await acquainted(world, chat_id=1002)
        await nudged(world, clock, ann)
        await ann.taps(label("nudge-start"))
        await ann.sees("starting in")
        before = len(ann.messages)
        clock.turn(2 * HOUR)
        await ann.sees(opening("routine-late"))
        await bob.types("/why")
        await bob.sees("I was too late")
        assert len(ann.messages) == before, "the start card itself asks whether to go on"
        assert nudges(bob) == 1, "the one before"
        assert nudges(ann) == 1
