"""Faults, the log of calls, and the clock, over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.sandboxed import ANN, MONDAY, TOKEN, Sandbox, opened

SEND: dict[str, Any] = {"chat_id": ANN, "text": "x"}


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with opened(tmp_path) as sandbox:
        yield sandbox


async def breaks(sandbox: Sandbox, **fault: object) -> None:
    assert (await sandbox.http.post("/sandbox/faults", json=fault)).status_code == 200


async def said(sandbox: Sandbox) -> int:
    """Return how many messages the bot has sent to Ann."""
    return len([each for each in (await sandbox.chat())["messages"] if each["from"] == "bot"])


async def test_a_fault_strikes_so_many_calls_of_its_methods(sandbox: Sandbox) -> None:
    await breaks(sandbox, status=502, methods=["sendMessage"], count=2)
    assert await sandbox.does("getMe")
    for _ in range(2):
        assert await sandbox.refuses("sendMessage", **SEND) == (502, "Bad Gateway")
    assert await said(sandbox) == 0
    assert await sandbox.does("sendMessage", **SEND)


async def test_a_fault_ends_by_the_clock_or_when_it_is_cleared(sandbox: Sandbox) -> None:
    until = sandbox.clock.now() + timedelta(hours=1)
    await breaks(sandbox, status=429, until=until.isoformat())
    answer = await sandbox.call("getMe")
    assert (answer.status_code, answer.json()["parameters"]) == (429, {"retry_after": 2})
    sandbox.clock.jump_to(until)
    assert await sandbox.does("getMe")

    await breaks(sandbox, status=503)
    assert (await sandbox.call("getMe")).status_code == 503
    await sandbox.http.delete("/sandbox/faults")
    assert await sandbox.does("getMe")


async def test_one_chat_is_answered_late_and_no_other(sandbox: Sandbox) -> None:
    await breaks(sandbox, status="slow", chat=ANN, seconds=60)
    await sandbox.acts("text", chat=5, text="hello")
    assert await sandbox.does("sendMessage", chat_id=5, text="x")
    with pytest.raises(httpx.ReadTimeout):
        await sandbox.http.post(f"/bot{TOKEN}/sendMessage", json=SEND, timeout=0.1)
    assert await said(sandbox) == 0
    await sandbox.http.delete("/sandbox/faults")
    await breaks(sandbox, status=429, chat=ANN, seconds=7)
    answer = await sandbox.call("sendMessage", **SEND)
    assert (answer.status_code, answer.json()["parameters"]) == (429, {"retry_after": 7})


@pytest.mark.parametrize(("fault", "sent"), [("reset", 0), ("lost_reply", 1)])
async def test_a_cut_connection_leaves_the_message_unsent_or_sent(
    sandbox: Sandbox, fault: str, sent: int
) -> None:
    await breaks(sandbox, status=fault, count=1)
    with pytest.raises(httpx.RemoteProtocolError):
        await sandbox.call("sendMessage", **SEND)
    assert await said(sandbox) == sent
    assert await sandbox.does("sendMessage", **SEND)


async def test_a_fault_that_does_not_exist_is_refused(sandbox: Sandbox) -> None:
    for body in ({"status": "banana"}, {"status": 200}, {}):
        assert (await sandbox.http.post("/sandbox/faults", json=body)).status_code == 400


async def test_calls_are_noted_with_what_came_of_them(sandbox: Sandbox) -> None:
    await sandbox.call("getMe")
    await sandbox.call("sendMessage", chat_id=5, text="x", disable_notification=True)
    first, second = (await sandbox.http.get("/sandbox/calls?last=2")).json()
    assert (first["method"], first["params"], first["status"]) == ("getMe", {}, 200)
    assert second["params"] == {"chat_id": 5, "text": "x", "disable_notification": True}
    assert (second["method"], second["status"]) == ("sendMessage", 400)
    assert second["id"] == first["id"] + 1
    assert MONDAY <= datetime.fromisoformat(second["at"]) <= sandbox.clock.now()


async def test_only_the_bots_own_token_and_known_methods_are_answered(sandbox: Sandbox) -> None:
    stranger = await sandbox.http.get("/bot2:other/getMe")
    assert (stranger.status_code, stranger.json()["description"]) == (401, "Unauthorized")
    assert await sandbox.refuses("sendDice") == (404, "Not Found: method not found")
    assert (await sandbox.http.get("/file/bot2:other/file-1")).status_code == 404


async def test_parameters_come_in_a_query_a_form_or_json(sandbox: Sandbox) -> None:
    path = f"/bot{TOKEN}/SENDMESSAGE"
    answers = [
        await sandbox.http.get(path, params=SEND),
        await sandbox.http.post(path, data=SEND),
        await sandbox.http.post(path, json=SEND),
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    content = {"content-type": "application/json"}
    broken = await sandbox.http.post(path, content=b"{", headers=content)
    assert broken.json()["description"] == "Bad Request: can't parse request JSON object"
    half = await sandbox.http.post(path, content=b'{"text": "\\ud800"}', headers=content)
    assert half.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_the_clock_is_shown_and_turned(sandbox: Sandbox) -> None:
    async def turned(**body: object) -> httpx.Response:
        return await sandbox.http.post("/sandbox/clock", json=body)

    shown = (await sandbox.http.get("/sandbox/clock")).json()
    assert (shown["speed"], shown["next"]) == (1, None)
    assert (await turned(speed=60)).json()["speed"] == 60
    assert sandbox.clock.speed == 60
    later = sandbox.clock.now() + timedelta(days=1)
    assert datetime.fromisoformat((await turned(jump_to=later.isoformat())).json()["now"]) >= later
    hour = later + timedelta(hours=1)
    assert datetime.fromisoformat((await turned(jump_seconds=3600)).json()["now"]) >= hour
    for wrong in (
        {"speed": 7},
        {"jump_to": MONDAY.isoformat()},
        {"jump_to": "2041-01-01T00:00"},
        {"jump_to": "soon"},
        {"jump_seconds": -1},
    ):
        assert (await turned(**wrong)).status_code == 400
    assert sandbox.clock.now() < later + timedelta(days=1)


async def test_the_next_due_time_is_jumped_to(tmp_path: Path) -> None:
    due: list[datetime | None] = [MONDAY + timedelta(hours=2)]

    async def next_due() -> datetime | None:
        return due[0]

    async with opened(tmp_path, next_due) as sandbox:
        shown = (await sandbox.http.get("/sandbox/clock")).json()
        assert shown["next"] == (MONDAY + timedelta(hours=2)).isoformat()
        for _ in range(2):  # the second time it is due already, and nothing moves back
            assert (await sandbox.http.post("/sandbox/next")).status_code == 200
            assert sandbox.clock.now() - MONDAY >= timedelta(hours=2)
        due[0] = None
        nothing = await sandbox.http.post("/sandbox/next")
        assert nothing.status_code == 409
        assert nothing.json()["error"].startswith("Nothing is due")
