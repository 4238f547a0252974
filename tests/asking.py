"""Check-ins in tests: answering one, and what it left in the database."""

from __future__ import annotations

from collections.abc import Sequence

from db import checkins, suspensions
from db.checkins import CheckIn
from db.suspensions import Suspension
from tests.telling import acquainted, label, stored
from tests.typed import windows
from tests.world import Chat, Message, World, text_of

CALL = "Call 999 now (United Kingdom, ambulance)"
NONE = label("triage-emergency-none")
SUNDAY = windows("Sun 08:00-12:00")  # hours of one who is not to be nudged on a test's Monday


async def checkins_of(world: World) -> Sequence[CheckIn]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return await checkins.latest(tx, person.id, 10)


async def suspended(world: World) -> Sequence[Suspension]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return await suspensions.active(tx, person.id, world.clock.now())


async def denies_and_scores(person: Chat, score: str) -> None:
    """Tap "none of these" on the emergency card, and type a score."""
    await person.taps(NONE)
    await person.sees("from 0 to 10")
    await person.types(score)


async def answer_with(person: Chat, pain: int, *, new: str = "answer-no") -> None:
    """Answer a check-in with a place and nothing in the way, up to "anything new?"."""
    await person.sees("genitals")
    await denies_and_scores(person, str(pain))
    await person.sees("Where is it?")
    await person.taps(label("triage-site-low-left"))
    await person.taps(label("go-on"))
    await person.taps(label("interference-some"))
    await person.sees("new or different")
    await person.taps(label(new))


async def denies_the_lists(person: Chat) -> None:
    """Tap "none of these" on the urgent list and on the one that follows it."""
    urgent = await denies_the_list(person)
    routine = await person.sees(
        lambda m: m["id"] > urgent["id"] and "And one of these?" in text_of(m)
    )
    await person.taps_on(routine, label("none-of-these"))


async def denies_the_list(person: Chat) -> Message:
    """Tap "none of these" on the urgent list, where nothing follows it."""
    card = await person.sees("Losing weight without trying")
    await person.taps_on(card, label("none-of-these"))
    return card


async def alarmed(world: World, answer: str = "triage-emergency-yes") -> Chat:
    """A person who has just answered the emergency card."""
    ann = await acquainted(world)
    await ann.types("/checkin")
    await ann.sees("genitals")
    await ann.taps(label(answer))
    await ann.sees("Do not drive yourself")
    return ann


async def in_pain(world: World) -> Chat:
    """A person who stopped a routine as it hurt: they are asked about it ten minutes later."""
    dan = await acquainted(world, chat_id=1004, windows=SUNDAY)
    await dan.types("/break")
    await dan.taps(label("routine-hurts"))
    await dan.taps(label("triage-X5-label"))
    await dan.taps(NONE)
    await dan.sees("from 0 to 10")
    await dan.types("2")
    await dan.sees("We leave this technique out")
    return dan
