"""Check-ins and red flags: what is asked, what is advised, what stops, and what lifts it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from content.model import Answer, Tier
from db import checkins, retention, suspensions, timers
from db.checkins import CheckIn
from db.people import Consent
from db.suspensions import Suspension
from scheduler.model import TimerKind
from scheduler.parse import windows
from tests.telling import acquainted, label, opening, stored
from tests.world import MONDAY, Chat, World, labels, text_of

HOUR = timedelta(hours=1)
CALL = "Call 999 now (United Kingdom, ambulance)"
NONE = label("triage-emergency-none")


async def checkins_of(world: World) -> Sequence[CheckIn]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return await checkins.latest(tx, person.id, 10)


async def suspended(world: World) -> Sequence[Suspension]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return await suspensions.active(tx, person.id, world.clock.now())


async def answer_with(person: Chat, pain: int, *, new: str = "answer-no") -> None:
    """Answer a check-in with a place and nothing in the way, up to "anything new?"."""
    await person.sees("genitals")
    await person.taps(NONE)
    await person.sees("from 0 to 10")
    await person.types(str(pain))
    await person.sees("Where is it?")
    await person.taps(label("triage-site-low-left"))
    await person.taps(label("go-on"))
    await person.taps(label("interference-some"))
    await person.sees("new or different")
    await person.taps(label(new))


async def alarmed(world: World, answer: str = "triage-emergency-yes") -> Chat:
    """A person who has just answered the emergency card."""
    ann = await acquainted(world)
    await ann.types("/checkin")
    await ann.sees("genitals")
    await ann.taps(label(answer))
    await ann.sees("Do not drive yourself")
    return ann


async def test_a_mild_day_is_logged_in_a_few_taps_and_never_called_all_clear(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await answer_with(ann, 3)
    await ann.sees("That is not a medical check")
    [logged] = await checkins_of(world)
    assert logged.tier is Tier.NONE
    assert (logged.answers.pain, logged.answers.sites) == (3, frozenset({"low-left"}))
    await ann.types("/history")
    history = await ann.sees("Your notes")
    assert "3 of 10, lower back left" in text_of(history)


async def test_the_daily_check_in_comes_at_the_time_that_was_chosen(world: World) -> None:
    ann = await acquainted(world, windows=windows("Sun 08:00-12:00"))
    await ann.types("/settings")
    await ann.taps(label("setting-checkin"))
    await ann.sees(opening("ask-checkin"))
    await ann.types("9:30")
    await ann.sees(opening("changed"))
    ann.caught_up()
    await world.jump_to_next()
    await ann.sees("genitals")
    assert world.clock.now() - MONDAY < timedelta(hours=2), "at half past nine that same day"


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
    which = await ann.sees(opening("which"))
    assert label("triage-E6-label") not in str(which["buttons"])
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
    await ann.types("3")
    await ann.sees(opening("suspension-lifted"))
    assert await suspended(small_world) == ()


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
    assert "numb" not in told.lower(), "what it is stays with the person"


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


async def test_what_hurts_stops_rests_and_is_asked_about_before_anything_else(
    world: World,
) -> None:
    ann = await acquainted(world)
    await world.jump_to_next()
    await ann.taps(label("nudge-start"))
    await ann.taps(label("routine-hurts"))
    await ann.sees("Stop, and rest")
    await ann.taps(label("triage-X5-label"))
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    await ann.types("2")
    await ann.sees("We leave this technique out")
    [rest] = await suspended(world)
    assert rest.tier is Tier.STOP
    assert rest.technique is not None
    ann.caught_up()
    await world.jump_to_next()
    await ann.sees("How is it now")
    await ann.types("/safety")
    await ann.taps(label("follow-lift"))
    await ann.sees("This one rests until")
    await world.jump(7 * 24 * HOUR)
    assert await suspended(world) == ()


async def test_numbness_in_both_legs_after_a_technique_is_an_emergency(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("this hurts")
    await ann.sees("Stop, and rest")
    await ann.taps(label("triage-X3-label"))
    await ann.sees("genitals")
    await ann.types("not sure")
    await ann.sees(CALL)


async def test_without_the_pain_log_nothing_is_kept_and_the_advice_is_given_all_the_same(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS])
    await ann.types("/checkin")
    await ann.sees("genitals")
    await ann.types("yes")
    await ann.sees(CALL)
    assert await checkins_of(small_world) == ()
    [open_one] = await suspended(small_world)
    assert open_one.tier is Tier.EMERGENCY


async def test_an_emergency_answer_on_an_old_card_counts_and_a_doubled_one_counts_once(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/redflags")
    card = await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("That is not a medical check")
    for _ in range(2):
        await ann.taps_on(card, label("triage-emergency-yes"), force=True)
    await ann.sees(CALL)
    await ann.types("/status")
    await ann.sees("Everything is paused")
    assert len(await suspended(small_world)) == 1


async def test_another_country_brings_its_own_numbers(small_world: World) -> None:
    ann = await alarmed(small_world)
    await ann.taps(label("advice-other-country"))
    await ann.taps("Spain")
    await ann.sees("Call 112 now (Spain, ambulance)")


async def test_a_bare_number_is_a_score_even_in_other_digits(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("７/10")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Where is it?")


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
    await small_world.jump(7 * 24 * HOUR)
    ann.caught_up()
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


# Slips


async def test_a_wrong_tap_is_corrected_for_ten_minutes(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await answer_with(ann, 4)
    await ann.sees("That is not a medical check")
    ann.caught_up()
    await ann.taps(label("fix"))
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    await ann.types("two")
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.sees("new or different")
    ann.caught_up()
    await ann.taps(label("answer-no"))
    await ann.sees("That is not a medical check")
    [logged] = await checkins_of(world)
    assert (logged.answers.pain, logged.answers.interference) == (2, "none")


async def test_a_place_is_remembered_and_can_be_changed(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await answer_with(ann, 3)
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
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    await ann.types("3")
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.sees("new or different")
    ann.caught_up()
    await ann.taps(label("answer-no"))
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


# Asked again


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
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    await ann.types("8")
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


# The week in three questions


async def test_the_week_is_asked_in_three_numbers_and_with_the_card(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/week")
    for question, answer in (("peg-pain", "4"), ("peg-enjoyment", "three"), ("peg-activity", "7")):
        await ann.sees(opening(question))
        ann.caught_up()
        await ann.types(answer)
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Worth booking")
    [logged] = await checkins_of(world)
    assert (logged.answers.peg, logged.fired) == ((4, 3, 7), ("R2",))


async def test_without_a_pain_log_the_week_is_not_asked(small_world: World) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS, Consent.SAFETY])
    await ann.types("/week")
    await ann.sees(opening("week-no-log"))
    assert await checkins_of(small_world) == ()


# What still holds


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
    which = await ann.sees(opening("which"))
    await ann.sends("tap", message_id=which["id"], data="q:consents:pain-log", force=True)
    await ann.sends("tap", message_id=which["id"], data="q:consents:safety", force=True)
    await ann.taps_on(which, label("triage-E2-label"), force=True)
    await ann.sees(opening("which-noted"))
    [logged] = await checkins_of(small_world)
    assert logged.answers.flags == {"E": Answer.YES}
