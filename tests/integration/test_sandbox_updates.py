"""Updates by long polling: at least once, to one poller, in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from tests.sandboxed import ANN, GROUP, TOKEN, Sandbox, followed, opened

SECOND = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
    " running"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done")]])
LONG = 30  # seconds: longer than any test may take


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with opened(tmp_path) as sandbox:
        yield sandbox


async def texts(sandbox: Sandbox, **params: object) -> list[str]:
    updates = await sandbox.does("getUpdates", **params)
    return [update["message"]["text"] for update in updates]


async def waiting(sandbox: Sandbox) -> asyncio.Task[httpx.Response]:
    """Return a long poll that certainly waits: it has just driven another one away."""
    found = await sandbox.does("getUpdates")
    offset = found[-1]["update_id"] + 1 if found else 0
    polls = [
        asyncio.create_task(sandbox.call("getUpdates", offset=offset, timeout=LONG))
        for _ in range(2)
    ]
    (ended,), (left,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    assert (ended.result().status_code, ended.result().json()["description"]) == (409, SECOND)
    return left


async def test_updates_come_again_until_they_are_confirmed(sandbox: Sandbox) -> None:
    await sandbox.acts("text", text="two")
    await sandbox.acts("text", text="three")
    assert await texts(sandbox) == ["/start", "two", "three"]
    assert await texts(sandbox, limit=1) == ["/start"]
    first = (await sandbox.does("getUpdates"))[0]["update_id"]
    assert await texts(sandbox, offset=first + 1) == ["two", "three"]
    assert await texts(sandbox) == ["two", "three"]
    assert await texts(sandbox, offset=-1) == ["three"]
    assert await texts(sandbox) == ["three"]
    assert await texts(sandbox, offset=first + 3) == []


async def test_a_second_poller_drives_the_first_away_and_is_served(sandbox: Sandbox) -> None:
    poll = await waiting(sandbox)
    await sandbox.acts("text", text="hi")
    assert (await poll).json()["result"][0]["message"]["text"] == "hi"


async def test_a_poll_ends_when_the_poller_hangs_up(sandbox: Sandbox) -> None:
    poll = await waiting(sandbox)
    poll.cancel()
    async with asyncio.timeout(10):
        while (await sandbox.http.get("/sandbox/calls?last=1")).json()[0]["status"] != 499:
            pass


async def test_a_poll_waits_by_the_machines_clock(sandbox: Sandbox) -> None:
    last = (await sandbox.does("getUpdates"))[-1]["update_id"]
    loop = asyncio.get_running_loop()
    began = loop.time()
    sandbox.clock.set_speed(60)
    assert await sandbox.does("getUpdates", offset=last + 1, timeout=1) == []
    assert loop.time() - began >= 1


async def test_polling_and_a_webhook_exclude_each_other(sandbox: Sandbox) -> None:
    poll = await waiting(sandbox)
    await sandbox.does("setWebhook", url="https://127.0.0.1:9/hook")
    assert (await poll).json()["description"] == "Conflict: terminated by setWebhook request"
    status, words = await sandbox.refuses("getUpdates")
    assert status == 409
    assert words.startswith("Conflict: can't use getUpdates method while webhook is active")
    await sandbox.does("deleteWebhook", drop_pending_updates=True)
    assert await sandbox.does("getUpdates") == []


async def test_only_the_kinds_that_are_wanted_come_and_the_choice_stays(sandbox: Sandbox) -> None:
    await sandbox.does("getUpdates", allowed_updates=["my_chat_member"], offset=-1)
    await sandbox.acts("text", text="unheard")
    await sandbox.acts("block")
    started, blocked = await sandbox.does("getUpdates")
    assert started["message"]["text"] == "/start"
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await sandbox.does("getUpdates", allowed_updates=[], offset=-1)
    await sandbox.acts("text", text="heard")
    assert (await sandbox.does("getUpdates"))[-1]["message"]["text"] == "heard"


async def test_a_bot_library_understands_everything_a_person_does(sandbox: Sandbox) -> None:
    base = f"{sandbox.address}/bot"
    async with Bot(TOKEN, base_url=base) as bot:
        sent = await bot.send_message(ANN, "x", reply_markup=KEYS)
        await sandbox.acts("text", text="/snooze 10")
        await sandbox.acts("text", text="seen elsewhere", forwarded=True)
        await sandbox.acts("location", latitude=52.5, longitude=13.4)
        for kind in ("sticker", "voice", "photo"):
            await sandbox.acts(kind)
        await sandbox.acts("document", name="a.txt", text="hé")
        await sandbox.acts("tap", message_id=sent.message_id, data="done")
        await sandbox.acts("block")
        await sandbox.acts("unblock")
        await sandbox.acts("text", chat=GROUP, text="hello all")
        check_updates(list(await bot.get_updates())[1:])


def check_updates(updates: list[Update]) -> None:
    said = [update.message for update in updates if update.message]
    command, forwarded, location, sticker, voice, photo, document, group = said
    assert [entity.type for entity in command.entities] == ["bot_command"]
    assert forwarded.forward_origin is not None
    assert location.location is not None
    assert location.location.latitude == 52.5
    assert sticker.sticker is not None
    assert voice.voice is not None
    assert photo.photo[0].width == 160
    assert document.document is not None
    assert document.document.file_name == "a.txt"
    assert (group.chat.id, group.chat.type) == (GROUP, "group")

    (tap,) = [update.callback_query for update in updates if update.callback_query]
    assert (tap.data, tap.from_user.id) == ("done", ANN)
    members = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [each.new_chat_member.status for each in members] == ["kicked", "member"]
    numbers = [update.update_id for update in updates]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


async def test_a_tap_waits_fifteen_seconds_for_its_answer(sandbox: Sandbox) -> None:
    sent = await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=KEYS.to_dict())
    async with followed(sandbox) as events:
        query = (await sandbox.acts("tap", message_id=sent["message_id"], data="done"))["query"]
        await sandbox.does("answerCallbackQuery", callback_query_id=query, text="Well done")
        assert await events.next("toast") == {"query": query, "text": "Well done", "alert": False}
    sandbox.clock.jump_to(sandbox.clock.now() + timedelta(seconds=16))
    for late in (query, "none such"):
        refusal = await sandbox.refuses("answerCallbackQuery", callback_query_id=late)
        assert refusal == (400, TOO_OLD)
