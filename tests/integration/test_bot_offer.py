"""What nothing understood gets an offer: the emergency list, or a way on. Never a bare sentence."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.columns import Base
from db.people import Consent
from tests.asking import NONE, denies_the_list
from tests.telling import ENGLISH, acquainted, label, opening
from tests.world import Chat, Message, World, labels, text_of

OFFER = opening("not-understood")
LIST = "wiping feels different"
SHOW, NOT = label("offer-show"), label("offer-not")
STRANGE = "everything below my belt feels a little foreign"


def since(person: Chat) -> list[Message]:
    news = [m for m in person.messages.values() if m["from"] == "bot" and m["id"] > person.read]
    return sorted(news, key=lambda message: int(message["id"]))


async def anew(person: Chat, wanted: str) -> Message:
    """Wait for a new message, not for one that was changed."""
    return await person.sees(lambda m: m["id"] > person.read and wanted in text_of(m))


async def offered(person: Chat, wanted: str = OFFER) -> Message:
    """The offer is there, with both of its buttons."""
    message = await person.sees(wanted)
    assert OFFER.partition(". ")[2] in text_of(message)
    assert labels(message)[-2:] == [SHOW, NOT]
    return message


async def test_free_text_is_offered_the_list_which_opens_as_redflags_does(world: World) -> None:
    ann = await acquainted(world)
    await ann.types(STRANGE)
    await offered(ann)
    await ann.taps(SHOW)
    await ann.sees(LIST)
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees("Call 999 now")


async def test_it_is_not_leads_on(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("can you sing for me")
    shown = await offered(ann)
    await ann.taps(NOT)
    led_on = await ann.sees(opening("offer-over"))
    assert led_on["id"] == shown["id"], "in place of the offer"
    assert labels(led_on) == [label("offer-break"), label("offer-settings"), label("offer-help")]


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ("offer-break", "starting in"),
        ("offer-settings", opening("settings", **dict.fromkeys(
            ("windows", "limit", "spread", "zone", "numbers", "place", "mode", "pictures", "dose",
             "checkin"),
            "",
        ))),
        ("offer-help", opening("help", commands="")),
    ],
)  # fmt: skip
async def test_each_way_on_works(small_world: World, way: str, wanted: str) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    await ann.types("can you sing for me")
    await ann.taps(NOT)
    await ann.taps(label(way))
    await ann.sees(wanted)


@pytest.mark.parametrize("typed", ["show the list", "Show me the list!", "list", "yes"])
async def test_the_list_can_be_asked_for_by_typing(small_world: World, typed: str) -> None:
    ann = await acquainted(small_world)
    await ann.types(STRANGE)
    await offered(ann)
    await ann.types(typed)
    await ann.sees(LIST)


@pytest.mark.parametrize("typed", ["it's not", "It’s not.", "its not", "no", "nope"])
async def test_that_it_is_not_can_be_typed(small_world: World, typed: str) -> None:
    ann = await acquainted(small_world)
    await ann.types("can you sing for me")
    await offered(ann)
    await ann.types(typed)
    await ann.sees(opening("offer-over"))


@pytest.mark.parametrize(("typed", "wanted"), [("settings", "Time zone"), ("help", "What I know")])
async def test_the_ways_on_can_be_typed(small_world: World, typed: str, wanted: str) -> None:
    ann = await acquainted(small_world)
    await ann.types(typed)
    await ann.sees(wanted)


async def test_the_offer_speaks_german(world: World) -> None:
    ann = await acquainted(world, language="de", country="DE")
    await ann.types("da unten ist alles irgendwie fremd")
    message = await ann.sees(ENGLISH.label("de", "not-understood"))
    assert labels(message) == [ENGLISH.label("de", k) for k in ("offer-show", "offer-not")]
    await ann.types("darum geht es nicht")
    await ann.sees(ENGLISH.label("de", "offer-over"))
    await ann.types("liste zeigen")
    await ann.sees("Abwischen")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("4", LIST, id="a bare number stays a score"),
        pytest.param("crack my back", "Lots of people call it that", id="crack keeps its answer"),
    ],
)
async def test_what_was_understood_before_still_is(
    small_world: World, typed: str, wanted: str
) -> None:
    ann = await acquainted(small_world)
    ann.caught_up()
    await ann.types(typed)
    await ann.sees(wanted)
    assert not any(text_of(message).startswith(OFFER) for message in since(ann))


async def test_the_answer_about_a_crack_has_the_offer_below(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("can you crack my back")
    await offered(ann, "Lots of people call it that")


@pytest.mark.parametrize(
    ("what", "answer"),
    [("sticker", "only read words"), ("voice", "hear voice notes"), ("photo", "look at pictures")],
)
async def test_what_cannot_be_read_gets_the_offer_too(
    small_world: World, what: str, answer: str
) -> None:
    ann = await acquainted(small_world)
    await ann.sends(what)
    await offered(ann, answer)
    await ann.taps(SHOW)
    await ann.sees(LIST)


async def test_a_forwarded_message_and_a_place_get_the_offer_too(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.sends("text", text="no", forwarded=True)
    await offered(ann, "someone else’s words")
    ann.caught_up()
    await ann.sends("location", latitude=-36.848, longitude=174.763)
    await offered(ann, "only read words")


async def test_an_unknown_command_with_words_behind_it_gets_the_offer(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types(f"/ {STRANGE}")
    await offered(ann, "don’t know /")
    ann.caught_up()
    await ann.types("/dance")
    assert labels(await ann.sees("don’t know /dance")) == []


# With a question open


@pytest.mark.parametrize(
    ("before", "question", "hint"),
    [
        pytest.param("/interval", "minutes of sitting", "minutes", id="a setting"),
        pytest.param("/timezone", "Where are you?", "a bigger city", id="a place"),
    ],
)
async def test_words_that_do_not_answer_get_the_offer_and_the_question_again(
    world: World, before: str, question: str, hint: str
) -> None:
    ann = await acquainted(world)
    await ann.types(before)
    await ann.sees(question)
    ann.caught_up()
    await ann.types(STRANGE)
    first = await offered(ann, hint)
    again = await ann.sees(question)
    assert again["id"] > first["id"]
    await ann.taps(SHOW)
    await ann.sees(LIST)


async def test_a_check_in_that_was_open_is_asked_again_below(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/checkin")
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    ann.caught_up()
    await ann.types(STRANGE)
    await offered(ann, opening("unclear-score"))
    await anew(ann, "How is your back today")
    ann.caught_up()
    await ann.types("it's not")
    await anew(ann, "How is your back today")
    assert len(since(ann)) == 1, "only the question, once more"
    await ann.types("2")
    await ann.sees("Where is it?")


async def test_the_list_itself_needs_no_offer_of_the_list(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/redflags")
    await ann.sees(LIST)
    ann.caught_up()
    await ann.types(STRANGE)
    await ann.sees(LIST)
    hint, card = since(ann)
    assert text_of(hint) == opening("unclear-yes-no")
    assert labels(hint) == []
    assert LIST in text_of(card)


async def test_a_short_answer_only_has_its_question_again(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/interval")
    await ann.sees("minutes of sitting")
    ann.caught_up()
    await ann.types("rather often")
    await ann.sees("minutes of sitting")
    hint, _ = since(ann)
    assert labels(hint) == []


# Before the start is over


async def test_in_the_start_the_offer_comes_and_the_question_stays_open(world: World) -> None:
    ann = await world.person()
    await ann.types("/start")
    await ann.sees("Are you 18")
    ann.caught_up()
    await ann.types(STRANGE)
    await offered(ann, opening("unclear-yes-no"))
    await ann.sees("Are you 18")
    await ann.taps(SHOW)
    await ann.sees(LIST)
    await ann.taps(NONE)
    await denies_the_list(ann)
    await ann.sees(opening("triage-all-no"))
    await ann.types("yes")
    await ann.sees(opening("ask-consents"))


async def test_whose_first_words_are_not_understood_is_offered_the_list_and_greeted(
    small_world: World,
) -> None:
    ann = await small_world.person()
    await ann.types(STRANGE)
    first = await offered(ann)
    welcome = await ann.sees("Are you 18")
    assert welcome["id"] > first["id"]
    await ann.taps(NOT)
    await ann.sees(lambda m: m["id"] > welcome["id"] and "Are you 18" in text_of(m))


async def test_a_voice_note_in_the_start_has_its_question_again(small_world: World) -> None:
    ann = await small_world.person()
    await ann.sends("voice")
    await offered(ann, "hear voice notes")
    await ann.sees("Are you 18")


async def test_whose_first_word_is_hello_is_only_greeted(small_world: World) -> None:
    ann = await small_world.person()
    await ann.types("hello")
    await ann.sees("Are you 18")
    assert len(since(ann)) == 1


async def test_nothing_of_it_is_kept_or_logged(
    world: World, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    ann = await acquainted(world, consents=[Consent.REMINDERS])
    rows = await kept(world)
    await ann.types(STRANGE)
    await offered(ann)
    assert await kept(world) == rows
    assert "foreign" not in caplog.text + "".join(capfd.readouterr())


async def kept(world: World) -> list[str]:
    passing = {"updates_seen", "outbox", "budget"}
    async with world.database.begin() as tx:
        return [
            repr(tuple(row))
            for name, table in sorted(Base.metadata.tables.items())
            if name not in passing
            for row in await tx.execute(select(table))
        ]
