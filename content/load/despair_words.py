"""The words of despair in each language, read from its ``despair.toml`` and checked whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from care.triage.despair_words import SLIP_FROM, STEM, DespairWords, Phrase, Step, ends_of, letters
from content.errors import ContentError
from content.load.technique_file import parse, read_source

NAME = "despair.toml"
LIST = "@"  # begins the name of a list
EDGE = "|"  # a sentence or a line begins or ends here
GAPS = {"..": 2, "...": 5}  # so many other words may stand between two words of a phrase
DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class _Lines(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    lists: dict[str, tuple[str, ...]]
    phrases: tuple[str, ...] = Field(min_length=1)
    harmless: tuple[str, ...]
    ordinary: tuple[str, ...]


def load_despair(folder: Path) -> Mapping[str, DespairWords]:
    """Read ``despair.toml`` of every language below ``folder``, by language.

    Raises ``ContentError``: for a field, for a list that is not there, for a phrase that is none.
    """
    languages = sorted(path for path in folder.iterdir() if path.is_dir())
    return {path.name: _read(path) for path in languages}


def _read(folder: Path) -> DespairWords:
    file = f"{folder.name}/{NAME}"
    try:
        read = _Lines.model_validate(parse(file, read_source(folder / NAME)))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{file}: {field}: {first['msg']}") from None
    phrases = tuple(_phrase(line, read.lists, f"{file}: phrases") for line in read.phrases)
    harmless = tuple(_phrase(line, read.lists, f"{file}: harmless") for line in read.harmless)
    if any(step.skips for phrase in harmless for step in phrase.steps):
        raise ContentError(f"{file}: harmless: its words stand side by side")
    listed = [word for words in read.lists.values() for word in words]
    typed = {word for line in (*read.phrases, *read.harmless) for word in line.split()}
    spelt = dict(_spellings([*listed, *typed]))
    return DespairWords(
        phrases=phrases,
        harmless=harmless,
        spelt=spelt,
        stems=tuple(word.removesuffix(STEM) for word in spelt if word.endswith(STEM)),
        slips=_slips(spelt),
        ordinary=frozenset(map(letters, read.ordinary)),
    )


def _phrase(line: str, lists: Mapping[str, Sequence[str]], where: str) -> Phrase:
    parts = line.split()
    opens, closes = parts[:1] == [EDGE], parts[-1:] == [EDGE]
    steps: list[Step] = []
    skips = 0
    for part in parts[opens : len(parts) - closes]:
        if part in GAPS:
            skips = GAPS[part]
            continue
        name = part.removeprefix(LIST)
        if part != name and name not in lists:
            raise ContentError(f"{where}: there is no list {name!r}")
        words = lists[name] if part != name else (part,)
        steps.append(Step(frozenset(map(letters, words)), skips if steps else 0))
        skips = 0
    if not steps or skips:
        raise ContentError(f"{where}: {line!r} ends or begins nowhere")
    return Phrase(tuple(steps), opens, closes)


def _spellings(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word as it may be typed, "moechte" and "mochte" for "möchte", and the word."""
    for word in words:
        if word not in (*GAPS, EDGE) and not word.startswith(LIST):
            yield letters(word), letters(word)
            yield letters(word.casefold().translate(DIGRAPHS)), letters(word)


def _slips(spelt: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in spelt:
        if len(word) >= SLIP_FROM and not word.endswith(STEM):
            for part in ends_of(word):
                found.setdefault(part, []).append(word)
    return {part: tuple(words) for part, words in found.items()}
