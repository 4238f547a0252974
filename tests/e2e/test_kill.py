"""A routine in whose middle the process is killed, again and again, as the person sees it."""

from __future__ import annotations

import asyncio
import random
import re
from contextlib import AsyncExitStack
from pathlib import Path

import httpx

from tests.e2e.processes import bot, sandbox
from tests.telling import label, onboard
from tests.world import MONDAY, PATIENCE, Chat, Message, beside, labels, text_of

KILLS = 10
LONGEST_LIFE = 3  # changes of what the person sees between two kills
SPEED = 10


def is_paused(message: Message) -> bool:
    return label("routine-go") in labels(message)


def is_over(message: Message) -> bool:
    return "How is your back?" in text_of(message)


async def until_over(person: Chat) -> None:
    """Go on whenever the routine asks, until it is over."""
    while not any(map(is_over, person.messages.values())):
        seen = changes(person)
        for message in tuple(filter(is_paused, person.messages.values())):
            await person.taps_on(message, label("routine-go"), force=True)
        await sees_changes(person, seen + 1)


async def sees_changes(person: Chat, number: int) -> None:
    """Wait until that many changes were seen, or the routine is over: each comes while the program
    is still about to note that it was sent.
    """
    async with asyncio.timeout(PATIENCE), person.changed:
        await person.changed.wait_for(
            lambda: changes(person) >= number or any(map(is_over, person.messages.values()))
        )


def changes(person: Chat) -> int:
    return sum(1 + message["edits"] for message in person.messages.values())


def steps_in(shown: list[str]) -> list[int]:
    """Return the numbers of the steps that were shown, in order, a repeated one once."""
    found = [re.search(r"step (\d+) of", text) for text in shown]
    numbers = [int(match[1]) for match in found if match]
    return [n for i, n in enumerate(numbers) if i == 0 or numbers[i - 1] != n]


async def test_ten_kills_in_a_routine_lose_no_step_and_repeat_no_question(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    chance = random.Random(20260301)
    async with sandbox(tmp_path) as address, AsyncExitStack() as stack:
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=address))
        await http.post("/sandbox/clock", json={"jump_to": MONDAY.isoformat(), "speed": SPEED})
        await http.put("/sandbox/chats/1001", json={"name": "Ann", "language": "en"})
        ann = Chat(http, 1001)
        await stack.enter_async_context(beside(ann.follow()))
        program = await bot(tmp_path, address, database_url, key)
        await onboard(ann)
        await ann.types("/break")
        await ann.sees("starting in")
        going_on = await stack.enter_async_context(beside(until_over(ann)))
        for _ in range(KILLS):
            await sees_changes(ann, changes(ann) + chance.randint(0, LONGEST_LIFE))
            await program.kill()
            program = await bot(tmp_path, address, database_url, key)
        await going_on
        await ann.types("/status")
        await ann.sees("Where you stand")
        assert await program.stop() == 0
    steps = steps_in(ann.shown)
    assert steps == list(range(1, max(steps) + 1)), "every step, in order"
    assert sum("How is your back?" in text for text in ann.shown) == 1
