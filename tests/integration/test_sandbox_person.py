"""The person's side: chats, taps, what the live stream tells, and the menu of commands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandboxed import ANN, TOKEN, Sandbox, followed, opened

MENU = [{"command": "stood", "description": "I stood up"}]


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with opened(tmp_path) as sandbox:
        yield sandbox


async def sends_buttons(sandbox: Sandbox) -> int:
    keys = {"inline_keyboard": [[{"text": "Done", "callback_data": "done"}]]}
    sent = await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=keys)
    return int(sent["message_id"])


async def test_a_person_has_a_name_and_a_language(sandbox: Sandbox) -> None:
    await sandbox.http.put("/sandbox/chats/7", json={"name": "Ada", "language": "de"})
    await sandbox.http.put("/sandbox/chats/7", json={})
    chat = await sandbox.chat(7)
    assert (chat["name"], chat["language"], chat["messages"]) == ("Ada", "de", [])
    await sandbox.acts("text", chat=7, text="Hallo")
    sender = (await sandbox.does("getUpdates"))[-1]["message"]["from"]
    assert (sender["first_name"], sender["language_code"]) == ("Ada", "de")


async def test_a_message_is_as_the_page_expects_it(sandbox: Sandbox) -> None:
    before = sandbox.clock.now()
    message = dict(await sandbox.acts("text", text=" <b>not bold</b>\n& more "))
    assert message.pop("id") > 0
    assert before.isoformat() <= message.pop("date") <= sandbox.clock.now().isoformat()
    assert message == {
        "from": "person",
        "html": "&lt;b&gt;not bold&lt;/b&gt;\n&amp; more",
        "edits": 0,
        "edited": None,
        "pinned": False,
        "buttons": [],
        "reply_keyboard": None,
        "photo": None,
        "animation": None,
        "film": False,
        "size": None,
        "document": None,
        "kind": "text",
        "forwarded": False,
    }


async def test_a_button_that_is_gone_cannot_be_tapped_but_forced(sandbox: Sandbox) -> None:
    message_id = await sends_buttons(sandbox)
    await sandbox.does("editMessageText", chat_id=ANN, message_id=message_id, text="y")
    tap: dict[str, Any] = {"message_id": message_id, "data": "done"}
    path = f"/sandbox/chats/{ANN}/tap"
    gone = await sandbox.http.post(path, json=tap)
    assert (gone.status_code, gone.json()) == (409, {"error": "That button is no longer there."})
    assert "query" in await sandbox.acts("tap", **tap, force=True)
    tap["message_id"] += 1
    never = await sandbox.http.post(path, json=tap | {"force": True})
    assert never.status_code == 409


async def test_the_stream_tells_every_change(sandbox: Sandbox) -> None:
    async with followed(sandbox) as events:
        await sandbox.acts("text", chat=ANN + 1, text="not for this chat")
        message_id = await sends_buttons(sandbox)
        new = await events.next("message")
        assert (new["id"], new["html"]) == (message_id, "x")
        await sandbox.does("editMessageText", chat_id=ANN, message_id=message_id, text="y")
        changed = await events.next("message")
        assert (changed["id"], changed["edits"]) == (message_id, 1)
        assert changed == await sandbox.newest()
        await sandbox.does("deleteMessage", chat_id=ANN, message_id=message_id)
        assert await events.next("deleted") == {"id": message_id}
        await sandbox.acts("block")
        assert await events.next("chat") == {"blocked": True}
        await sandbox.acts("text", text="again")
        assert await events.next("chat") == {"blocked": False}
        await sandbox.does("setMyCommands", commands=MENU)
        assert await events.next("commands") == {}
        await sandbox.http.post("/sandbox/clock", json={"speed": 10})
        assert (await events.next("clock"))["speed"] == 10


async def test_the_menu_is_the_best_one_for_the_language(sandbox: Sandbox) -> None:
    async def menu(language: str) -> str:
        me = (await sandbox.http.get("/sandbox/me", params={"lang": language})).json()
        assert me["name"] == "Limber"
        return " ".join(each["description"] for each in me["commands"])

    german = [{"command": "stood", "description": "Ich stand auf"}]
    private = [{"command": "stood", "description": "Only between us"}]
    await sandbox.does("setMyCommands", commands=MENU)
    await sandbox.does("setMyCommands", commands=german, language_code="de")
    assert await menu("en") == "I stood up"
    assert await menu("de-AT") == "Ich stand auf"
    assert await sandbox.does("getMyCommands", language_code="de") == german

    scope = {"type": "all_private_chats"}
    await sandbox.does("setMyCommands", commands=private, scope=scope)
    assert await menu("de") == "Only between us"
    await sandbox.does("deleteMyCommands", scope=scope)
    await sandbox.does("deleteMyCommands", language_code="de")
    assert await menu("de") == "I stood up"


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": "/Stood", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "stood", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (MENU * 101, "BOT_COMMANDS_TOO_MUCH"),
        ("{}", "can't parse commands: Array of BotCommand expected"),
    ],
)
async def test_a_menu_that_telegram_would_refuse(
    sandbox: Sandbox, commands: object, words: str
) -> None:
    refusal = await sandbox.refuses("setMyCommands", commands=commands)
    assert refusal == (400, f"Bad Request: {words}")


async def test_a_document_never_opens_within_the_page(sandbox: Sandbox) -> None:
    message = await sandbox.acts("document", name='a"\n.html', text="<script></script>")
    file = await sandbox.http.get(message["document"]["url"])
    assert file.headers["content-disposition"] == "attachment; filename*=UTF-8''a%22%0A.html"
    assert file.headers["x-content-type-options"] == "nosniff"
    drawing = {"document": ("a.svg", b"<svg/>", "image/svg+xml")}
    to = {"chat_id": str(ANN)}
    await sandbox.http.post(f"/bot{TOKEN}/sendDocument", data=to, files=drawing)
    file = await sandbox.http.get((await sandbox.newest())["document"]["url"])
    assert file.headers["content-disposition"].startswith("attachment")
    photo = await sandbox.http.get((await sandbox.acts("photo"))["photo"])
    assert photo.headers["content-type"] == "image/png"
    assert photo.headers["content-disposition"].startswith("inline")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/sandbox/chats/1001/text", {}, 400),
        ("/sandbox/chats/1001/text", {"text": "  "}, 400),
        ("/sandbox/chats/1001/text", {"text": "x" * 4097}, 400),
        ("/sandbox/chats/1001/text", ["text"], 400),
        ("/sandbox/chats/1001/location", {"latitude": "north", "longitude": 1}, 400),
        ("/sandbox/chats/1001/edit", {"message_id": 1}, 400),
        ("/sandbox/chats/1001/edit", {"message_id": 99, "text": "x"}, 409),
        ("/sandbox/chats/1001/telegram", {}, 404),
        ("/sandbox/chats/ann/text", {"text": "x"}, 404),
        ("/sandbox/chats/0/text", {"text": "x"}, 404),
    ],
)
async def test_bad_input_is_answered_with_one_sentence(
    sandbox: Sandbox, path: str, body: object, status: int
) -> None:
    answer = await sandbox.http.post(path, json=body)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
