"""After a red flag: the advice, its follow-ups, and what lifts it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from care.model import Answer, Tier
from db import people, suspensions, timers
from scheduler.model import TimerKind
from tests.asking import CALL, NONE, alarmed, answer_with, checkins_of, denies_the_lists, suspended
from tests.telling import acquainted, label, opening, stored
from tests.world import World, labels, text_of

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param("triage-emergency-yes", CALL, id="yes"),
        pytest.param("triage-emergency-unsure", "If you are not sure", id="not sure counts"),
    ],
)
async def test_an_emergency_answer_says_whom_to_call_and_stops_everything(
    world: World, answer: str, words: str
) -> None:
    ann = await alarmed(world, answer)
    advice = await ann.sees("Do not drive yourself")
    assert words in text_of(advice)
    assert CALL in text_of(advice)
    await ann.sees(lambda m: bool(m["pinned"]), any_time=True)
    [open_one] = await suspended(world)
    assert (open_one.tier, open_one.stops_nudges) == (Tier.EMERGENCY, True)
    person = await stored(world)
    async with world.database.begin() as tx:
        waiting = {timer.kind for timer in await timers.of(tx, person.id)}
    assert waiting == {TimerKind.FOLLOW_UP}
    await ann.types("/techniques")
    await ann.sees(opening("status-emergency"))
    await ann.types("/status")
    await ann.sees("Everything is paused")


async def test_which_line_it_was_is_kept_but_for_the_one_that_is_never_stored(
    small_world: World,
) -> None:
    ann = await alarmed(small_world)
    await ann.taps(label("which-ask"))
    which = await ann.sees(lambda m: label("triage-E2-label") in labels(m))
    assert label("triage-E6-label") not in labels(which)
    await ann.taps(label("triage-E2-label"))
    await ann.sees(opening("which-noted"))
    [logged] = await checkins_of(small_world)
    assert logged.answers.flags == {"E": Answer.YES, "E2": Answer.YES}
    assert logged.tier is Tier.EMERGENCY


async def test_follow_ups_come_and_an_emergency_is_lifted_only_after_a_professional(
    small_world: World,
) -> None:
    ann = await alarmed(small_world)
    ann.caught_up()
    await small_world.jump_to_next()
    await ann.sees("Have you got help?")
    await ann.taps(label("follow-seen"))
    await ann.sees("Good. Nudges to stand and walk")
    await ann.types("/safety")
    await ann.taps(label("follow-lift"))
    await ann.sees("This can be lifted from")
    ann.caught_up()
    await small_world.jump(25 * HOUR)
    await ann.sees("How did it go?")
    await ann.taps(label("follow-lift"))
    await ann.sees("A health professional has checked this")
    ann.caught_up()
    await ann.taps(label("lift-confirm"))
    await ann.sees("genitals")
    ann.caught_up()
    await ann.taps(NONE)
    await ann.sees("Losing weight")
    await ann.taps(label("none-of-these"))
    await ann.sees(opening("suspension-lifted"))
    assert await suspended(small_world) == ()


async def test_a_slip_of_the_finger_is_lifted_by_both_lists_from_the_start(
    small_world: World,
) -> None:
    ann = await alarmed(small_world)
    ann.caught_up()
    await small_world.jump_to_next()
    await ann.sees("Have you got help?")
    ann.caught_up()
    await ann.taps(label("follow-mistake"))
    await ann.sees("genitals")
    ann.caught_up()
    await ann.taps(NONE)
    await ann.sees("Losing weight")
    await ann.taps(label("none-of-these"))
    await ann.sees("from 0 to 10")
    ann.caught_up()
    await ann.types("3")
    await ann.sees(opening("suspension-lifted"))
    assert await suspended(small_world) == ()
    later = [text_of(m) for m in ann.messages.values() if m["id"] > ann.read]
    assert not any(CALL in text for text in later), "not advised again and lifted in one breath"


async def test_the_advice_stays_pinned_until_help_is_on_its_way(world: World) -> None:
    ann = await alarmed(world)
    await ann.sees(lambda m: bool(m["pinned"]), any_time=True)
    await ann.taps(label("advice-called"))
    await ann.sees(opening("advice-called-emergency"))
    await ann.sees(lambda m: CALL in text_of(m) and not m["pinned"], any_time=True)
    [emergency] = await suspended(world)
    assert emergency.tier is Tier.EMERGENCY
    assert emergency.stops_nudges, "to have called is not to have been seen"
    await world.jump(2 * HOUR)
    await ann.sees("Have you got help?")


async def test_who_was_seen_is_reminded_to_stand_again_but_not_guided(world: World) -> None:
    ann = await alarmed(world)
    await ann.taps(label("advice-seen"))
    await ann.sees(opening("follow-seen-noted"))
    [emergency] = await suspended(world)
    assert not emergency.stops_nudges
    await ann.types("/techniques")
    await ann.sees(opening("techniques-none"))


async def test_who_was_seen_is_asked_for_the_daily_check_in_again(world: World) -> None:
    ann = await alarmed(world)
    person = await stored(world)
    async with world.database.begin() as tx:
        await people.save(tx, replace(person, checkin_minute=18 * 60))
        await timers.clear(tx, person.id, TimerKind.CHECK_IN)  # it rests meanwhile
    await ann.taps(label("advice-seen"))
    await ann.sees(opening("follow-seen-noted"))
    async with world.database.begin() as tx:
        planned = await timers.of(tx, person.id)
    assert TimerKind.CHECK_IN in {timer.kind for timer in planned}


async def test_the_advice_can_be_shown_again_and_told_to_somebody(small_world: World) -> None:
    ann = await alarmed(small_world)
    first = await ann.sees(lambda m: bool(m["pinned"]), any_time=True)
    await ann.taps(label("advice-again"))
    await ann.sees(lambda m: bool(m["pinned"]) and m["id"] > first["id"])
    await ann.sees(lambda m: m["id"] == first["id"] and not m["pinned"], any_time=True)
    await ann.taps(label("advice-tell"))
    told = text_of(await ann.sees("Can you come, or call for me?"))
    assert "999" in told
    assert "United Kingdom" in told
    assert "numb " not in told.lower(), "what it is stays with the person"


async def test_a_button_of_an_advice_that_is_over_changes_nothing(small_world: World) -> None:
    ann = await alarmed(small_world)
    advice = await ann.sees(lambda m: bool(m["pinned"]), any_time=True)
    [emergency] = await suspended(small_world)
    async with small_world.database.begin() as tx:
        over = replace(emergency, cleared_at=small_world.clock.now(), cleared_how="test")
        await suspensions.save(tx, over)
    for key in ("advice-called", "advice-seen", "advice-again", "advice-tell"):
        ann.caught_up()
        await ann.taps_on(advice, label(key))
        await ann.sees(opening("follow-over"))
    assert await suspended(small_world) == ()


async def test_an_urgent_answer_pauses_techniques_and_leaves_the_walks(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await answer_with(ann, 4, new="answer-yes")
    again = await ann.sees("Once more")
    await ann.taps_on(again, NONE)
    await ann.sees("Losing weight")
    await ann.taps(label("triage-U8-label"))
    await ann.sees(lambda m: any(t["text"].startswith("✅") for r in m["buttons"] for t in r))
    await ann.taps(label("go-on"))
    await ann.sees(opening("triage-routine-card"))
    await ann.taps(label("none-of-these"))
    advice = await ann.sees("Speak to a doctor or nurse line today")
    assert "111" in text_of(advice)
    [open_one] = await suspended(world)
    assert (open_one.tier, open_one.stops_nudges) == (Tier.URGENT, False)
    ann.caught_up()
    await world.jump_to_next()
    await ann.sees("Time to move: Stand up and walk")


async def test_another_country_brings_its_own_numbers(small_world: World) -> None:
    ann = await alarmed(small_world)
    await ann.taps(label("advice-other-country"))
    await ann.taps("Spain")
    await ann.sees("Call 112 now (Spain, ambulance)")


async def test_who_has_booked_a_look_is_not_asked_again(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await answer_with(ann, 6)
    await ann.sees("Losing weight")
    await ann.taps(label("none-of-these"))
    await ann.sees(opening("triage-routine-card"))
    await ann.taps(label("triage-R1-label"))
    await ann.sees(lambda m: any(t["text"].startswith("✅") for r in m["buttons"] for t in r))
    await ann.taps(label("go-on"))
    await ann.sees("Worth booking")
    ann.caught_up()
    await small_world.jump(7 * 24 * HOUR)
    await ann.sees("Have you booked")
    await ann.taps(label("follow-booked"))
    await ann.sees(opening("follow-noted"))
    read = max(ann.messages)
    await small_world.jump(8 * 24 * HOUR)
    await ann.types("/status")
    await ann.sees("Where you stand")
    later = [text_of(m) for m in ann.messages.values() if m["id"] > read]
    assert not any("booked" in text for text in later)


async def test_a_follow_up_that_a_block_swallowed_comes_after_the_return(
    small_world: World,
) -> None:
    ann = await alarmed(small_world)
    await ann.sends("block")
    await small_world.jump(30 * HOUR)
    bob = await acquainted(small_world, chat_id=1002)
    await bob.types("/status")
    await bob.sees("Where you stand")
    ann.caught_up()
    await ann.sends("unblock")
    await ann.types("/start")
    await ann.sees("Nudges are paused")
    await small_world.jump(2 * timedelta(minutes=1))
    await ann.sees("Have you got help?")


async def test_a_calm_check_in_says_again_what_is_still_open(small_world: World) -> None:
    ann = await alarmed(small_world)
    ann.caught_up()
    await ann.types("/checkin")
    await ann.sees("genitals")  # a Yes of this week is no answer to it
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    ann.caught_up()
    await ann.types("0")
    await ann.taps(label("answer-no"))
    await denies_the_lists(ann)
    await ann.sees(CALL)
    assert [s.tier for s in await suspended(small_world)] == [Tier.EMERGENCY]


async def test_a_ten_that_was_a_slip_is_taken_back_with_a_lower_score(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("10")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    await small_world.jump(31 * timedelta(minutes=1))
    await ann.sees("Speak to a doctor or nurse line today")
    [urgent] = await suspended(small_world)
    for pain, lifted in (("7", False), ("2", True)):
        ann.caught_up()
        newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
        await ann.sends("tap", message_id=newest, data=f"f:mistake:{urgent.id}", force=True)
        await ann.sees("genitals")
        await ann.taps(NONE)
        await ann.sees("Losing weight")
        await ann.taps(label("none-of-these"))
        await ann.sees("from 0 to 10")
        await ann.types(pain)
        await ann.sees(opening("suspension-lifted" if lifted else "lift-not-yet"))


async def test_which_line_it_was_is_not_kept_once_the_log_is_over(small_world: World) -> None:
    ann = await alarmed(small_world)
    await ann.taps(label("which-ask"))
    which = await ann.sees(lambda m: label("triage-E2-label") in labels(m))
    await ann.sends("tap", message_id=which["id"], data="q:consents:pain-log", force=True)
    await ann.sends("tap", message_id=which["id"], data="q:consents:safety", force=True)
    await ann.taps_on(which, label("triage-E2-label"), force=True)
    await ann.sees(opening("which-noted"))
    [logged] = await checkins_of(small_world)
    assert logged.answers.flags == {"E": Answer.YES}
