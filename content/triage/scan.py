"""Warning words in what a person types. A hit asks the emergency card; the words never decide.

Where in doubt, ask: a card too many costs a tap, one too few may cost more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz.distance import OSA

from content.errors import ContentError
from content.technique_file import parse, read_source
from content.triage.rules import Rulebook

NAME = "alarm.toml"
SENTENCE = re.compile(r"[.!?;:\n]+")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
DENIED_WITHIN = 6  # words between a denial and what it denies
ONE_SLIP, TWO_SLIPS = 5, 8  # letters from which one or two wrong ones are forgiven

Phrase = tuple[str, ...]  # words; a last "*" stands for any ending


@dataclass(frozen=True, slots=True)
class Alarm:
    """Words that point at one line of the emergency card."""

    rule: str
    all: tuple[tuple[Phrase, ...], ...]  # one phrase of each list, within one sentence
    deniable: bool  # no list holds a "not" itself


@dataclass(frozen=True, slots=True)
class AlarmWords:
    """One language's warning words."""

    alarms: tuple[Alarm, ...]
    denials: tuple[Phrase, ...]
    breaks: tuple[Phrase, ...]
    changes: tuple[Phrase, ...]
    harmless: tuple[Phrase, ...]


def scan(text: str, languages: Sequence[AlarmWords]) -> tuple[str, ...]:
    """Return the rules that a text points at, in the order of the card; none for most texts.

    Every language is listened for, as people mix them.
    """
    hits = {
        rule
        for words in languages
        for sentence in _sentences(text)
        for rule in _hits(sentence, words)
    }
    return tuple(sorted(hits, key=lambda rule: int(rule[1:])))


def _sentences(text: str) -> Iterator[list[str]]:
    plain = text.casefold().replace("’", "'").replace("`", "'")
    for sentence in SENTENCE.split(plain):
        if words := WORD.findall(sentence):
            yield words


def _hits(sentence: list[str], words: AlarmWords) -> Iterator[str]:
    said = _without(sentence, words.harmless)
    changed = any(_places(said, phrase, slips=False) for phrase in words.changes)
    for alarm in words.alarms:
        found = [[at for phrase in group for at in _places(said, phrase)] for group in alarm.all]
        if not all(found):
            continue
        if changed or not alarm.deniable or not all(_denied(said, at, words) for at in found[0]):
            yield alarm.rule


def _without(sentence: list[str], harmless: Sequence[Phrase]) -> list[str]:
    """Blot out what sounds like an alarm and is none."""
    said = list(sentence)
    for phrase in harmless:
        for at in _places(sentence, phrase, slips=False):
            said[at : at + len(phrase)] = [""] * len(phrase)
    return said


def _places(sentence: Sequence[str], phrase: Phrase, *, slips: bool = True) -> list[int]:
    """Return where a phrase begins, slips of the keyboard forgiven or not."""
    last = len(sentence) - len(phrase)
    return [
        at
        for at in range(last + 1)
        if all(_is(word, meant, slips) for word, meant in zip(sentence[at:], phrase, strict=False))
    ]


def _is(word: str, meant: str, forgiving: bool) -> bool:
    if meant.endswith("*"):
        return word.startswith(meant[:-1])
    if word == meant:
        return True
    slips = 2 if len(meant) >= TWO_SLIPS else 1 if len(meant) >= ONE_SLIP else 0
    return forgiving and slips > 0 and OSA.distance(word, meant, score_cutoff=slips) <= slips


def _denied(sentence: Sequence[str], at: int, words: AlarmWords) -> bool:
    """Return whether what stands here is denied by a word just before it."""
    before = sentence[max(0, at - DENIED_WITHIN) : at]
    ends = [place for phrase in words.breaks for place in _places(before, phrase, slips=False)]
    scope = before[max(ends, default=-1) + 1 :]
    return any(_places(scope, phrase, slips=False) for phrase in words.denials)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _AlarmRow(_Row):
    rule: str
    all: tuple[tuple[str, ...], ...] = Field(min_length=1)


class _File(_Row):
    denials: tuple[str, ...] = Field(min_length=1)
    breaks: tuple[str, ...]
    changes: tuple[str, ...]
    harmless: tuple[str, ...]
    alarm: tuple[_AlarmRow, ...] = Field(min_length=1)


def load_alarms(folder: Path, rulebook: Rulebook) -> Mapping[str, AlarmWords]:
    """Read ``alarm.toml`` of every language below ``folder``, by language.

    Raises ``ContentError``: for a field, for a rule that is not on the emergency card, and for a
    line of the card that a language has no words for.
    """
    languages = sorted(path for path in folder.iterdir() if path.is_dir())
    return {path.name: _read(path, rulebook) for path in languages}


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
    denials = _phrases(read.denials)
    return AlarmWords(
        alarms=tuple(_alarm(row, denials) for row in read.alarm),
        denials=denials,
        breaks=_phrases(read.breaks),
        changes=_phrases(read.changes),
        harmless=_phrases(read.harmless),
    )


def _alarm(row: _AlarmRow, denials: Sequence[Phrase]) -> Alarm:
    groups = tuple(_phrases(group) for group in row.all)
    holds_a_not = any(phrase in denials for group in groups for phrase in group)
    return Alarm(row.rule, groups, deniable=not holds_a_not)


def _phrases(texts: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(text.casefold().split()) for text in texts)
