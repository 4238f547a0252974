"""Keyboards, as strict as the real thing.

Source: core.telegram.org/bots/api#inlinekeyboardbutton; the errors are those of the public server.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from sandbox.errors import Refused, bad
from sandbox.params import Params
from sandbox.store import Json

MOST_BUTTONS = 100
MOST_IN_ROW = 8
DATA_BYTES = 64
SCHEMES = ("http", "https", "tg")


def inline_keyboard(params: Params) -> list[list[Json]]:
    """Return the rows of inline buttons, none without such a keyboard. Raises ``Refused``."""
    rows = _rows(params, "inline_keyboard")
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad("reply markup is too long")
    return [[_button(button) for button in row] for row in rows if row]


def reply_keyboard(params: Params) -> Json | None:
    """Return the keys to show below the text field, no rows to take them away, else None."""
    markup = _markup(params)
    if "keyboard" not in markup and not markup.get("remove_keyboard"):
        return None
    rows = [[_key(key) for key in row] for row in _rows(params, "keyboard")]
    return {"rows": rows, "one_time": bool(markup.get("one_time_keyboard"))}


def _markup(params: Params) -> Json:
    markup = params.data("reply_markup") or {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    return markup


def _rows(params: Params, name: str) -> list[list[Any]]:
    rows = _markup(params).get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(f'field "{name}" of the ReplyMarkup must be an Array of Arrays')
    return rows


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise _cannot("Inline keyboard button must be an Object")
    text, data, url = button.get("text"), button.get("callback_data"), button.get("url")
    if text is None:
        raise _cannot('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _cannot('Field "text" must be of type String')
    if not data and not url:
        raise _cannot("Text buttons are unallowed in the inline keyboard")
    if url:
        _check(url)
    elif len(str(data).encode()) > DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    return {"text": text, "callback_data": None if url else str(data), "url": url}


def _check(url: str) -> None:
    parts = urlsplit(url)
    wrong = "" if parts.scheme in SCHEMES else "Unsupported URL protocol"
    if wrong or not parts.netloc:
        reason = wrong or "Wrong HTTP URL"
        raise bad(f"inline keyboard button URL '{url}' is invalid: {reason}")


def _key(key: object) -> Json:
    if isinstance(key, str):
        return {"text": key, "request_location": False}
    if not isinstance(key, dict) or not isinstance(key.get("text"), str):
        raise bad("can't parse keyboard button: Can't find field \"text\"")
    return {"text": key["text"], "request_location": bool(key.get("request_location"))}


def _cannot(words: str) -> Refused:
    return bad(f"can't parse inline keyboard button: {words}")
