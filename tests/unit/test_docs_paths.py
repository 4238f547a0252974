"""A path that the docs name is there: a reader opens the file, not a memory of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PAGES = [HOUSE / "README.md", *sorted((HOUSE / "docs").rglob("*.md"))]
NAMED = re.compile(r"`((?:bot|body|care|content|db|pictures|sandbox|scheduler|docs)/[\w./-]*)`")
OLD = re.compile(r"^\| `[^`]+` \|", re.M)  # where it was, in the table of moves


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if page.name == "0001-rooms.md":
        text = OLD.sub("|", text)
    assert [path for path in NAMED.findall(text) if not (HOUSE / path).exists()] == []
