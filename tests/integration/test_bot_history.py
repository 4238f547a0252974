"""/history: a picture, a list, and why something was advised, as it was then."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from care.model import Answer, Answers, Assessment, Occasion, Tier
from db import checkins
from db.tables.people import CheckInRow
from tests.telling import acquainted, label, opening, stored
from tests.world import World, labels, text_of

from .test_bot_techniques import force

YES = Answer.YES


async def logged(world: World, pain: int, tier: Tier, *fired: str, version: str = "1") -> int:
    person = await stored(world)
    answers = Answers(Occasion.DAILY, world.clock.now(), pain, flags=dict.fromkeys(fired, YES))
    async with world.database.begin() as tx:
        row = await checkins.add(tx, person.id, answers, Assessment(tier, fired, version))
    return row.id


async def test_the_history_is_a_picture_of_30_days_and_of_others_in_its_place(
    world: World,
) -> None:
    ann = await acquainted(world)
    await logged(world, 3, Tier.NONE)
    await world.jump(timedelta(days=20))
    await logged(world, 6, Tier.URGENT, "U2")
    ann.caught_up()
    await ann.types("/history")
    shown = await ann.sees("The last 30 days: 2 days with a score, 3 to 6, 0 breaks.")
    assert shown["kind"] == "photo"
    first = (await world.http.get(shown["photo"])).content
    assert first.startswith(b"\x89PNG")
    await ann.taps_on(shown, label("history-span", days=7))
    week = await ann.sees("The last 7 days: one day with a score, 6 to 6")
    assert week["id"] == shown["id"], "in its place"
    assert (await world.http.get(week["photo"])).content != first
    ann.caught_up()
    await ann.types("/history 90")
    await ann.sees("The last 90 days: 2 days")
    await ann.types("/history 12")
    await ann.sees(opening("unclear-span"))


async def test_without_a_score_there_is_no_empty_picture(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/history")
    assert (await ann.sees(opening("history-empty", breaks=0)))["kind"] == "text"


async def test_a_check_in_that_led_to_advice_says_why(world: World) -> None:
    ann = await acquainted(world)
    await logged(world, 3, Tier.NONE)
    await logged(world, 6, Tier.URGENT, "U2", "U6", version="2026-10-1")
    await ann.types("/history")
    await ann.taps(label("history-as-list"))
    shown = await ann.sees("Your notes")
    [why] = [text for text in labels(shown) if text.startswith("Why?")]
    await ann.taps(why)
    told = text_of(await ann.sees("Rules U2"))
    assert "losing weight" in told
    assert "Rules U2, U6, version 2026-10-1." in told


async def test_a_rule_that_is_gone_is_named(small_world: World) -> None:
    ann = await acquainted(small_world)
    number = await logged(small_world, 6, Tier.ROUTINE, "R2")
    async with small_world.database.begin() as tx:
        await tx.execute(update(CheckInRow).where(CheckInRow.id == number).values(fired=["R99"]))
    await force(ann, f"why:{number}")
    await ann.sees("rule R99, which is no longer in use")


async def test_somebody_elses_check_in_explains_nothing(small_world: World) -> None:
    await acquainted(small_world)
    number = await logged(small_world, 6, Tier.URGENT, "U2")
    bob = await acquainted(small_world, chat_id=1002)
    await force(bob, f"why:{number}")
    await bob.sees(opening("history-gone"))


async def test_a_walk_in_place_of_a_technique_says_why(small_world: World) -> None:
    ann = await acquainted(small_world)
    await logged(small_world, 8, Tier.NONE)
    await ann.types("/break")
    await ann.sees(opening("not-now-pain"))
    await ann.sees(label("technique-stand-and-walk-name"))
