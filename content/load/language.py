"""One language's ``language.toml``: its name, what may be typed in it, and what it never says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from content.errors import ContentError
from content.load.technique_file import line_of, parse, read_source
from content.load.typed_words import TimeWords, typed_words
from content.typed.words import TypedWords

NAME = "language.toml"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a language is named, understood, and kept honest."""

    name: str  # as its speakers call it
    words: Mapping[str, str]  # what is typed, plain → the word it stands for
    answers: Mapping[str, Mapping[str, str]]  # the same by question, for what only it understands
    typed: TypedWords
    never: re.Pattern[str]  # words that no text says. Source: clinical.md §7
    pop: re.Pattern[str]  # the sound, of which only the standard line speaks
    pop_line: str  # what tells the standard line

    @property
    def meanings(self) -> frozenset[str]:
        """Every word that something typed may stand for, those of one question with its name."""
        answers = (f"{q}.{word}" for q, words in self.answers.items() for word in words.values())
        return frozenset((*self.words.values(), *answers))


class _Copy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    never: tuple[str, ...] = Field(min_length=1)
    pop: str
    pop_line: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=2)
    words: dict[str, tuple[str, ...]]
    answers: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    time: TimeWords
    copy_: _Copy = Field(alias="copy")


def plain(typed: str) -> str:
    """Return what was typed without case, spare blanks and closing marks."""
    return " ".join(typed.casefold().replace("’", "'").split()).strip(" .!,")


def read_manners(folder: Path) -> Manners:
    """Read a language's file. Raises ``ContentError`` naming file, line and field."""
    path = folder / NAME
    source = read_source(path)
    file = f"{folder.name}/{NAME}"
    try:
        read = _File.model_validate(parse(file, source))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = tuple(str(part) for part in first["loc"] if isinstance(part, str))
        line = line_of(source, where[-1:])
        raise ContentError(f"{file}, line {line}: {'.'.join(where)}: {first['msg']}") from None
    words = _meanings(file, source, "words", read.words)
    try:
        typed = typed_words(folder.name, read.time, words)
    except ContentError as error:
        raise ContentError(f"{file}: {error}") from None
    return Manners(
        name=read.name,
        words=words,
        typed=typed,
        answers={
            question: _meanings(file, source, f"answers.{question}", listed)
            for question, listed in read.answers.items()
        },
        never=_pattern(file, "never", rf"\b(?:{'|'.join(read.copy_.never)})\b"),
        pop=_pattern(file, "pop", rf"\b(?:{read.copy_.pop})\b"),
        pop_line=read.copy_.pop_line,
    )


def _meanings(
    file: str, source: str, table: str, listed: Mapping[str, tuple[str, ...]]
) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for meaning, typed in listed.items():
        for word in map(plain, typed):
            if words.setdefault(word, meaning) != meaning:
                where = f"{file}, line {line_of(source, (meaning,))}: {table}.{meaning}"
                raise ContentError(f"{where}: {word!r} stands twice")
    return words


def _pattern(file: str, field: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ContentError(f"{file}: copy.{field}: {error}") from None
