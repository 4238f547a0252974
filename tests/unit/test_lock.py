"""The committed lock installs the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PUBLIC = {"https://pypi.org/simple", "https://files.pythonhosted.org"}


def test_the_lock_names_only_the_public_index() -> None:
    found = set(re.findall(r"https?://[^/\"]+(?:/simple)?", (ROOT / "uv.lock").read_text()))
    assert found == PUBLIC
