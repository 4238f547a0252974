"""Updates that nobody can read or store: set aside, counted, and the next person is answered."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app.capacity_forecast import Outlook
from bot.app.logs import without_words
from bot.app.metrics import Totals
from db import counters
from tests.telling import acquainted, onboard
from tests.world import World

BOB = 1002
WORDS = "my leg went numb"
HUGE = 9_999_999_999_999_999_999  # beyond the 64 bits of a database's whole numbers


def _from(person: int = BOB) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Bob", "language_code": "en"}


def _chat(number: object = BOB) -> dict[str, Any]:
    return {"id": number, "type": "private", "first_name": "Bob"}


def _message(**fields: object) -> dict[str, Any]:
    plain = {"message_id": 9, "date": 1_930_000_000, "chat": _chat(), "from": _from()}
    return {**plain, **fields}


def _tap(data: object, **fields: object) -> dict[str, Any]:
    plain = {"id": "77", "from": _from(), "chat_instance": "1", "message": _message(text="?")}
    return {**plain, "data": data, **fields}


async def _set_aside(world: World) -> int:
    async with world.database.begin() as tx:
        return (await counters.totals(tx)).get("set-aside.update", 0)


POLL_OF_AN_OLDER_SERVER = {"id": "5", "question": "Tea?", "options": [], "type": "regular"}
ODD: dict[str, tuple[str, object]] = {
    "a poll without a field that PTB wants": (
        "message", _message(poll=POLL_OF_AN_OLDER_SERVER)
    ),
    "a checklist without its title": ("message", _message(checklist={"tasks": []})),
    "a message that is none": ("message", [1, 2]),
    "a message without a chat": ("message", {"message_id": 1, "date": 1, "text": WORDS}),
    "a text that is a number": ("message", _message(text=5)),
    "a location without a longitude": ("message", _message(location={"latitude": 1})),
    "a date beyond all calendars": ("message", _message(text=WORDS, date=HUGE)),
    "a chat beyond 64 bits": ("message", _message(text=WORDS, chat=_chat(HUGE))),
    "a chat that is a word": ("message", _message(text=WORDS, chat=_chat("Bob"))),
    "a tapped button beyond 64 bits": ("callback_query", _tap(f"n:{HUGE}:skip")),
    "one just beyond them": ("callback_query", _tap(f"n:{2**63}:skip")),
    "one far below zero": ("callback_query", _tap(f"which:-{HUGE}:ask")),
    "a tapped button that is a number": ("callback_query", _tap(7)),
    "a membership without a status": ("my_chat_member", {"chat": _chat(), "from": _from()}),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "body"), ODD.values(), ids=ODD.keys())
async def test_an_odd_update_of_one_person_keeps_no_other_waiting(
    world: World, kind: str, body: object
) -> None:
    ann = await acquainted(world)
    with capture_logs() as logged:
        await world.receives(kind, body)
        ann.caught_up()
        await ann.types("/status")
        await ann.sees("Where you stand")
    assert await _set_aside(world) == 1
    line = next(each for each in logged if each["event"] == "update set aside")
    line = without_words(None, "error", line)
    assert line["at"], "an operator sees where"
    assert WORDS not in str(line)
    totals = Totals(world.database, Outlook(world.database, world.clock, 30))
    assert b'limber_set_aside_total{what="update"} 1.0' in await totals.page()


async def test_a_hundred_odd_updates_do_not_hide_the_ones_behind_them(world: World) -> None:
    ann = await acquainted(world)
    with capture_logs():
        for _ in range(100):  # as many as Telegram hands out at once
            await world.receives("callback_query", _tap(f"n:{HUGE}:skip"))
        ann.caught_up()
        await ann.types("/status")
        await ann.sees("Where you stand")
    assert await _set_aside(world) == 100


async def test_a_button_that_no_flow_can_read_is_apologised_for(world: World) -> None:
    ann = await acquainted(world)
    mine = {"from": _from(1001), "message": _message(chat=_chat(1001))}
    with capture_logs():
        await world.receives("callback_query", _tap("c:pain", **mine))
        await ann.sees("went wrong")
    assert await _set_aside(world) == 1


async def test_a_person_who_sent_something_odd_is_heard_again_at_once(world: World) -> None:
    bob = await world.person(BOB)
    await onboard(bob)
    await world.receives("message", _message(text=5))
    bob.caught_up()
    await bob.types("/status")
    await bob.sees("Where you stand")
