"""The warning words of each language, read from its ``alarm.toml`` and checked whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from care.triage.red_flag_words import Alarm, AlarmWords, Phrase
from care.triage.rules import Rulebook
from care.triage.spelling import spellings
from content.errors import ContentError
from content.load.technique_file import parse, read_source

NAME = "alarm.toml"
LIST = "@"  # begins the name of a list


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _AlarmRow(_Row):
    rule: str
    all: tuple[tuple[str, ...], ...] = Field(min_length=1)


class _File(_Row):
    denials: tuple[str, ...] = Field(min_length=1)
    breaks: tuple[str, ...]
    doubts: tuple[str, ...]
    harmless: tuple[str, ...]
    ordinary: tuple[str, ...]
    lists: dict[str, tuple[str, ...]] = {}
    alarm: tuple[_AlarmRow, ...] = Field(min_length=1)


def load_alarms(folder: Path, rulebook: Rulebook) -> Mapping[str, AlarmWords]:
    """Read ``alarm.toml`` of every language below ``folder``, by language.

    Raises ``ContentError``: for a field, for a list that is not there, for a rule that is not on
    the emergency card, and for a line of the card that a language has no words for.
    """
    languages = sorted(path for path in folder.iterdir() if path.is_dir())
    read = {path.name: _read(path, rulebook) for path in languages}
    every = read.values()
    denials = tuple(dict.fromkeys(phrase for words in every for phrase in words.denials))
    harmless = tuple(dict.fromkeys(phrase for words in every for phrase in words.harmless))
    ordinary = frozenset[str]().union(*(words.ordinary for words in every))
    return {
        code: replace(words, denials=denials, harmless=harmless, ordinary=ordinary)
        for code, words in read.items()
    }


def _read(folder: Path, rulebook: Rulebook) -> AlarmWords:
    file = f"{folder.name}/{NAME}"
    try:
        read = _File.model_validate(parse(file, read_source(folder / NAME)))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{file}: {field}: {first['msg']}") from None
    on_the_card = {rule.id for rule in rulebook.rules.values() if rule.card == "emergency"}
    if odd := {row.rule for row in read.alarm} ^ on_the_card:
        raise ContentError(f"{file}: {min(odd)}: not alike on the emergency card")
    denials = _spelt(read.denials)
    alarms = tuple(_alarm(row, read.lists, denials, file) for row in read.alarm)
    return AlarmWords(
        alarms=alarms,
        denials=denials,
        breaks=_spelt(read.breaks),
        doubts=_spelt(read.doubts),
        harmless=_spelt(read.harmless),
        ordinary=frozenset(word for phrase in _spelt(read.ordinary) for word in phrase),
        vocabulary=_vocabulary(alarms),
    )


def _vocabulary(alarms: Sequence[Alarm]) -> frozenset[str]:
    phrases = (phrase for alarm in alarms for group in alarm.all for phrase in group)
    return frozenset(word for phrase in phrases for word in phrase)


def _alarm(
    row: _AlarmRow, lists: Mapping[str, Sequence[str]], denials: Sequence[Phrase], file: str
) -> Alarm:
    try:
        groups = tuple(_phrases(tuple(_unfolded(group, lists))) for group in row.all)
    except KeyError as error:
        raise ContentError(f"{file}: {row.rule}: there is no list {error}") from None
    holds_a_not = any(phrase in denials for group in groups for phrase in group)
    return Alarm(row.rule, groups, deniable=not holds_a_not)


def _unfolded(group: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the phrases of a group, those of its lists in their place."""
    for phrase in group:
        if phrase.startswith(LIST):
            yield from _unfolded(lists[phrase.removeprefix(LIST)], lists)
        else:
            yield phrase


def _phrases(texts: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(tuple(text.casefold().split()) for text in texts))


def _spelt(texts: Sequence[str]) -> tuple[Phrase, ...]:
    """Return phrases that have to stand letter by letter, in each of their spellings."""
    return _phrases([spelt for text in texts for spelt in spellings(text.casefold())])
