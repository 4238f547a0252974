"""HTML as the Bot API reads it: few tags, and errors that name the byte.

Source: core.telegram.org/bots/api#html-style; the errors are those of the public server.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.errors import Refused, bad
from sandbox.store import Json

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}  # Telegram knows no other
TEXT = re.compile(r"[^<&]+")
NAME = re.compile(r"[^\s>]*")
SPACE = re.compile(r"\s*")
ATTRIBUTE = re.compile(r"[^\s=>]*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")
REFERENCE = re.compile(r"&(?:#[xX](?P<hex>[0-9a-fA-F]+)|#(?P<decimal>\d+)|(?P<name>[a-zA-Z]+));?")
SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Words:
    """A text as a reader sees it, and what is special about its parts (UTF-16 offsets)."""

    text: str
    entities: list[Json] = field(default_factory=list)


def parse(source: str) -> Words:
    """Return the text of HTML and its entities. Raises ``Refused`` with Telegram's words."""
    return _Reader(source).read()


def trimmed(words: Words) -> Words:
    """Return the words without the white space around them, as Telegram stores them."""
    text = words.text.strip()
    ahead = units(words.text) - units(words.text.lstrip())
    length = units(text)
    kept = []
    for entity in words.entities:
        start = max(0, entity["offset"] - ahead)
        end = min(length, entity["offset"] + entity["length"] - ahead)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return Words(text, kept)


def units(text: str) -> int:
    """Return the length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    begins: int  # UTF-16 units
    argument: str


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text = ""
        self._length = 0  # UTF-16 units of the text so far
        self._open: list[_Tag] = []
        self._entities: list[Json] = []

    def read(self) -> Words:
        while self._at < len(self._source):
            begin = self._at
            if self._source.startswith("</", begin):
                self._end_tag(begin)
            elif self._source[begin] == "<":
                self._start_tag(begin)
            else:
                self._say(self._take(TEXT) or self._reference())
        if self._open:
            name = self._open[-1].name
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{name}"')
        # The outer one first, as Telegram sorts them.
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Words(self._text, self._entities)

    def _say(self, text: str) -> None:
        self._text += text
        self._length += units(text)

    def _start_tag(self, begin: int) -> None:
        self._at += 1
        name = self._take(NAME).lower()
        self._not_ended(begin)
        if name not in TYPES:
            raise _cannot(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        given = self._attributes(name, begin)
        if name == "span" and given.get("class") != "tg-spoiler":
            where = self._byte(begin)
            raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        argument = {"a": "href", "tg-emoji": "emoji-id", "blockquote": "expandable"}.get(name, "")
        self._open.append(_Tag(name, self._length, given.get(argument, "")))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        given: dict[str, str] = {}
        self._take(SPACE)
        while self._peek() != ">":
            name = self._take(ATTRIBUTE)
            where = f'the tag "{tag}" at byte offset {self._byte(begin)}'
            if not name:
                raise _cannot(f"Empty attribute name in {where}")
            self._take(SPACE)
            if self._peek() == "=":
                self._at += 1
                self._take(SPACE)
                self._not_ended(begin)
                given[name] = self._value()
            elif (tag, name) == ("blockquote", "expandable"):
                given[name] = name
            else:
                raise _cannot(f"Expected equal sign in declaration of an attribute of {where}")
            self._take(SPACE)
            self._not_ended(begin)
        self._at += 1
        return given

    def _value(self) -> str:
        quote, begin = self._peek(), self._at
        if quote not in ("'", '"'):
            token = self._take(TOKEN)
            if self._peek() and not self._peek().isspace() and self._peek() != ">":
                where = self._byte(begin)
                raise _cannot(f"Unexpected end of name token at byte offset {where}")
            return token.lower()
        self._at += 1
        value = ""
        while self._peek() not in ("", quote):
            value += self._reference()
        self._at += 1
        return value

    def _end_tag(self, begin: int) -> None:
        where = f"at byte offset {self._byte(begin)}"
        if not self._open:
            raise _cannot(f"Unexpected end tag {where}")
        self._at += 2
        name = self._take(NAME).lower()
        self._take(SPACE)
        if self._peek() != ">":
            raise _cannot(f"Unclosed end tag {where}")
        self._at += 1
        tag = self._open.pop()
        if name and name != tag.name:
            raise _cannot(f'Unmatched end tag {where}, expected "</{tag.name}>", found "</{name}>"')
        linked = tag.argument or tag.name != "a"
        if self._length > tag.begins and linked:
            self._entities.append(_entity(tag, self._length))

    def _reference(self) -> str:
        """Return the next character, which may be written as ``&…;``."""
        found = REFERENCE.match(self._source, self._at)
        if found and (meant := _meant(found)):
            self._at = found.end()
            return meant
        self._at += 1
        return self._source[self._at - 1]

    def _take(self, what: re.Pattern[str]) -> str:
        found = what.match(self._source, self._at)
        taken = found[0] if found else ""
        self._at += len(taken)
        return taken

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _not_ended(self, begin: int) -> None:
        if self._at >= len(self._source):
            raise _cannot(f"Unclosed start tag at byte offset {self._byte(begin)}")

    def _byte(self, position: int) -> int:
        return len(self._source[:position].encode())


def _entity(tag: _Tag, end: int) -> Json:
    entity: Json = {"type": TYPES[tag.name], "offset": tag.begins, "length": end - tag.begins}
    match tag.name:
        case "a":
            entity["url"] = tag.argument
        case "tg-emoji":
            entity["custom_emoji_id"] = tag.argument
        case "blockquote" if tag.argument:
            entity["type"] = "expandable_blockquote"
    return entity


def _meant(found: re.Match[str]) -> str:
    if found["name"]:
        return NAMED.get(found["name"], "")
    code = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
    known = 0 < code < 0x10FFFF and code not in SURROGATES
    return chr(code) if known else ""


def _cannot(words: str) -> Refused:
    return bad(f"can't parse entities: {words}")
