"""HTML as the Bot API takes it: few tags, and errors that name the byte.

Source: core.telegram.org/bots/api#html-style.
"""

from __future__ import annotations

import html
import re

from sandbox.errors import Refused, bad

TAGS = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "ins": "u", "s": "s", "strike": "s",
    "del": "s", "code": "code", "pre": "pre", "a": "a", "blockquote": "blockquote",
    "tg-spoiler": "tg-spoiler", "tg-emoji": "tg-emoji", "span": "span",
}  # fmt: skip
KNOWN_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"<(?P<tag>[^>]*)>|<(?P<open>)|&(?P<name>#?\w+);|(?P<text>[^<&]+|&)", re.DOTALL)
START = re.compile(r"(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^/]*|\s.*)$", re.DOTALL)
LINK = re.compile(r"""href\s*=\s*["']?(?P<to>[^"'>\s]+)""")


def parse(text: str) -> tuple[str, str]:
    """Return what a reader sees, and HTML that is safe to show. Raises ``Refused``."""
    plain: list[str] = []
    safe: list[str] = []
    stack: list[str] = []
    for token in TOKEN.finditer(text):
        at = len(text[: token.start()].encode())
        if token["open"] is not None:
            raise _cannot(f"Unclosed start tag at byte offset {at}")
        if token["tag"] is not None:
            safe.append(_tag(token["tag"], at, stack))
            continue
        shown = _entity(token["name"]) if token["name"] else token["text"]
        plain.append(shown)
        safe.append(html.escape(shown, quote=False))
    if stack:
        end = len(text.encode())
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{stack[-1]}" at {end}')
    return "".join(plain), "".join(safe)


def escaped(text: str) -> tuple[str, str]:
    """Return the same for text without a parse mode."""
    return text, html.escape(text, quote=False)


def units(text: str) -> int:
    """Return the length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _tag(tag: str, at: int, stack: list[str]) -> str:
    if tag.startswith("/"):
        name = tag[1:].strip().lower()
        if not stack:
            raise _cannot(f"Unexpected end tag at byte offset {at}")
        opened = stack.pop()
        if name and name != opened:
            raise _cannot(
                f'Unmatched end tag at byte offset {at}, expected "</{opened}>", found "</{name}>"'
            )
        return _end(opened)
    start = START.match(tag.strip())
    name = start["name"].lower() if start else tag.strip().split()[0].lower() if tag.strip() else ""
    if start is None or name not in TAGS:
        raise _cannot(f'Unsupported start tag "{name}" at byte offset {at}')
    stack.append(name)
    if TAGS[name] == "a":
        link = LINK.search(start["rest"])
        to = link["to"] if link and link["to"].startswith(("http://", "https://", "tg://")) else ""
        return f'<a href="{html.escape(to)}" rel="noreferrer">'
    return f"<{TAGS[name]}>"


def _end(name: str) -> str:
    return f"</{TAGS[name]}>"


def _entity(name: str) -> str:
    if name.startswith("#"):
        return html.unescape(f"&{name};")
    return KNOWN_NAMES.get(name, f"&{name};")


def _cannot(words: str) -> Refused:
    return bad(f"can't parse entities: {words}")
