"""How much later a nudge may come: asked in the settings, planned anew at once, told by /why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from db import timers
from db.schedule_column import SPREAD_SECONDS
from scheduler.model import TimerKind
from tests.telling import acquainted, label, opening, stored
from tests.world import Message, World, text_of

LIMIT = timedelta(minutes=50)
LATER = label("spread-late", minutes=3)
ON_THE_DOT = label("spread-dot")
ON_TOP = opening("why-spread", minutes=3)


def saved_in(asked: Message) -> Callable[[Message], bool]:
    """The answer stands in place of the question: one tap is enough."""
    return lambda m: m["id"] == asked["id"] and "Saved. Next nudge: " in text_of(m)


async def after_the_limit(world: World) -> timedelta:
    """Return how long after the limit the next nudge is planned."""
    person = await stored(world)
    async with world.database.begin() as tx:
        [nudge] = [t for t in await timers.of(tx, person.id) if t.kind is TimerKind.NUDGE]
    assert person.onboarded_at is not None
    return nudge.due_at - person.onboarded_at - LIMIT  # the clock of acquainted() starts there


async def test_who_wants_it_on_the_dot_gets_it_on_the_dot_and_may_change_their_mind(
    world: World,
) -> None:
    ann = await acquainted(world)
    own = (await stored(world)).rhythm.phase
    assert await after_the_limit(world) == own
    for answer, seconds, later in ((ON_THE_DOT, 0, timedelta()), (LATER, SPREAD_SECONDS, own)):
        await ann.types("/settings")
        asked = await ann.taps(label("setting-spread"))
        await ann.taps(answer)
        await ann.sees(saved_in(asked))
        assert (await stored(world)).spread_seconds == seconds
        assert await after_the_limit(world) == later
        await ann.types("/settings")
        await ann.sees(f"Timing: {answer}")


async def test_it_may_be_typed_and_what_is_unclear_is_asked_again(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/settings")
    await ann.taps(label("setting-spread"))
    await ann.sees(opening("ask-spread", minutes=3))
    await ann.types("a bit")
    await ann.sees(opening("unclear-yes-no"))
    await ann.types("no")
    await ann.sees("Saved. Next nudge: ")
    assert (await stored(small_world)).spread_seconds == 0


async def test_a_nudge_that_is_planned_anew_still_comes(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/settings")
    await ann.taps(label("setting-spread"))
    await ann.taps(ON_THE_DOT)
    await ann.sees("Saved. Next nudge: ")
    await small_world.jump_to_next()
    await ann.sees("Time to move")


async def test_why_tells_of_the_minutes_on_top_only_where_there_are_some(
    small_world: World,
) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    await ann.types("/why")
    told = text_of(await ann.sees("50 minutes after you last moved"))
    assert ON_TOP in told
    await ann.types("/snooze 60")
    await ann.sees("In 60 minutes, then.")
    ann.caught_up()
    await ann.types("/why")
    assert ON_TOP not in text_of(await ann.sees("Why then?"))


async def test_why_is_silent_about_it_for_who_wants_it_on_the_dot(small_world: World) -> None:
    ann = await acquainted(small_world, spread_seconds=0)
    await ann.types("/why")
    assert ON_TOP not in text_of(await ann.sees("50 minutes after you last moved"))


async def test_it_is_asked_and_told_in_german_too(small_world: World) -> None:
    anna = await acquainted(small_world, language="de")
    await anna.types("/why")
    await anna.sees("Bis zu 3 Minuten sind darin schon dazugezählt")
    await anna.types("/settings")
    await anna.sees("Zeitpunkt: Bis 3 Min. später ist gut")
    await anna.taps("Zeitpunkt")
    await anna.sees("Darf eine Erinnerung bis zu 3 Minuten später kommen?")
    await anna.types("auf die Minute")
    await anna.sees("Gespeichert. Nächste Erinnerung")
    await anna.types("/settings")
    await anna.sees("Zeitpunkt: Auf die Minute")
