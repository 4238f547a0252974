"""Keyboards, as strict as the real thing.

Source: core.telegram.org/bots/api#inlinekeyboardbutton.
"""

from __future__ import annotations

from sandbox.entities import units
from sandbox.errors import bad
from sandbox.params import Params
from sandbox.store import Json

MOST_BUTTONS = 100
MOST_IN_ROW = 8
DATA_BYTES = 64


def inline_keyboard(params: Params) -> list[list[Json]]:
    """Return the rows of inline buttons, none when there is no such keyboard."""
    markup = params.data("reply_markup") or {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard") or []
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return [[_button(button) for button in row[:MOST_IN_ROW]] for row in rows if row]


def reply_keyboard(params: Params) -> Json | None:
    """Return the buttons that stand below the text field, if there are any."""
    markup = params.data("reply_markup") or {}
    if "keyboard" not in markup:
        return None
    rows = [[_key(key) for key in row] for row in markup["keyboard"]]
    return {"rows": rows, "one_time": bool(markup.get("one_time_keyboard"))}


def _button(button: Json) -> Json:
    text, data, url = button.get("text"), button.get("callback_data"), button.get("url")
    if not text:
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if data is None and url is None:
        raise bad("Text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(str(data).encode()) <= DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if units(text) > 4096:
        raise bad("BUTTON_TEXT_INVALID")
    return {"text": text, "callback_data": data, "url": url}


def _key(key: Json | str) -> Json:
    if isinstance(key, str):
        return {"text": key, "request_location": False}
    return {"text": key.get("text", ""), "request_location": bool(key.get("request_location"))}
