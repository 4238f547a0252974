"""Words of despair, at any moment: one warm card with numbers, nothing asked, nothing kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db import routines
from db.columns import Base
from db.routines import RoutineState
from tests.telling import ENGLISH, acquainted, label, opening, stored
from tests.world import Chat, Message, World, labels, text_of

WORDS = "honestly I just want to die"
WORTE = "ich will nicht mehr leben"
NONE: dict[str, str] = {"country": "none", "ambulance": "", "lines": ""}
CARD = opening("despair", **NONE)
KARTE = ENGLISH.label("de", "despair", **NONE).splitlines()[0].replace("<b>", "")[:20]
PASSING = frozenset({"updates_seen", "outbox", "budget"})  # what is on its way


async def card(person: Chat, wanted: str = CARD) -> str:
    """Wait for the card; it is the only thing that is said, and asks nothing."""
    message = await person.sees(wanted)
    assert label("advice-other-country") in labels(message) or wanted != CARD
    return text_of(message)


def since(person: Chat) -> list[Message]:
    news = [m for m in person.messages.values() if m["from"] == "bot" and m["id"] > person.read]
    return sorted(news, key=lambda message: int(message["id"]))


async def kept(world: World) -> dict[str, list[str]]:
    """Return every row of every table, but for what is only passing through."""
    async with world.database.begin() as tx:
        return {
            name: sorted(repr(tuple(row)) for row in await tx.execute(select(table)))
            for name, table in Base.metadata.tables.items()
            if name not in PASSING
        }


async def test_it_is_answered_with_the_numbers_of_the_country(world: World) -> None:
    ann = await acquainted(world)
    ann.caught_up()
    await ann.types(WORDS)
    said = await card(ann)
    assert "call 999 now (United Kingdom, ambulance)" in said
    assert "Samaritans: 116 123, at any hour" in said
    assert "findahelpline.com" in said
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert len(since(ann)) == 2, "the card, and the answer to what was asked afterwards"


async def test_it_is_answered_in_german(world: World) -> None:
    ann = await acquainted(world, language="de", country="DE")
    await ann.types(WORTE)
    said = await card(ann, KARTE)
    assert "ruf jetzt 112 an (Deutschland, Rettungsdienst)" in said
    assert "TelefonSeelsorge: 0800 111 0 111, rund um die Uhr" in said


@pytest.mark.parametrize(
    ("country", "line"),
    [
        pytest.param("DK", "Livslinien: 70 201 201, daily 11:00–05:00", id="not at any hour"),
        pytest.param("CN", "心理援助热线: 12356\n", id="hours not known"),
        pytest.param("BE", "Centre de Prévention du Suicide: 0800 32 123", id="two languages"),
        pytest.param("TR", "Helplines in any country: findahelpline.com", id="no line known"),
    ],
)
async def test_a_line_says_when_it_is_open_if_not_always(
    small_world: World, country: str, line: str
) -> None:
    ann = await acquainted(small_world, country=country)
    await ann.types(WORDS)
    assert line in await card(ann)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        pytest.param("/status", "Where you stand", id="nothing was asked"),
        pytest.param("/checkin", "genitals", id="at a check-in's card"),
        pytest.param("/interval", "minutes of sitting", id="in the settings"),
    ],
)
async def test_nothing_of_it_is_kept_or_logged(
    world: World,
    before: str,
    question: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    ann = await acquainted(world)
    await ann.types(before)
    await ann.sees(question)
    rows = await kept(world)
    ann.caught_up()
    await ann.types(WORDS)
    await card(ann)
    assert await kept(world) == rows
    logged = caplog.text + "".join(capfd.readouterr())
    assert "want to die" not in logged
    assert len(since(ann)) == 1, "the question stays open, but is not asked below the card"


async def test_the_question_that_was_open_is_still_open(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/interval")
    await ann.sees("minutes of sitting")
    await ann.types(WORDS)
    await card(ann)
    await ann.types("45")
    await ann.sees(opening("changed-plan", line=""))
    assert (await stored(small_world)).limit_minutes == 45


async def test_it_is_heard_before_the_start_too(world: World) -> None:
    ann = await world.person()
    await ann.types(WORDS)
    said = await card(ann)
    for number in ("112", "911", "999", "000"):
        assert number in said
    assert "findahelpline.com" in said
    await ann.types("/start")
    await ann.sees("Are you 18")
    ann.caught_up()
    await ann.types("I don't want to live anymore")
    await card(ann)
    assert len(since(ann)) == 1
    await ann.types("yes")
    await ann.sees(opening("ask-consents"))


async def test_it_is_heard_behind_a_command(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types(f"/snooze {WORDS}")
    await card(ann)


async def test_it_is_heard_in_a_changed_message(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/status")
    await ann.sees("Where you stand")
    await ann.changes_words(f"/status {WORDS}")
    await card(ann)


async def test_it_is_heard_under_a_picture(small_world: World) -> None:
    ann = await acquainted(small_world)
    ann.caught_up()
    await ann.sends("photo", caption=WORDS)
    await card(ann)
    assert len(since(ann)) == 1


async def test_a_denial_gets_the_card_as_well(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("I'm not suicidal")
    await card(ann)


async def test_a_routine_waits_and_may_be_gone_on_with(world: World) -> None:
    world.clock.set_speed(1)
    ann = await acquainted(world)
    await ann.types("/break")
    await ann.sees("starting in")
    await ann.types(WORDS)
    await card(ann)
    await ann.sees(lambda m: label("routine-go") in labels(m))
    person = await stored(world)
    async with world.database.begin() as tx:
        [routine] = await routines.since(tx, person.id, world.clock.now() - timedelta(hours=1))
    assert routine.state is RoutineState.PAUSED
    await ann.taps(label("routine-go"))
    await ann.sees(lambda m: label("routine-pause") in labels(m))


async def test_a_warning_sign_in_the_same_words_has_its_card_below(world: World) -> None:
    ann = await acquainted(world)
    ann.caught_up()
    await ann.types(f"{WORDS}. I can't feel my legs")
    await ann.sees("wiping feels different")
    first, heard, emergency = since(ann)
    assert CARD in text_of(first)
    assert opening("alarm-heard", questions="") in text_of(heard)
    assert "wiping feels different" in text_of(emergency)


async def test_another_country_has_its_own_numbers(world: World) -> None:
    ann = await acquainted(world)
    await ann.types(WORDS)
    await card(ann)
    ann.caught_up()
    await ann.taps(label("advice-other-country"))
    await ann.taps("France")
    assert "Prévention du suicide: 3114" in await card(ann)
    assert (await stored(world)).country == "FR"
    ann.caught_up()
    await ann.taps(label("advice-again"))
    assert "call 15 now (France, ambulance)" in await card(ann)


async def test_an_old_button_of_a_country_that_is_gone_changes_nothing(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types(WORDS)
    message = await ann.sees(CARD)
    ann.caught_up()
    await ann.sends("tap", message_id=message["id"], data="care:XX", force=True)
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert len(since(ann)) == 1
    assert (await stored(small_world)).country == "GB"


async def test_an_idiom_gets_no_card(small_world: World) -> None:
    ann = await acquainted(small_world)
    ann.caught_up()
    await ann.types("this chair is killing me")
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert not any(CARD in text_of(message) for message in since(ann))
