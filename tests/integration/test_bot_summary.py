"""The week in a few lines: on Friday afternoon, when there was a break, until it is not wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from care.model import Dose, Tier
from db import routines, suspensions, timers
from db.routines import RoutineState
from scheduler.model import TimerKind
from tests.telling import acquainted, label, onboard, opening, stored
from tests.typed import windows
from tests.world import MONDAY, World, text_of

FRIDAY = datetime(2031, 3, 7, 16, 0, tzinfo=UTC)


async def took(world: World, slug: str, at: datetime, feeling: str | None = None) -> None:
    """A break that was taken."""
    person = await stored(world)
    async with world.database.begin() as tx:
        routine = await routines.add(
            tx, person.id, nudge_id=None, techniques=(slug,), dose=Dose.NORMAL, watch=False, now=at
        )
        done = replace(routine, state=RoutineState.DONE, taken=True, feeling=feeling)
        await routines.save(tx, done)


async def planned(world: World) -> list[datetime]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return [t.due_at for t in await timers.of(tx, person.id) if t.kind is TimerKind.SUMMARY]


async def wanted(world: World) -> None:
    person = await stored(world)
    async with world.database.begin() as tx:
        await timers.put(tx, person.id, TimerKind.SUMMARY, "", FRIDAY)


async def test_the_start_plans_it_for_friday_afternoon(small_world: World) -> None:
    ann = await small_world.person()
    await onboard(ann)
    assert await planned(small_world) == [FRIDAY]


async def test_a_week_of_breaks_is_summed_up(world: World) -> None:
    ann = await acquainted(world, windows=windows("Sun 08:00-09:00"))
    for day, slug, feeling in (
        (0, "bridge", "better"),
        (1, "bridge", "better"),
        (2, "cat-cow", "same"),
    ):
        await took(world, slug, MONDAY + timedelta(days=day, hours=2, minutes=10 * day), feeling)
    await wanted(world)
    ann.caught_up()
    await world.jump_to_next()
    shown = text_of(await ann.sees("Your week"))
    assert "3 breaks." in shown
    assert "10:00" in shown
    assert f"“{label('technique-bridge-name')}”" in shown
    assert "pain" not in shown.lower()
    await ann.taps(label("summary-off"))
    await ann.sees(opening("summary-stopped"))
    assert await planned(world) == []


async def test_a_week_without_a_break_is_passed_over(small_world: World) -> None:
    ann = await acquainted(small_world, windows=windows("Sun 08:00-09:00"))
    await wanted(small_world)
    ann.caught_up()
    await small_world.jump_to_next()
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert not any("Your week" in shown for shown in ann.shown)


async def test_in_an_emergency_nothing_is_summed_up(small_world: World) -> None:
    ann = await acquainted(small_world, windows=windows("Sun 08:00-09:00"))
    await took(small_world, "bridge", MONDAY + timedelta(hours=1))
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        await suspensions.add(
            tx, person.id, checkin_id=None, tier=Tier.EMERGENCY, fired=("E1",), technique=None,
            stops_nudges=True, since=small_world.clock.now(), until=None,
        )  # fmt: skip
    await wanted(small_world)
    await small_world.jump_to_next()
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert not any("Your week" in shown for shown in ann.shown)


async def test_it_is_switched_in_the_settings(small_world: World) -> None:
    ann = await acquainted(small_world)
    for answer, count in (("answer-yes", 1), ("answer-no", 0)):
        ann.caught_up()
        await ann.types("/settings")
        await ann.taps(label("setting-summary"))
        await ann.sees(opening("ask-summary"))
        await ann.taps(label(answer))
        ann.caught_up()
        await ann.types("/status")
        await ann.sees(lambda message: message["id"] > ann.read)
        assert len(await planned(small_world)) == count
