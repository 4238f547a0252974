"""Check-ins: what is asked, and what is kept of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.flows.checkin_questions import INTERFERENCES
from care.model import Tier
from db.people import Consent
from tests.asking import (
    CALL,
    NONE,
    answer_with,
    checkins_of,
    denies_and_scores,
    denies_the_list,
    denies_the_lists,
    suspended,
)
from tests.telling import ENGLISH, acquainted, label, opening
from tests.typed import windows
from tests.world import MONDAY, Chat, World, text_of

HOUR = timedelta(hours=1)


async def test_a_mild_day_is_logged_in_a_few_taps_and_never_called_all_clear(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await answer_with(ann, 3)
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    [logged] = await checkins_of(world)
    assert logged.tier is Tier.NONE
    assert (logged.answers.pain, logged.answers.sites) == (3, frozenset({"low-left"}))
    await ann.types("/history")
    await ann.taps(label("history-as-list"))
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
    await denies_and_scores(ann, "2")
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
    await denies_the_list(ann)
    await ann.sees("That is not a medical check")
    for _ in range(2):
        await ann.taps_on(card, label("triage-emergency-yes"), force=True)
    await ann.sees(CALL)
    await ann.types("/status")
    await ann.sees("Everything is paused")
    assert len(await suspended(small_world)) == 1


async def test_a_bare_number_is_a_score_even_in_other_digits(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("７/10")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Where is it?")


async def test_two_devices_answer_one_check_in(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    first = await ann.sees("genitals")
    ann.caught_up()
    await ann.types("/checkin")  # on the tablet: the same question, not a second check-in
    second = await ann.sees("genitals")
    assert second["id"] > first["id"]
    await ann.taps_on(first, NONE)
    await ann.taps_on(second, NONE, force=True)
    await ann.sees("from 0 to 10")
    await ann.types("3")
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.taps(label("answer-no"))
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    for card in (first, second):
        await ann.taps_on(card, NONE, force=True)
    await ann.sees(opening("checkin-closed"))
    assert [c.answers.pain for c in await checkins_of(world)] == [3]


async def in_the_way(world: World, language: str) -> Chat:
    """A person who was just asked how much it got in the way."""
    ann = await acquainted(world, language=language)
    await ann.types("/checkin")
    await ann.taps(ENGLISH.label(language, "triage-emergency-none"))
    await ann.types("3")
    await ann.taps(ENGLISH.label(language, "go-on"))
    await ann.sees(text_of({"html": ENGLISH.say(language, "checkin-interference")}))
    return ann


@pytest.mark.parametrize(
    ("language", "typed", "means"),
    [("en", "none", "none"), ("en", "not much", "some"), ("de", "ein bisschen", "some")],
)
async def test_how_much_it_got_in_the_way_can_be_typed(
    small_world: World, language: str, typed: str, means: str
) -> None:
    ann = await in_the_way(small_world, language)
    await ann.types(typed)
    await ann.taps(ENGLISH.label(language, "answer-no"))
    for card in ("urgent", "routine"):  # this week's lists
        words = text_of({"html": ENGLISH.say(language, f"triage-{card}-card")})
        shown = await ann.sees(words.strip().splitlines()[0])
        await ann.taps_on(shown, ENGLISH.label(language, "none-of-these"))
    await ann.sees(text_of({"html": ENGLISH.say(language, "triage-all-no")})[:20])
    [logged] = await checkins_of(small_world)
    assert logged.answers.interference == means


@pytest.mark.parametrize(
    ("language", "typed", "means"),
    [
        ("en", "Nothing.", "none"),
        ("en", "no", "none"),
        ("en", "a bit", "some"),
        ("en", "a lot", "much"),
        ("en", "couldn’t do things", "stopped"),
        ("de", "gar nicht", "none"),
        ("de", "sehr", "much"),
        ("de", "not much", "some"),
    ],
)
def test_people_say_in_many_words_how_much_it_got_in_the_way(
    language: str, typed: str, means: str
) -> None:
    assert ENGLISH.answer(language, "interference", typed) == means


async def test_what_is_no_answer_to_a_question_is_told_what_that_question_wants(
    small_world: World,
) -> None:
    ann = await in_the_way(small_world, "en")
    await ann.types("42")
    await ann.sees(opening("unclear-interference"))
    await ann.sees(opening("checkin-interference"))


def test_each_button_of_how_much_it_got_in_the_way_has_words_of_its_own() -> None:
    for language in ENGLISH.languages:
        words = ENGLISH.by_language[language].manners.answers["interference"]
        assert set(words.values()) == set(INTERFERENCES)
