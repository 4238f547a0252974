"""What is asked once more: a high score after some hours, and the week in three questions."""

from __future__ import annotations

from datetime import timedelta

from care.model import Tier
from db import timers
from db.people import Consent
from scheduler.model import TimerKind
from tests.asking import (
    NONE,
    answer_with,
    checkins_of,
    denies_and_scores,
    denies_the_list,
    denies_the_lists,
    suspended,
)
from tests.telling import acquainted, label, opening, stored
from tests.world import Chat, World

HOUR = timedelta(hours=1)


async def strong(person: Chat) -> None:
    """After a high score: nothing else on any list."""
    await person.sees("Where is it?")
    await person.taps(label("go-on"))
    await person.taps(label("interference-much"))
    await person.sees("new or different")
    await person.taps(label("answer-no"))
    await person.sees("hard to think, talk or sleep")
    await person.taps(label("answer-no"))


async def test_a_high_score_is_asked_again_and_twice_is_a_doctors_matter(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await ann.sees("genitals")
    await denies_and_scores(ann, "8")
    await strong(ann)
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("And one of these?")
    ann.caught_up()
    await ann.taps(label("none-of-these"))
    await ann.sees("That is not a medical check")
    assert await suspended(world) == ()
    ann.caught_up()
    await world.jump(6 * HOUR)
    await ann.sees(opening("recheck"))
    await ann.sees("from 0 to 10")
    await ann.types("8")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await strong(ann)
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("And one of these?")
    await ann.taps(label("none-of-these"))
    await ann.sees("Speak to a doctor or nurse line today")
    assert [s.tier for s in await suspended(world)] == [Tier.URGENT]


async def test_a_calm_score_meanwhile_is_asked_no_more(small_world: World) -> None:
    ann = await acquainted(small_world)
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        soon = small_world.clock.now() + 3 * HOUR
        await timers.put(tx, person.id, TimerKind.FOLLOW_UP, "recheck", soon)
    await ann.types("/checkin")
    await answer_with(ann, 2)
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    async with small_world.database.begin() as tx:
        planned = await timers.of(tx, person.id)
    assert [timer for timer in planned if timer.key == "recheck"] == []


async def test_twists_wait_until_a_high_score_was_asked_again(small_world: World) -> None:
    ann = await acquainted(small_world)
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        soon = small_world.clock.now() + 3 * HOUR
        await timers.put(tx, person.id, TimerKind.FOLLOW_UP, "recheck", soon)
    newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
    await ann.sends("tap", message_id=newest, data="do:chair-sideways-twist", force=True)
    await ann.sees(opening("not-now-twists"))


async def test_the_week_is_asked_in_three_numbers_and_with_the_card(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/week")
    for question, answer in (("peg-pain", "4"), ("peg-enjoyment", "three"), ("peg-activity", "7")):
        await ann.sees(opening(question))
        ann.caught_up()
        await ann.types(answer)
    await ann.sees("genitals")
    await ann.taps(NONE)
    await denies_the_list(ann)
    await ann.sees("Worth booking")
    [logged] = await checkins_of(world)
    assert (logged.answers.peg, logged.fired) == ((4, 3, 7), ("R2",))


async def test_without_a_pain_log_the_week_is_not_asked(small_world: World) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS, Consent.SAFETY])
    await ann.types("/week")
    await ann.sees(opening("week-no-log"))
    assert await checkins_of(small_world) == ()
