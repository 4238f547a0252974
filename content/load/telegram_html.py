"""Whether a text is HTML that Telegram takes. Source: Bot API, "HTML style"."""

from __future__ import annotations

import re

TAGS = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote"}
)
WITH_ATTRIBUTES = (
    re.compile(r'<a href="[^"<>]+">'),
    re.compile(r'<span class="tg-spoiler">'),
    re.compile(r"<blockquote expandable>"),
    re.compile(r'<code class="language-[^"<>]+">'),
)
TAG = re.compile(r"</?([a-z]+)[^<>]*>")
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


def problem(text: str) -> str | None:
    """Return what Telegram would refuse or show raw in ``text``, or None."""
    rest = ENTITY.sub("", TAG.sub("", text))
    if stray := re.search(r"[<>&]", rest):
        return f"a {stray[0]} that is neither a tag nor escaped"
    is_open: list[str] = []
    for tag in TAG.finditer(text):
        whole, name = tag[0], tag[1]
        if whole.startswith("</"):
            if whole != f"</{name}>" or not is_open or is_open.pop() != name:
                return f"{whole} closes nothing that is open"
        elif _known(whole, name):
            is_open.append(name)
        else:
            return f"{whole} is no tag of Telegram"
    return f"<{is_open[-1]}> is never closed" if is_open else None


def _known(whole: str, name: str) -> bool:
    plain = whole == f"<{name}>" and name in TAGS
    return plain or any(pattern.fullmatch(whole) for pattern in WITH_ATTRIBUTES)
