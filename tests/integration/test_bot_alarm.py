"""A warning sign in free words, at any moment: the card is asked, and nothing else goes on."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from bot.inbox.red_flag_listener import SHORT
from care.model import Tier
from care.triage.red_flag_scan import Scanner
from db import checkins, routines, suspensions
from db.people import Consent
from db.routines import RoutineState
from tests.telling import acquainted, label, opening, stored
from tests.world import PATIENCE, Chat, World, text_of

SIGN = "I can't feel my legs"
CARD = "wiping feels different"


async def asked(person: Chat) -> None:
    """The card is there, and before it the line that the words pointed at."""
    first = text_of(await person.sees(opening("alarm-heard", questions="")))
    assert "both legs" in first
    await person.sees(CARD)


async def test_in_the_middle_of_a_routine_it_stops_the_routine_and_asks(world: World) -> None:
    world.clock.set_speed(1)
    ann = await acquainted(world)
    await ann.types("/break")
    await ann.sees("starting in")
    await ann.types(SIGN)
    await asked(ann)
    person = await stored(world)
    async with world.database.begin() as tx:
        [routine] = await routines.since(tx, person.id, world.clock.now() - timedelta(hours=1))
        assert routine.state is RoutineState.STOPPED
        assert await suspensions.active(tx, person.id, world.clock.now()) == (), (
            "words never decide"
        )
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees("Do not drive yourself")
    async with world.database.begin() as tx:
        open_now = await suspensions.active(tx, person.id, world.clock.now())
    assert [s.tier for s in open_now if s.technique is None] == [Tier.EMERGENCY]
    assert [s.technique for s in open_now if s.technique] == list(routine.techniques)[-1:]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("/checkin", id="at a check-in's first question"),
        pytest.param("/settings", id="in the settings"),
        pytest.param("/learn", id="while reading"),
        pytest.param("/redflags", id="at the card itself"),
    ],
)
async def test_it_is_heard_whatever_was_asked(small_world: World, before: str) -> None:
    ann = await acquainted(small_world)
    await ann.types(before)
    await ann.sees(lambda message: message["id"] > ann.read)
    await ann.types(f"hmm 7. {SIGN}")
    await asked(ann)


async def test_it_is_heard_before_the_start_is_over(small_world: World) -> None:
    ann = await small_world.person()
    await ann.types(f"hello, {SIGN}")
    await asked(ann)
    await ann.taps(label("triage-emergency-unsure"))
    await ann.sees("Do not drive yourself")


async def test_it_is_heard_behind_a_command(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types(f"/snooze {SIGN}")
    await asked(ann)


async def test_it_is_heard_when_it_is_written_into_an_older_message(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("hello")
    await ann.sees("free text well")
    ann.caught_up()
    await ann.changes_words(f"hello, {SIGN}")
    await asked(ann)


async def test_a_changed_message_answers_nothing_a_second_time(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("4")
    await ann.sees(CARD)
    ann.caught_up()
    await ann.changes_words("no")
    await ann.types("/status")
    await ann.sees("Where you stand")
    later = [m for m in ann.messages.values() if m["from"] == "bot" and m["id"] > ann.read]
    assert len(later) == 1, "only /status is answered"


async def test_it_is_heard_under_a_picture(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.sends("photo", caption=SIGN)
    await asked(ann)


async def test_a_denial_is_an_answer_like_any_other(small_world: World) -> None:
    ann = await acquainted(small_world)
    ann.caught_up()
    await ann.types("no numbness down there, I am fine")
    await ann.sees(opening("not-understood"))


async def test_the_words_are_not_kept(small_world: World) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS, Consent.PAIN_LOG])
    await ann.types(SIGN)
    await asked(ann)
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees("Do not drive yourself")
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        [checkin] = await checkins.latest(tx, person.id, 3)
    assert set(checkin.answers.flags) == {"E"}


async def test_a_very_long_text_is_heard_to_its_end(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types(f"{'so I was sitting there ' * 150}. {SIGN}")
    await asked(ann)


async def test_a_long_text_that_is_still_scanned_keeps_the_database_free_for_nudges(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bob = await acquainted(world), await acquainted(world, chat_id=1002)
    scan, go_on = Scanner.scan, threading.Event()

    def slow(scanner: Scanner, text: str) -> tuple[str, ...]:
        if len(text) > SHORT:
            go_on.wait(PATIENCE)
        return scan(scanner, text)

    monkeypatch.setattr(Scanner, "scan", slow)
    await ann.types("both my legs are numb\n" * 180)
    await world.jump_to_next()
    await bob.sees("Time to move")
    go_on.set()
    await ann.sees("genitals")
