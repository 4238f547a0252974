"""Slips of the finger: what was logged can be put right for ten minutes."""

from __future__ import annotations

from datetime import timedelta

from care.model import Tier
from db.upkeep import retention
from tests.asking import (
    NONE,
    alarmed,
    answer_with,
    checkins_of,
    denies_and_scores,
    denies_the_lists,
    suspended,
)
from tests.telling import acquainted, label, opening
from tests.world import World, labels

HOUR = timedelta(hours=1)


async def test_a_wrong_tap_is_corrected_for_ten_minutes(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await answer_with(ann, 4)
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    ann.caught_up()
    await ann.taps(label("fix"))
    await ann.sees("genitals")
    await denies_and_scores(ann, "two")
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.sees("new or different")
    ann.caught_up()
    await ann.taps(label("answer-no"))
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    [logged] = await checkins_of(world)
    assert (logged.answers.pain, logged.answers.interference) == (2, "none")


async def test_a_place_is_remembered_and_can_be_changed(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await answer_with(ann, 3)
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    await small_world.jump(20 * HOUR)
    ann.caught_up()
    await ann.types("/checkin")
    await ann.sees("from 0 to 10")
    await ann.types("3/10")
    shown = await ann.sees("Where is it?")
    ticked = [text for text in labels(shown) if text.startswith("✅")]
    assert ticked == [f"✅ {label('triage-site-low-left')}"]


async def test_after_ten_minutes_an_answer_stands(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await answer_with(ann, 4)
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    await small_world.jump(timedelta(minutes=11))
    await ann.taps(label("fix"))
    await ann.sees(opening("fix-too-late"))
    [logged] = await checkins_of(small_world)
    assert logged.answers.pain == 4


async def test_a_correction_takes_back_what_only_the_slip_called_for(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await answer_with(ann, 5, new="answer-yes")
    await ann.taps(NONE)
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("And one of these?")
    await ann.taps(label("triage-R1-label"))
    await ann.taps(label("go-on"))
    await ann.sees("Worth booking")
    [routine] = await suspended(small_world)
    assert routine.tier is Tier.ROUTINE
    ann.caught_up()
    await ann.taps(label("fix"))
    await ann.sees("genitals")
    await denies_and_scores(ann, "3")
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.sees("new or different")
    ann.caught_up()
    await ann.taps(label("answer-no"))
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    assert await suspended(small_world) == ()


async def test_what_paused_techniques_is_not_corrected_away(small_world: World) -> None:
    ann = await alarmed(small_world)
    [logged] = await checkins_of(small_world)
    newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
    await ann.sends("tap", message_id=newest, data=f"fix:{logged.id}", force=True)
    await ann.sees(opening("fix-too-late"))
    assert [s.tier for s in await suspended(small_world)] == [Tier.EMERGENCY]


async def test_a_tap_on_a_check_in_of_three_weeks_ago_is_told_so(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await ann.sees("genitals")
    await ann.taps(NONE)
    old = await ann.sees("from 0 to 10")
    await small_world.jump(timedelta(days=21))
    async with small_world.database.begin() as tx:
        await retention.prune(tx, small_world.clock.now())
    await ann.taps_on(old, "7", force=True)
    await ann.sees(opening("checkin-closed"))
    assert await checkins_of(small_world) == ()
