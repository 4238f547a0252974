"""A stored text as HTML that is safe to show."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sandbox.entities import Words, units
from sandbox.store import Json

TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
    "pre": "pre", "blockquote": "blockquote", "expandable_blockquote": "blockquote",
    "spoiler": "tg-spoiler",
}  # fmt: skip
SAFE = ("http://", "https://", "tg://", "mailto:")


def html_of(words: Words) -> str:
    """Return the words with a few harmless tags; line breaks stay as they are."""
    return "".join(_pieces(words))


def _pieces(words: Words) -> Iterator[str]:
    """Yield texts and tags in turn. Entities lie beside or within each other, outer ones first."""
    raw = words.text.encode("utf-16-le")
    at = 0
    closing: list[tuple[int, str]] = []  # where each open tag ends, innermost last
    last: Json = {"type": "end", "offset": units(words.text), "length": 0}
    for entity in [*words.entities, last]:
        start = entity["offset"]
        while closing and closing[-1][0] <= start:
            end, tag = closing.pop()
            yield _text(raw, at, end) + tag
            at = end
        yield _text(raw, at, start)
        at = start
        if tags := _tags(entity):
            yield tags[0]
            closing.append((start + entity["length"], tags[1]))


def _text(raw: bytes, start: int, end: int) -> str:
    return escape(raw[2 * start : 2 * end].decode("utf-16-le"), quote=False)


def _tags(entity: Json) -> tuple[str, str] | None:
    if entity["type"] == "text_link":
        to = entity["url"]
        return (f'<a href="{escape(to)}">', "</a>") if to.startswith(SAFE) else None
    tag = TAGS.get(entity["type"])
    return (f"<{tag}>", f"</{tag}>") if tag else None
