"""The education pieces of /learn and the questions of /faq, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from content.errors import ContentError
from content.load.technique_file import Slug, parse, read_source
from content.texts import Texts

FILE = "lessons.toml"


@dataclass(frozen=True, slots=True)
class Lessons:
    lessons: tuple[str, ...]  # slugs, in the order of telling
    questions: tuple[str, ...]  # slugs of the FAQ

    def next(self, told: tuple[str, ...]) -> str | None:
        """Return the first lesson that was not told yet."""
        return next((slug for slug in self.lessons if slug not in told), None)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Lesson(_Row):
    slug: Slug
    sources: tuple[str, ...] = Field(min_length=1)


class _Question(_Row):
    slug: Slug


class _File(_Row):
    lessons: tuple[_Lesson, ...] = Field(min_length=1)
    faq: tuple[_Question, ...] = Field(min_length=1)


def load_lessons(folder: Path, texts: Texts) -> Lessons:
    """Read ``lessons.toml``. Raises ``ContentError`` for a field, or a text that is missing."""
    try:
        read = _File.model_validate(parse(FILE, read_source(folder / FILE)))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{FILE}: {field}: {first['msg']}") from None
    lessons = tuple(row.slug for row in read.lessons)
    questions = tuple(row.slug for row in read.faq)
    needed = [f"lesson-{slug}-{part}" for slug in lessons for part in ("title", "text")]
    needed += [f"faq-{slug}-{part}" for slug in questions for part in ("question", "answer")]
    for key in needed:
        if not texts.has(key):
            raise ContentError(f"{FILE}: text {key} is missing")
    return Lessons(lessons, questions)
