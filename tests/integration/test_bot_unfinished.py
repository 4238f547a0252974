"""A check-in that was left in the middle: what was said in it counts, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from care.model import Occasion, Tier
from db.people import Consent
from tests.asking import CALL, NONE, checkins_of, denies_and_scores, denies_the_lists, suspended
from tests.telling import acquainted, label, opening
from tests.world import Chat, World, labels, text_of

MINUTE = timedelta(minutes=1)
LINE = "Speak to a doctor or nurse line today"


async def said_ten(world: World) -> Chat:
    """A person who has said ten out of ten, and then puts the phone away."""
    ann = await acquainted(world)
    await ann.types("10")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    return ann


async def test_a_ten_that_was_left_there_is_advised_on_after_half_an_hour(world: World) -> None:
    ann = await said_ten(world)
    await world.jump(31 * MINUTE)
    await ann.sees(LINE)
    await ann.sees(opening("checkin-unfinished"))
    assert [s.tier for s in await suspended(world)] == [Tier.URGENT]
    [logged] = await checkins_of(world)
    assert logged.answers.pain == 10


@pytest.mark.parametrize("then", ["/redflags", "this hurts", "/week", "4"])
async def test_a_ten_is_not_lost_when_something_else_is_asked(
    small_world: World, then: str
) -> None:
    ann = await said_ten(small_world)
    ann.caught_up()
    await ann.types("/help" if then == "4" else then)  # a number alone would answer the question
    if then == "4":
        await small_world.jump(31 * MINUTE)
    await ann.sees(LINE)
    assert Tier.URGENT in {s.tier for s in await suspended(small_world)}


async def test_a_break_does_not_begin_over_a_warning_sign_that_was_half_told(
    small_world: World,
) -> None:
    ann = await said_ten(small_world)
    ann.caught_up()
    await ann.types("/break")
    await ann.sees(LINE)
    await ann.sees("Stand up and walk")


async def test_numbness_that_was_left_there_is_asked_the_card_before_any_break(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("this hurts")
    await ann.taps(label("triage-X3-label"))
    await ann.sees("genitals")
    ann.caught_up()
    await ann.types("/break")
    card = await ann.sees("genitals")
    await ann.taps_on(card, label("triage-emergency-yes"))
    await ann.sees(CALL)


async def test_numbness_that_was_left_there_is_asked_the_card_once_more(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("this hurts")
    await ann.taps(label("triage-X3-label"))
    await ann.sees("genitals")
    ann.caught_up()
    await small_world.jump(31 * MINUTE)
    await ann.sees(opening("checkin-unfinished"))
    await ann.sees("genitals")
    ann.caught_up()
    await small_world.jump(31 * MINUTE)
    await ann.types("/status")
    await ann.sees("Where you stand")
    later = [text_of(m) for m in ann.messages.values() if m["id"] > ann.read]
    assert not any("genitals" in text for text in later), "asked once more, and not for ever"


async def test_a_mild_one_is_kept_and_says_nothing(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("3")
    await ann.sees("genitals")
    ann.caught_up()
    await small_world.jump(31 * MINUTE)
    await ann.types("/checkin")
    await ann.sees("genitals")
    ann.caught_up()
    await ann.types("this hurts")
    await ann.sees("Stop, and rest")
    [logged] = await checkins_of(small_world)
    assert (logged.answers.pain, logged.tier) == (3, Tier.NONE)
    assert await suspended(small_world) == ()


async def test_the_daily_check_in_goes_on_with_the_one_that_was_left(small_world: World) -> None:
    ann = await acquainted(small_world, checkin_minute=9 * 60)
    await ann.types("/settings")
    await ann.taps(label("setting-checkin"))
    await ann.types("9:00")
    await ann.sees(opening("changed"))
    await ann.types("3")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    ann.caught_up()
    await small_world.jump(61 * MINUTE)
    await ann.sees("Where is it?")
    await ann.taps(label("go-on"))
    await ann.taps(label("interference-none"))
    await ann.taps(label("answer-no"))
    await denies_the_lists(ann)
    await ann.sees("That is not a medical check")
    [logged] = await checkins_of(small_world)
    assert (logged.answers.occasion, logged.answers.pain) == (Occasion.ASKED, 3)


async def test_both_legs_after_a_no_to_the_card_are_asked_in_so_many_words(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await denies_and_scores(ann, "3")
    await ann.sees("Where is it?")
    await ann.taps(label("triage-site-leg-both"))
    await ann.taps(label("go-on"))
    card = await ann.sees("Once more")
    assert "both" in text_of(card)
    await ann.taps_on(card, label("triage-emergency-unsure"))
    await ann.sees(CALL)


async def test_without_a_pain_log_the_words_are_not_kept_and_the_advice_still_comes(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS, Consent.SAFETY])
    await ann.types("this hurts")
    await ann.taps(label("triage-X3-label"))
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    await ann.taps(label("triage-site-leg-left"))
    await ann.sees(lambda m: any(text.startswith("✅") for text in labels(m)))
    await small_world.jump(31 * MINUTE)
    await ann.sees(LINE)
    assert await checkins_of(small_world) == ()


async def test_a_consent_taken_back_in_the_middle_keeps_nothing_and_advises_all_the_same(
    small_world: World,
) -> None:
    ann = await said_ten(small_world)
    newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
    ann.caught_up()
    await ann.sends("tap", message_id=newest, data="q:consents:pain-log", force=True)
    await ann.sees(LINE)
    assert await checkins_of(small_world) == ()
    assert Tier.URGENT in {s.tier for s in await suspended(small_world)}
