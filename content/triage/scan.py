"""Warning words in what a person types. A hit asks the emergency card; the words never decide.

Where in doubt, ask: a card too many costs a tap, one too few may cost more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from rapidfuzz.distance import OSA

from content.triage.alarm_words import AlarmWords, Phrase

SENTENCE = re.compile(r"(?<!\.)\.(?![.\d])|[!?;\n]+")  # "…" and ":" lead on, as does "39.5"
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
PAUSE = re.compile(r"[,:()–—]|\s-\s|\.\.|…")  # a denial does not reach beyond one
APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))  # as phones type them
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
DENIED_WITHIN = 6  # words between a denial and what it denies
ONE_SLIP, TWO_SLIPS = 5, 8  # letters from which one or two wrong ones are forgiven


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, and where in it each word may be meant."""

    words: Sequence[str]
    places: Mapping[str, Sequence[int]]
    pauses: Sequence[int] = ()  # places of words that come after a pause


@dataclass(frozen=True, slots=True)
class Typed:
    """One sentence as it was typed."""

    words: list[str]
    pauses: list[int]


def scan(text: str, languages: Sequence[AlarmWords]) -> tuple[str, ...]:
    """Return the rules that a text points at, in the order of the card; none for most texts.

    Every language is listened for, as people mix them.
    """
    sentences = list(_sentences(text))
    hits = {rule for words in languages for rule in _hits(sentences, words)}
    return tuple(sorted(hits, key=lambda rule: int(rule[1:])))


def _sentences(text: str) -> Iterator[Typed]:
    plain = unicodedata.normalize("NFC", text).casefold().translate(APOSTROPHES)
    plain = UNSEEN.sub("", plain)
    for version in {plain, plain.replace("\n", " ")}:  # a line end may end a sentence, or not
        for sentence in SENTENCE.split(version):
            parts = [WORD.findall(part) for part in PAUSE.split(sentence)]
            lengths = accumulate(map(len, parts))
            if words := [word for part in parts for word in part]:
                yield Typed(words, list(lengths))


def _hits(sentences: Sequence[Typed], words: AlarmWords) -> Iterator[str]:
    every = {word for typed in sentences for word in typed.words}
    means = {word: tuple(_stands_for(word, words)) for word in every}
    for typed in sentences:
        plain = _without(typed.words, words.harmless)
        said = replace(_said(plain, lambda word: means.get(word, ())), pauses=typed.pauses)
        if said.places:
            yield from _rules(said, _said(plain, lambda word: (word,)), words)


def _said(typed: Sequence[str], means: Callable[[str], Sequence[str]]) -> Said:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(typed):
        for meant in means(word):
            places.setdefault(meant, []).append(at)
    return Said(typed, places)


def _rules(said: Said, literally: Said, words: AlarmWords) -> Iterator[str]:
    doubted = any(_found(literally, phrase) for phrase in words.doubts)
    for alarm in words.alarms:
        found = [[at for phrase in group for at in _found(said, phrase)] for group in alarm.all]
        if not all(found):
            continue
        if doubted or not alarm.deniable or not all(_denied(said, at, words) for at in found[0]):
            yield alarm.rule


def _without(typed: list[str], harmless: Sequence[Phrase]) -> list[str]:
    """Blot out what sounds like an alarm and is none."""
    literally = _said(typed, lambda word: (word,))
    plain = list(typed)
    for phrase in harmless:
        for at in _found(literally, phrase):
            plain[at : at + len(phrase)] = [""] * len(phrase)
    return plain


def _found(said: Said, phrase: Phrase) -> list[int]:
    """Return where a phrase begins."""
    first, *rest = phrase
    return [
        at
        for at in said.places.get(first, ())
        if all(at + n in said.places.get(word, ()) for n, word in enumerate(rest, 1))
    ]


def _stands_for(word: str, words: AlarmWords) -> Iterator[str]:
    """Yield every warning word that a typed one may stand for."""
    forgiving = word not in words.ordinary
    for first in {*word[:2], "*"}:  # seldom is the first letter wrong; it may have swapped places
        for spelt, meant in words.vocabulary.get(first, ()):
            if _fits(word, spelt) or (forgiving and _slipped(word, spelt)):
                yield meant


def _fits(word: str, meant: str) -> bool:
    """Return whether a word is the one that is meant; "*" stands for any beginning or ending."""
    if meant.endswith("*"):
        return word.startswith(meant[:-1])
    return word.endswith(meant[1:]) if meant.startswith("*") else word == meant


def _slipped(word: str, meant: str) -> bool:
    """Return whether a word is a slip of the keyboard away; seldom is it the first letter's."""
    if word[:1] != meant[:1] and word[:2] != meant[1::-1]:
        return False
    if meant.endswith("*"):
        stem = meant[:-1]
        return len(stem) > ONE_SLIP and any(
            _near(word[: len(stem) + longer], stem, 1) for longer in (-1, 0, 1)
        )
    slips = 2 if len(meant) >= TWO_SLIPS else 1 if len(meant) >= ONE_SLIP else 0
    return slips > 0 and _near(word, meant, slips)


def _near(word: str, meant: str, slips: int) -> bool:
    if abs(len(word) - len(meant)) > slips:
        return False
    return OSA.distance(word, meant, score_cutoff=slips) <= slips


def _denied(said: Said, at: int, words: AlarmWords) -> bool:
    """Return whether what stands here is denied by a word just before it."""
    pause = max((place for place in said.pauses if place <= at), default=0)
    before = _said(said.words[max(pause, at - DENIED_WITHIN) : at], lambda word: (word,))
    ends = [place for phrase in words.breaks for place in _found(before, phrase)]
    last = max(ends, default=-1)
    return any(place > last for phrase in words.denials for place in _found(before, phrase))
