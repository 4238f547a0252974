"""Where somebody is: asked when it is not sure, said when it is kept, and corrected at once."""

from __future__ import annotations

import re

import pytest

from tests.asking import denies_the_list
from tests.telling import acquainted, label, opening, stored
from tests.world import Chat, Message, World, labels, text_of


async def where(world: World, language: str = "en") -> Chat:
    """A newcomer who is asked where they are."""
    ann = await world.person(language=language)
    await ann.types("/start")
    await ann.taps(label("adult-yes"))
    await ann.taps(label("consent-reminders"))
    await ann.taps(label("go-on"))
    await ann.sees(opening("ask-zone"))
    ann.caught_up()
    return ann


async def placed(world: World) -> tuple[str, str | None]:
    person = await stored(world)
    return person.zone, person.country


def button(message: Message, start: str) -> str:
    [found] = [text for text in labels(message) if text.startswith(start)]
    return found


async def test_a_country_is_asked_back_and_its_own_number_is_given(world: World) -> None:
    ann = await where(world)
    await ann.types("Ireland")
    asked = await ann.sees("Is it this one?")
    assert (await placed(world))[1] is None
    [dublin] = labels(asked)
    assert re.fullmatch(r"Dublin, Ireland · 0?8:\d\d", dublin)
    await ann.taps(dublin)
    kept = await ann.sees("Dublin, Ireland.")
    assert "Emergency numbers: Ireland" in text_of(kept)
    assert await placed(world) == ("Europe/Dublin", "IE")
    await ann.sees("genitals")
    await ann.types("yes")
    assert "(Ireland, ambulance)" in text_of(await ann.sees("Do not drive yourself"))


async def test_what_stands_on_a_button_can_be_typed(world: World) -> None:
    ann = await where(world)
    await ann.types("BST")
    asked = await ann.sees("Which one is it?")
    await ann.types(button(asked, "Dhaka, Bangladesh"))
    await ann.sees("Dhaka, Bangladesh.")
    assert await placed(world) == ("Asia/Dhaka", "BD")


async def test_a_yes_is_enough_where_one_place_is_left(world: World) -> None:
    ann = await where(world)
    await ann.types("Scotland")
    await ann.sees("Is it this one?")
    await ann.types("yes")
    await ann.sees("Glasgow, United Kingdom.")
    assert await placed(world) == ("Europe/London", "GB")
    await ann.types("no")
    await denies_the_list(ann)
    await ann.sees(opening("ask-windows"))
    await ann.types("daily 08:00-20:00")
    await ann.types("50")
    await ann.types("desk")
    await ann.sees(opening("ready", line=""))
    ann.caught_up()
    await ann.types("/timezone Ireland")
    await ann.sees("Is it this one?")
    await ann.types("Yes.")
    await ann.sees("Dublin, Ireland.")
    assert await placed(world) == ("Europe/Dublin", "IE")


