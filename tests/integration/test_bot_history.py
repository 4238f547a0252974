"""/history: what was advised can be explained, as it was then."""

from __future__ import annotations

from sqlalchemy import update

from content.model import Answer, Answers, Assessment, Occasion, Tier
from db import checkins
from db.models import CheckInRow
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


async def test_a_check_in_that_led_to_advice_says_why(world: World) -> None:
    ann = await acquainted(world)
    await logged(world, 3, Tier.NONE)
    await logged(world, 6, Tier.URGENT, "U2", "U6", version="2026-10-1")
    await ann.types("/history")
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
