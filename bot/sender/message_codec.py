"""Rendered messages as the outbox holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from bot.ui.turn import Button, Message
from scheduler.model import Json


def packed(messages: Sequence[Message], unknown: int = 0) -> dict[str, Json]:
    """Return the messages as the outbox stores them; ``unknown`` counts answers that never came."""
    return {"messages": [message.packed() for message in messages], "unknown": unknown}


def unpacked(payload: Mapping[str, Json]) -> tuple[Message, ...]:
    """Return the messages that ``packed`` stored."""
    items = cast("list[dict[str, Json]]", payload["messages"])
    return tuple(_message(dict(item)) for item in items)


def _message(item: dict[str, Json]) -> Message:
    keyboard = cast("list[list[list[str]]]", item.pop("buttons"))
    if step := cast("list[int] | None", item.pop("step", None)):
        item["step"] = (step[0], step[1])  # type: ignore[assignment]  # JSON knows no tuples
    buttons = tuple(tuple(Button(label, data) for label, data in row) for row in keyboard)
    return Message(buttons=buttons, **item)  # type: ignore[arg-type]  # packed by Message itself