async def test_a_yes_is_no_place_where_several_are_left(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/timezone Birmingham")
    await ann.sees("Which one is it?")
    await ann.types("yes")
    await ann.sees(opening("unclear-zone"))


@pytest.mark.parametrize("typed", ["Birmingham, United Kingdom", "birmingham, uk"])
async def test_a_choice_of_the_command_may_be_answered_by_typing(
    small_world: World, typed: str
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/timezone Birmingham")
    asked = await ann.sees("Which one is it?")
    button(asked, "Birmingham, AL, United States")
    await ann.types(typed)
    await ann.sees("Birmingham, United Kingdom.")
    await ann.sees("Saved. Next nudge")
    assert await placed(small_world) == ("Europe/London", "GB")


async def test_a_tapped_city_is_kept_and_said_by_its_own_name(small_world: World) -> None:
    ann = await acquainted(small_world, zone="Asia/Tokyo", country="JP")
    await ann.types("/timezone Birmingham")
    asked = await ann.sees("Which one is it?")
    await ann.taps(button(asked, "Birmingham, AL"))
    kept = await ann.sees("Emergency numbers: United States")
    assert text_of(kept).startswith("Birmingham, AL, United States. It’s 2:")
    assert await placed(small_world) == ("America/Chicago", "US")
    await ann.sees("Saved. Next nudge")


async def test_a_buttons_country_is_said_where_the_language_alone_offers_it(
    small_world: World,
) -> None:
    ann = await where(small_world, "en-US")
    await ann.types("/start")
    asked = await ann.sees(opening("ask-zone"))
    assert [text.partition(" · ")[0] for text in labels(asked)] == [
        "New York, United States",
        "Chicago, United States",
        "Denver, United States",
        "Los Angeles, United States",
    ]
    await ann.types("Chicago, United States")
    await ann.sees("Chicago, IL, United States.")


async def test_a_wrong_place_is_put_right_before_the_start_is_over(small_world: World) -> None:
    ann = await where(small_world)
    await ann.types("Melbourne")
    await ann.sees("Melbourne, VIC, Australia.")
    await ann.sees("genitals")
    ann.caught_up()
    await ann.types("/timezone Melbourne, Florida")
    await ann.sees("Melbourne, FL, United States.")
    assert await placed(small_world) == ("America/New_York", "US")
    ann.caught_up()
    await ann.types("/timezone")
    await ann.sees(opening("ask-zone"))
    await ann.types("Perth")
    await ann.sees("Perth, WA, Australia.")
    await ann.sees("genitals")
    ann.caught_up()
    await ann.types("/timezone Boston")
    await ann.sees("Which one is it?")
    await ann.types("Boston, England")
    await ann.sees("Boston, United Kingdom.")


async def test_nobody_gets_round_the_first_questions(small_world: World) -> None:
    ann = await small_world.person()
    await ann.types("/timezone Dublin")
    await ann.sees(opening("first-start"))
    await ann.types("/start")
    await ann.sees(opening("welcome"))
    ann.caught_up()
    await ann.types("/timezone Dublin")
    await ann.sees(opening("first-start"))
    assert (await placed(small_world))[1] is None


async def test_an_offset_has_no_country_and_says_so(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/timezone UTC+2")
    kept = await ann.sees("UTC+2.")
    assert "don’t know your country" in text_of(kept)
    assert await placed(world) == ("Etc/GMT-2", None)
    await ann.types("/settings")
    shown = text_of(await ann.sees("Your settings"))
    assert "Time zone: UTC+2" in shown
    assert "Emergency numbers: several, each with its country" in shown
    await ann.types("/redflags")
    await ann.taps(label("triage-emergency-yes"))
    advice = text_of(await ann.sees("Do not drive yourself"))
    assert "112 in Europe" in advice
    assert "999 in the UK" in advice


async def test_settings_say_whose_numbers_are_shown(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/settings")
    shown = text_of(await ann.sees("Your settings"))
    assert "Time zone: Europe/London" in shown
    assert "Emergency numbers: United Kingdom" in shown


async def test_half_hours_are_asked_about_by_their_places(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/timezone UTC+5:30")
    asked = await ann.sees("Which one is it?")
    await ann.taps(button(asked, "Colombo, Sri Lanka"))
    kept = await ann.sees("Colombo, Sri Lanka.")
    assert "don’t have that country’s emergency numbers" in text_of(kept)
    assert await placed(small_world) == ("Asia/Colombo", "LK")


async def test_a_location_on_a_border_is_asked_about(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/timezone")
    await ann.sees(opening("ask-zone"))
    await ann.sends("location", latitude=47.57, longitude=7.60)
    asked = await ann.sees("Which one is it?")
    await ann.taps(button(asked, "Basel, Switzerland"))
    await ann.sees("Basel, Switzerland.")
    assert await placed(small_world) == ("Europe/Zurich", "CH")


@pytest.mark.parametrize(
    "data",
    ["Europe/Dublin|US|", "Europe/Dublin||", "Etc/GMT-2|IE|", "Europe/Dublin|IE|5128581", "||"],
)
async def test_a_forged_button_changes_nothing(small_world: World, data: str) -> None:
    ann = await acquainted(small_world)
    before = await stored(small_world)
    await ann.types("/timezone Ireland")
    message = await ann.sees("Is it this one?")
    body = {"message_id": message["id"], "data": f"q:zone:{data}", "force": True}
    await ann.sends("tap", **body)
    await ann.sees(opening("unclear-zone"))
    assert await stored(small_world) == before


async def test_a_button_of_before_still_works(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/timezone Ireland")
    message = await ann.sees("Is it this one?")
    body = {"message_id": message["id"], "data": "q:zone:Europe/Berlin", "force": True}
    await ann.sends("tap", **body)
    await ann.sees("Berlin, Germany.")
    assert await placed(small_world) == ("Europe/Berlin", "DE")


async def test_a_german_reads_german_names(small_world: World) -> None:
    anna = await acquainted(small_world, language="de")
    await anna.types("/timezone Österreich")
    asked = await anna.sees("Meinst du diesen Ort?")
    await anna.taps(button(asked, "Wien, Österreich"))
    kept = await anna.sees("Wien, Österreich.")
    assert "Notrufnummern: Österreich" in text_of(kept)
