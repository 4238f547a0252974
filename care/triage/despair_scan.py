"""Words of despair in what a person types: thoughts of dying, of harming oneself.

A hit shows one fixed card; nothing is asked, judged or kept. Denied words count too ("I'm not
suicidal"): a card too many costs a tap. Source: clinical.md, Decided 10.

Where a word stands is a bit of a number, so that a long text costs little: a phrase is followed
by shifting, from each of its words to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from care.triage.despair_words import SLIP_FROM, STEM, DespairWords, Phrase, ends_of, letters

PARTS = re.compile(r"[^\W_]+|[.!?;]+|\n")
LONGEST = 24  # letters of a word in which a slip is looked for
APART = 8  # places between two sentences: more than a phrase may skip

Places = Mapping[str, int]  # a word → the bits of where it stands


@dataclass(frozen=True, slots=True)
class Said:
    """A text by its words, and where a sentence or a line of it begins and ends."""

    places: Places
    begins: int
    ends: int


def despairs(text: str, languages: Sequence[DespairWords]) -> bool:
    """Return whether a text speaks of wishing to die or of harming oneself, in any language."""
    said = _said(text)
    meant = [(words, _meant(said, words)) for words in languages]
    idioms = 0
    for words, places in meant:
        for phrase in words.harmless:
            last = _found(phrase, said, places)
            for _ in phrase.steps:
                idioms, last = idioms | last, last >> 1
    for words, places in meant:
        plain = {word: here & ~idioms for word, here in places.items()}
        if any(_found(phrase, said, plain) for phrase in words.phrases):
            return True
    return False


def _said(text: str) -> Said:
    places: dict[str, int] = {}
    at, last, begins, ends = 0, 0, 0, 0
    begin = True
    for part in PARTS.findall(letters(text)):
        if part[0].isalnum():
            here = 1 << at
            places[part] = places.get(part, 0) | here
            begins |= here if begin else 0
            last, begin = here, False
            at += 1
        elif part == "\n":  # may end a sentence, or not
            ends, begin = ends | last, True
        elif len(part) == 1 or set(part) != {"."}:  # dots lead on
            ends, begin = ends | last, True
            at += APART
    return Said(places, begins, ends | last)


def _meant(said: Said, words: DespairWords) -> Places:
    """Return the words of despair that the typed ones may stand for, and where."""
    meant: dict[str, int] = {}
    for typed, here in said.places.items():
        for word in stands_for(typed, words):
            meant[word] = meant.get(word, 0) | here
    return meant


def _found(phrase: Phrase, said: Said, places: Places) -> int:
    """Return where a phrase ends."""
    here = said.begins if phrase.opens else -1
    for number, step in enumerate(phrase.steps):
        if number:
            here <<= 1
            for _ in range(step.skips):
                here |= here << 1
        stands = 0
        for word in step.words & places.keys():
            stands |= places[word]
        here &= stands
        if not here:
            return 0
    return here & said.ends if phrase.closes else here


def stands_for(typed: str, words: DespairWords) -> Iterator[str]:
    """Yield every word of despair that a typed one may stand for."""
    if typed in words.spelt:
        yield words.spelt[typed]
    elif SLIP_FROM - 1 <= len(typed) <= LONGEST and typed not in words.ordinary:
        for part in ends_of(typed):
            for word in words.slips.get(part, ()):
                if word[0] == typed[0] and OSA.distance(word, typed, score_cutoff=1) <= 1:
                    yield words.spelt[word]
    if typed.startswith(words.stems):
        yield from (words.spelt[stem + STEM] for stem in words.stems if typed.startswith(stem))
