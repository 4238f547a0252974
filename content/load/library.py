"""All that is said and shown, loaded together: what ships, and the operator's own techniques."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from care.techniques.catalogue import Catalogue
from content.errors import ContentError
from content.load.check import CONTENT, step_problems, text_problems
from content.load.lessons import Lessons, load_lessons
from content.load.techniques import load_catalogue
from content.texts import Texts, load_texts


@dataclass(frozen=True, slots=True)
class Library:
    texts: Texts
    catalogue: Catalogue
    lessons: Lessons


def load_library(own: Path | None = None, folder: Path = CONTENT) -> Library:
    """Read what ships in ``folder``, and over it the techniques of the operator's ``own`` folder.

    ``own`` holds ``techniques/*.toml`` and ``locales/<language>/*.ftl``, as ``content/`` does. What
    it brings is held against all rules at once. Raises ``ContentError`` with one line.
    """
    if own and not own.is_dir():
        raise ContentError(f"LIMBER_CONTENT_DIR: no such folder: {own}")
    texts = load_texts(folder / "locales", own and own / "locales")
    catalogue = load_catalogue(folder / "techniques", texts, own and own / "techniques")
    lessons = load_lessons(folder, texts)
    if own:
        for problem in (*text_problems(texts), *step_problems(texts, catalogue)):
            raise ContentError(f"LIMBER_CONTENT_DIR: {problem}")
    return Library(texts, catalogue, lessons)
