"""Telegram refuses a message: what matters arrives all the same, and nobody is lost over it."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from db import timers
from scheduler.model import TimerKind
from tests.telling import acquainted, label, stored
from tests.world import PATIENCE, Chat, Message, World, labels, text_of

DAY = timedelta(days=1)
AN_HOUR = 3600  # seconds
NOT_FOUND = "Bad Request: chat not found"
UNKNOWN_WORDS = "Bad Request: PEER_ID_INVALID"


async def _says_yes_to_the_card(ann: Chat) -> None:
    await ann.types("/redflags")
    await ann.sees("genitals")


async def test_emergency_advice_that_is_refused_once_comes_with_its_buttons(world: World) -> None:
    ann = await acquainted(world)
    await _says_yes_to_the_card(ann)
    await world.fault(status=400, words=UNKNOWN_WORDS, methods=["sendMessage"], count=1)
    await ann.taps(label("triage-emergency-yes"))
    advice = await ann.sees("Call 999 now")
    assert labels(advice)
    first_line_after = await ann.sees("Which line was it")
    assert first_line_after["id"] > advice["id"], "the advice comes first"


async def test_emergency_advice_that_stays_refused_comes_as_plain_words(world: World) -> None:
    ann = await acquainted(world)
    await _says_yes_to_the_card(ann)
    await world.fault(status=400, words=UNKNOWN_WORDS, methods=["sendMessage"], count=2)
    await ann.taps(label("triage-emergency-yes"))
    advice = await ann.sees("Call 999 now")
    assert not labels(advice)
    assert "<" not in str(advice["html"])


async def test_emergency_advice_is_tried_for_a_day(small_world: World) -> None:
    ann = await acquainted(small_world)
    await _says_yes_to_the_card(ann)
    until = small_world.clock.now() + timedelta(hours=20)
    await small_world.fault(
        status=400, words=UNKNOWN_WORDS, methods=["sendMessage"], until=until.isoformat()
    )
    await ann.taps(label("triage-emergency-yes"))
    for _ in range(12):
        await _one_more(small_world, "sendMessage")
        await small_world.jump(timedelta(hours=1, minutes=50))
    await ann.sees("Call 999 now")


async def _one_more(world: World, method: str) -> None:
    before = len(await world.calls(method))
    async with asyncio.timeout(PATIENCE):
        while len(await world.calls(method)) == before:
            pass


async def test_a_chat_that_is_not_found_once_gets_the_next_nudge(world: World) -> None:
    ann = await acquainted(world)
    await world.fault(status=400, words=NOT_FOUND, methods=["sendMessage"], count=1)
    await world.jump_to_next()
    await _is_doubted(world)
    await world.jump_to_next()
    await ann.sees("Time to move")
    async with asyncio.timeout(PATIENCE):  # it is noted after the message is out
        while (await stored(world)).not_found_since:
            await world.calls("sendMessage")
    assert (await stored(world)).blocked_at is None


async def test_a_chat_that_is_not_found_a_day_later_either_is_gone(world: World) -> None:
    await acquainted(world)
    await world.fault(status=400, words=NOT_FOUND, methods=["sendMessage"])
    await world.jump_to_next()
    await _is_doubted(world)
    await world.jump(DAY)
    await world.jump_to_next()
    async with asyncio.timeout(PATIENCE):
        while (await stored(world)).blocked_at is None:
            await world.calls("sendMessage")


async def test_who_writes_is_found(world: World) -> None:
    ann = await acquainted(world)
    await world.fault(status=400, words=NOT_FOUND, methods=["sendMessage"], count=1)
    await world.jump_to_next()
    await _is_doubted(world)
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert (await stored(world)).not_found_since is None


async def test_a_red_flag_follow_up_to_a_chat_that_was_not_found_comes_a_day_later(
    world: World,
) -> None:
    ann = await acquainted(world)
    await _says_yes_to_the_card(ann)
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees("Call 999 now")
    ann.caught_up()
    await world.fault(status=400, words=NOT_FOUND, methods=["sendMessage"], count=1)
    due = await _follow_up_due(world)
    await world.jump(due - world.clock.now())
    await _was_refused(world)
    await world.jump(DAY)
    await ann.sees(lambda m: label("advice-seen") in labels(m) or _asks_for_help(m))


def _asks_for_help(message: Message) -> bool:
    return "help" in text_of(message).casefold()


async def _follow_up_due(world: World) -> datetime:
    person = await stored(world)
    async with world.database.begin() as tx:
        planned = await timers.of(tx, person.id)
    return min(t.due_at for t in planned if t.kind is TimerKind.FOLLOW_UP and t.due_at)


async def _was_refused(world: World) -> None:
    async with asyncio.timeout(PATIENCE):
        while not any(call["status"] == 400 for call in await world.calls("sendMessage")):
            pass


async def _is_doubted(world: World) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await stored(world)).not_found_since is None:
            await world.calls("sendMessage")


async def test_two_chats_refused_far_apart_silence_nobody_else(world: World) -> None:
    people = [await acquainted(world, chat_id=1001 + number) for number in range(4)]
    await world.fault(status=429, methods=["sendMessage"], chat=1001, count=1, seconds=1)
    await people[0].types("/status")
    await people[0].sees("Where you stand")
    await people[1].types("/status")
    await people[1].sees("Where you stand")
    await world.fault(status=429, methods=["sendMessage"], chat=1002, count=1, seconds=AN_HOUR)
    await people[1].types("/status")
    await world.jump_to_next()
    for person in (people[0], people[2], people[3]):
        await person.sees("Time to move")


async def test_a_red_flag_card_to_a_chat_that_was_not_found_comes_a_moment_later(
    world: World,
) -> None:
    ann = await acquainted(world)
    await world.fault(status=400, words=NOT_FOUND, methods=["sendMessage"], count=1)
    await ann.types("I can't feel my legs")
    await ann.sees("genitals")
