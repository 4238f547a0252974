"""What was half said, corrected, or said to an old card: it counts once, and is never lost."""

from __future__ import annotations

from datetime import timedelta

from care.model import Tier
from db import routines, suspensions
from db.people import Consent
from tests.asking import (
    CALL,
    NONE,
    alarmed,
    answer_with,
    checkins_of,
    denies_and_scores,
    denies_the_lists,
    suspended,
)
from tests.telling import acquainted, label, opening, stored
from tests.world import Chat, World, labels, text_of

from .test_bot_techniques import force, handled

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NO_LOG = [Consent.REMINDERS, Consent.SAFETY]


async def since(person: Chat) -> list[str]:
    """Everything the bot has said since the test was last caught up."""
    read = person.read
    await handled(person)
    return [text_of(m) for m in person.messages.values() if m["id"] > read]


async def test_a_card_that_was_asked_again_and_left_comes_before_a_break(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await denies_and_scores(ann, "3")
    await ann.sees("Where is it?")
    await ann.taps(label("triage-site-leg-both"))
    await ann.taps(label("go-on"))
    await ann.sees("Once more")
    ann.caught_up()
    await ann.types("/break")
    card = await ann.sees("genitals")
    assert not any("starting in" in text for text in await since(ann))
    await ann.taps_on(card, NONE)
    await ann.sees("starting in")


async def test_a_ten_with_the_card_left_open_is_advised_and_asked_the_card(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await denies_and_scores(ann, "10")
    await ann.sees("Once more")
    ann.caught_up()
    await small_world.jump(31 * MINUTE)
    await ann.sees("Speak to a doctor or nurse line today")
    await ann.sees("genitals")
    [logged] = await checkins_of(small_world)
    assert "E" not in logged.answers.flags, "the No was given before the ten"


async def test_numbness_in_both_legs_waits_for_no_other_question(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("this hurts")
    await ann.taps(label("triage-X3-label"))
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    await ann.taps(label("triage-site-leg-both"))
    await ann.taps(label("go-on"))
    await ann.sees(CALL)


async def test_a_high_score_outside_of_any_routine_rests_every_technique_without_a_log(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, consents=NO_LOG)
    await ann.types("this hurts")
    await ann.taps(label("triage-X1-label"))
    await ann.taps(NONE)
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("from 0 to 10")
    await ann.types("8")
    await ann.sees("hard to think")
    await ann.taps(label("answer-no"))
    await ann.sees("rest")
    await handled(ann)
    await force(ann, "do:bridge")
    await ann.sees(opening("not-now-suspended"))


async def test_without_a_pain_log_a_lifting_screen_keeps_no_score(small_world: World) -> None:
    ann = await acquainted(small_world, consents=NO_LOG)
    await ann.types("/redflags")
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees(CALL)
    [emergency] = await suspended(small_world)
    ann.caught_up()
    await force(ann, f"f:mistake:{emergency.id}")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Losing weight")
    await ann.taps(label("none-of-these"))
    await ann.sees("from 0 to 10")
    await ann.types("3")
    await ann.sees(opening("suspension-lifted"))
    assert [c.answers.pain for c in await checkins_of(small_world)] == [None, None]


async def test_a_correction_after_the_consent_was_taken_back_is_not_kept(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await answer_with(ann, 2)
    await denies_the_lists(ann)
    done = await ann.sees("That is not a medical check")
    await force(ann, "q:consents:pain-log")
    ann.caught_up()
    await ann.taps_on(done, label("fix"), force=True)
    await ann.sees("genitals")
    ann.caught_up()
    await denies_and_scores(ann, "4")
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.sees("new or different")
    ann.caught_up()
    await ann.taps(label("answer-no"))
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    assert [c.answers.pain for c in await checkins_of(small_world)] == [2]


async def test_coming_back_after_a_block_brings_one_question_and_no_storm(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await force(ann, "do:knee-to-chest-single")
    await ann.sees("starting in")
    await ann.types("this hurts")
    await ann.taps(label("triage-X1-label"))
    await ann.taps(NONE)
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("from 0 to 10")
    await ann.types("2")
    await ann.sees("We leave this technique out")
    await ann.sends("block")
    await small_world.jump(30 * HOUR)
    bob = await acquainted(small_world, chat_id=1002)
    await handled(bob)
    ann.caught_up()
    await ann.sends("unblock")
    await ann.types("/start")
    await small_world.jump(2 * MINUTE)
    await ann.sees("gone by now")
    asked = [text for text in await since(ann) if "gone by now" in text]
    assert len(asked) == 1


async def test_a_line_ticked_on_an_older_list_counts(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("this hurts")
    await ann.taps(label("triage-X1-label"))
    await ann.taps(NONE)
    old = await ann.sees("Does any of these apply?")
    await ann.types("/redflags")
    await ann.sees("genitals")
    ann.caught_up()
    await ann.taps_on(old, label("triage-U1-label"), force=True)
    card = await ann.sees("genitals")
    await ann.taps_on(card, NONE)
    await ann.sees(lambda m: f"✅ {label('triage-U1-label')}" in labels(m))
    await ann.taps(label("go-on"))
    await ann.sees("Speak to a doctor or nurse line today")


async def test_a_week_that_pain_stopped_is_told_although_the_card_was_left(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/week")
    for question, answer in (("peg-pain", "3"), ("peg-enjoyment", "3"), ("peg-activity", "9")):
        await ann.sees(opening(question))
        ann.caught_up()
        await ann.types(answer)
    await ann.sees("genitals")
    await small_world.jump(31 * MINUTE)
    await ann.sees("Worth booking")


async def test_a_correction_that_was_left_is_not_a_second_high_score(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("8")
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.taps(label("answer-no"))
    await ann.sees("hard to think")
    await ann.taps(label("answer-no"))
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("And one of these?")
    ann.caught_up()
    await ann.taps(label("none-of-these"))
    await ann.sees("That is not a medical check")
    await ann.taps(label("fix"))
    await ann.sees("genitals")
    ann.caught_up()
    await denies_and_scores(ann, "8")
    await ann.sees("Where is it?")
    await small_world.jump(31 * MINUTE)
    await ann.sees(opening("checkin-unfinished"))
    assert await suspended(small_world) == ()
    assert [c.answers.pain for c in await checkins_of(small_world)] == [8]


async def test_a_corrected_stop_is_no_first_one(small_world: World) -> None:
    ann = await acquainted(small_world)
    await force(ann, "do:knee-to-chest-single")
    await ann.sees("starting in")
    await ann.types("this hurts")
    for what in ("X6", "X5"):
        await ann.sees("Stop, and rest")
        ann.caught_up()
        await ann.taps(label(f"triage-{what}-label"))
        await ann.sees("genitals")
        await ann.taps(NONE)
        await ann.sees("from 0 to 10")
        ann.caught_up()
        await ann.types("2")
        await ann.sees(opening("fix-offered"))
        if what == "X6":
            await ann.taps(label("fix"))
    rests = [s for s in await suspended(small_world) if s.technique]
    assert [s.until is not None for s in rests] == [True]


async def test_the_pin_goes_from_the_advice_that_carries_it(small_world: World) -> None:
    ann = await alarmed(small_world)
    pinned = await ann.sees(lambda m: bool(m["pinned"]), any_time=True)
    ann.caught_up()
    await ann.types("this hurts")
    await ann.taps(label("triage-X5-label"))
    await denies_and_scores(ann, "1")
    await ann.sees("rest")
    await ann.taps_on(pinned, label("advice-called"))
    await ann.sees(lambda m: m["id"] == pinned["id"] and not m["pinned"], any_time=True)


async def test_a_yes_days_after_one_was_seen_is_a_new_emergency(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/redflags")
    card = await ann.sees("genitals")
    await ann.taps(label("triage-emergency-yes"))
    await ann.taps(label("advice-seen"))
    await ann.sees(opening("follow-seen-noted"))
    await small_world.jump(5 * 24 * HOUR)
    ann.caught_up()
    await ann.taps_on(card, label("triage-emergency-yes"), force=True)
    await ann.sees(CALL)
    newest = (await suspended(small_world))[-1]
    assert (newest.tier, newest.seen_at, newest.stops_nudges) == (Tier.EMERGENCY, None, True)


async def test_numbness_typed_in_a_routine_rests_what_was_under_way(small_world: World) -> None:
    ann = await acquainted(small_world)
    await force(ann, "do:bridge")
    await ann.sees("starting in")
    ann.caught_up()
    await ann.types("my left leg went numb and my right leg too")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("What is it?")
    await ann.taps(label("triage-X5-label"))
    await ann.sees("from 0 to 10")
    await ann.types("1")
    await ann.sees("We leave this technique out")
    assert {s.technique for s in await suspended(small_world)} == {"bridge"}
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        assert await routines.open(tx, person.id) is None
        assert len(await suspensions.history(tx, person.id)) == 1


async def test_a_score_that_is_being_told_binds_a_technique_at_once(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await denies_and_scores(ann, "6")
    await ann.sees(lambda m: label("triage-site-neck") in str(labels(m)))
    await force(ann, "do:chair-sideways-twist")
    await ann.sees(opening("not-now-twists"))
