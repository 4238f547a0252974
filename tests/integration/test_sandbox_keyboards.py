"""The sandbox takes and refuses keyboards as Telegram does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.sandboxed import ANN, Sandbox, opened


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with opened(tmp_path) as sandbox:
        yield sandbox


def button(data: str = "x", text: str = "ok") -> dict[str, str]:
    return {"text": text, "callback_data": data}


def keyboard(*rows: object) -> dict[str, object]:
    return {"inline_keyboard": rows}


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard([button("x" * 65)]), "BUTTON_DATA_INVALID"),
        (keyboard([button("é" * 33)]), "BUTTON_DATA_INVALID"),
        (
            keyboard([button("")]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard([{"callback_data": "x"}]),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            keyboard([{"text": "x", "url": "ftp://e.org"}]),
            "inline keyboard button URL 'ftp://e.org' is invalid: Unsupported URL protocol",
        ),
        (keyboard([button()] * 9), "reply markup is too long"),
        (keyboard(*[[button()] * 8] * 13), "reply markup is too long"),
        (
            keyboard(button()),
            'field "inline_keyboard" of the ReplyMarkup must be an Array of Arrays',
        ),
        ("[", "can't parse reply_markup JSON object"),
        (["x"], "object expected as reply markup"),
    ],
)
async def test_a_keyboard_that_telegram_would_refuse(
    sandbox: Sandbox, markup: object, words: str
) -> None:
    refusal = await sandbox.refuses("sendMessage", chat_id=ANN, text="x", reply_markup=markup)
    assert refusal == (400, f"Bad Request: {words}")


async def test_the_largest_keyboard_is_taken(sandbox: Sandbox) -> None:
    rows = [[button("x" * 64)] * 8] * 12 + [[button("é" * 32)] * 4]
    sent = await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=keyboard(*rows))
    assert len(sent["reply_markup"]["inline_keyboard"]) == 13


async def test_a_reply_keyboard_is_shown_and_taken_away(sandbox: Sandbox) -> None:
    rows = [[{"text": "Where I am", "request_location": True}], ["No"]]
    markup = {"keyboard": rows, "one_time_keyboard": True}
    await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=markup)
    where, no = (await sandbox.newest())["reply_keyboard"]["rows"]
    assert where == [{"text": "Where I am", "request_location": True}]
    assert no == [{"text": "No", "request_location": False}]
    markup = {"remove_keyboard": True}
    await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=markup)
    assert (await sandbox.newest())["reply_keyboard"] == {"rows": [], "one_time": False}
