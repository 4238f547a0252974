"""Telegram slow, ill or tired of us, with everything under way: nothing lost, nobody held up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from bot.sender.claim import LEASE
from db import nudges, outbox
from db.nudges import NudgeOutcome
from db.tables.queue import OutboxRow
from scheduler.model import Lane
from tests.asking import SUNDAY, in_pain
from tests.fault_table import each_came_once
from tests.telling import acquainted, label, opening, stored
from tests.world import PATIENCE, Chat, World, text_of

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HELD = 5  # seconds that Telegram wants to be left alone
REFUSALS = 60
CROWD = 20
STORM = timedelta(minutes=10)


def heard(person: Chat, words: str) -> int:
    """Return how many messages with these words stand in the chat."""
    return sum(words in text_of(m) for m in person.messages.values() if m["from"] == "bot")


async def refused(world: World, status: int) -> Sequence[tuple[str, datetime]]:
    """Return the chat and the moment of every call that was refused so."""
    calls = (await world.http.get("/sandbox/calls?last=2000")).json()
    return [_whose(call) for call in calls if call["status"] == status]


def _whose(call: Mapping[str, Any]) -> tuple[str, datetime]:
    return str(call["params"].get("chat_id")), datetime.fromisoformat(call["at"])


async def test_a_storm_of_429_reaches_everybody_once_and_nobody_too_early(world: World) -> None:
    world.clock.set_speed(10)
    everybody = [await acquainted(world, chat_id=3001 + n) for n in range(CROWD)]
    await world.fault(status=429, methods=["sendMessage"], count=REFUSALS, seconds=HELD)
    for person in everybody:
        person.caught_up()
    await world.jump(57 * MINUTE)
    for person in everybody:
        await person.sees("Time to move")
    storm = await refused(world, 429)
    assert len(storm) == REFUSALS
    sent = [_whose(call) for call in await world.calls("sendMessage")]
    for chat, at in storm:
        again = [when for who, when in sent if who == chat and when > at]
        assert min(again) - at >= HELD * SECOND, "each chat is left alone for as long"
    kind = "sqlite" if world.database.is_sqlite else "postgresql"
    nudges_due = [("Time to move", person) for person in everybody]
    each_came_once("429 to everything, sixty times", kind, nudges_due, REFUSALS)


async def test_ten_minutes_of_502_with_everything_under_way_lose_and_double_nothing(
    world: World,
) -> None:
    """A step, a nudge, a check-in and a follow-up fall due while nothing can be sent."""
    world.clock.set_speed(1)
    ann, bob = await acquainted(world), await acquainted(world, chat_id=1002)
    cat = await acquainted(world, chat_id=1003, windows=SUNDAY, checkin_minute=8 * 60 + 56)
    await world.jump(38 * MINUTE)
    dan = await in_pain(world)
    await world.jump(8 * MINUTE)
    await ann.types("/break")
    await ann.sees("starting in")
    for person in (ann, bob, cat, dan):
        person.caught_up()
    await world.fault(status=502, methods=["sendMessage", "editMessageText"])
    await world.jump(STORM)
    await failed_for(world, cat, dan, bob)
    await world.jump(STORM)
    await world.heal()
    await until_late(world, bob)
    await ann.sees(opening("routine-late"))
    await cat.sees("genitals")
    await dan.sees("How is it now")
    await bob.types("/why")
    await bob.sees("I was too late")
    assert heard(bob, "Time to move") == 0
    kind = "sqlite" if world.database.is_sqlite else "postgresql"
    each_came_once("502 for ten minutes", kind, (("genitals", cat), ("How is it now", dan)))


async def failed_for(world: World, *people: Chat) -> None:
    """Wait until something could not be sent to each of them."""
    async with asyncio.timeout(PATIENCE):
        while not {str(p.id) for p in people} <= {chat for chat, _ in await refused(world, 502)}:
            await world.http.get("/sandbox/clock")


async def until_late(world: World, person: Chat) -> None:
    """Let time pass until the person's nudge is given up; tries are a minute apart at most."""
    who = await stored(world, person.id)
    async with asyncio.timeout(PATIENCE):
        while True:
            async with world.database.begin() as tx:
                last = await nudges.latest(tx, who.id)
            if last and last.outcome is NudgeOutcome.LATE:
                return
            await world.jump(5 * SECOND)


async def test_a_check_in_whose_answers_are_all_lost_comes_twice_and_no_more(world: World) -> None:
    ann = await acquainted(world, windows=SUNDAY, checkin_minute=9 * 60)
    await world.fault(status="lost_reply", methods=["sendMessage"])
    await world.jump(61 * MINUTE)
    await ann.sees(lambda _: heard(ann, "genitals") == 2)
    await world.jump(MINUTE)
    await world.heal()
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert heard(ann, "genitals") == 2


async def test_steps_whose_answers_are_lost_go_on_in_the_same_message(world: World) -> None:
    world.clock.set_speed(10)
    ann = await acquainted(world)
    await ann.types("/break")
    await ann.sees("starting in")
    await world.fault(status="lost_reply", methods=["editMessageText"], count=3)
    await ann.sees("step 1 of")
    await ann.sees("step 2 of")
    assert heard(ann, "step 2 of") == 1


async def test_a_slow_chat_holds_up_nobody_elses_taps_and_nudges(world: World) -> None:
    world.clock.set_speed(1)
    ann, bob = await acquainted(world), await acquainted(world, chat_id=1002)
    await world.jump(57 * MINUTE)
    await bob.sees("Time to move")
    await ann.sees("Time to move")
    await world.fault(status="slow", chat=ann.id, seconds=3 * PATIENCE)
    await ann.taps(label("nudge-skip"))
    await _tapped(world)
    await bob.taps(label("nudge-start"))
    await bob.sees("starting in")
    await world.jump(13 * SECOND)
    await bob.sees("step 1 of")
    await world.heal()


async def _tapped(world: World) -> None:
    """Wait until the bot has fetched every update."""
    async with asyncio.timeout(PATIENCE):
        while (await world.http.get("/bot1:sandbox/getWebhookInfo")).json()["result"][
            "pending_update_count"
        ]:
            await world.http.get("/sandbox/clock")


async def test_a_step_that_a_killed_replica_kept_is_asked_about_and_not_shown_after_the_next(
    world: World,
) -> None:
    world.clock.set_speed(1)
    ann = await acquainted(world)
    await ann.types("/break")
    await ann.sees("starting in")
    await world.fault(status=502, methods=["editMessageText"])
    await world.jump(13 * SECOND)
    await failed_for(world, ann)
    async with world.database.begin() as tx:  # as if somebody else had taken it, and died
        leased_until = world.clock.now() + LEASE
        await tx.execute(update(OutboxRow).values(claimed_until=leased_until))
    await world.heal()
    await world.jump(LEASE + SECOND)
    await ann.sees(opening("routine-late"))
    await ann.taps(label("routine-go"))
    await ann.sees("step 1 of")
    async with world.database.begin() as tx:
        assert not (await outbox.waiting(tx))[Lane.STEP]
