"""Which listed words a typed one may stand for: letter by letter, or a slip of the keyboard away.

A typed word is looked up, not compared with each listed one: two words that are two slips apart
have beginnings that become the same when up to two letters are left out of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

ONE_SLIP, TWO_SLIPS = 5, 8  # letters from which one or two wrong ones are forgiven
START = 8  # letters of a word that are looked up; the rest is compared with what is found
SPELLINGS = tuple(  # as typed without umlauts: "füße" is "fuesse", or "fusse"
    str.maketrans(spelling)
    for spelling in ({}, {"ä": "ae", "ö": "oe", "ü": "ue"}, {"ä": "a", "ö": "o", "ü": "u"})
)

Meanings = frozenset[str]  # listed words, as they are listed
NONE: Meanings = frozenset()


class Spelling:
    """The listed words in every spelling.

    "*" behind a word stands for any ending, and in front of one for any beginning.
    """

    def __init__(self, listed: Iterable[str]) -> None:
        whole: dict[str, set[str]] = {}
        beginnings: dict[str, set[str]] = {}
        endings: dict[str, set[str]] = {}
        for word in listed:
            for spelt in spellings(word):
                if spelt.endswith("*"):
                    beginnings.setdefault(spelt[:-1], set()).add(word)
                elif spelt.startswith("*"):
                    endings.setdefault(spelt[1:], set()).add(word)
                else:
                    whole.setdefault(spelt, set()).add(word)
        self._whole, self._beginnings, self._endings = map(_frozen, (whole, beginnings, endings))
        self._beginning_lengths = sorted({len(stem) for stem in beginnings})
        self._ending_lengths = sorted({len(stem) for stem in endings})
        long_words = [word for word in whole if len(word) >= ONE_SLIP]
        long_stems = [stem for stem in beginnings if len(stem) > ONE_SLIP]
        self._near_words = _shortened({word: _slips(word) for word in long_words})
        self._near_stems = _shortened(dict.fromkeys(long_stems, 1))
        self._longest = max(map(len, long_words), default=0) + 2
        lengths = {len(stem) + longer for stem in long_stems for longer in (-1, 0, 1)}
        self._near_stem_lengths = sorted(lengths)

    def fits(self, word: str) -> Meanings:
        """Return the listed words that a typed one is, letter by letter."""
        found = self._whole.get(word, NONE)
        for length in self._beginning_lengths:
            if more := self._beginnings.get(word[:length]):
                found |= more
        for length in self._ending_lengths:
            if more := self._endings.get(word[-length:]):
                found |= more
        return found

    def nearly(self, word: str) -> Meanings:
        """Return the listed words that a typed one is a slip or two away from."""
        found = NONE
        if ONE_SLIP - 1 <= len(word) <= self._longest:
            most = 2 if len(word) >= TWO_SLIPS - 2 else 1
            for spelt in _candidates(word, most, self._near_words):
                if _same_start(word, spelt) and _near(word, spelt, _slips(spelt)):
                    found |= self._whole[spelt]
        for beginning in {word[:length] for length in self._near_stem_lengths}:
            for stem in _candidates(beginning, 1, self._near_stems):
                longer = len(beginning) - len(stem)
                if abs(longer) <= 1 and _same_start(word, stem) and _near(beginning, stem, 1):
                    found |= self._beginnings[stem]
        return found


def spellings(text: str) -> Iterator[str]:
    """Yield a text with its umlauts, and as it is typed without them."""
    yield from dict.fromkeys(text.translate(spelling) for spelling in SPELLINGS)


def _frozen(found: Mapping[str, set[str]]) -> Mapping[str, Meanings]:
    return {spelt: frozenset(words) for spelt, words in found.items()}


def _slips(word: str) -> int:
    return 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP else 0


def _shortened(words: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Return each word under every form of its start with so many letters left out."""
    under: dict[str, list[str]] = {}
    for word, slips in words.items():
        for form in _forms(word, slips):
            under.setdefault(form, []).append(word)
    return under


def _forms(word: str, slips: int) -> set[str]:
    start = word[:START]
    forms = {start}
    for number in range(1, slips + 1):
        forms |= {"".join(kept) for kept in combinations(start, len(start) - number)}
    return forms


def _candidates(word: str, slips: int, under: Mapping[str, Sequence[str]]) -> set[str]:
    return {found for form in _forms(word, slips) for found in under.get(form, ())}


def _same_start(word: str, meant: str) -> bool:
    """Seldom is the first letter wrong; it may have swapped places with the second."""
    return word[:1] == meant[:1] or word[:2] == meant[1::-1]


def _near(word: str, meant: str, slips: int) -> bool:
    return OSA.distance(word, meant, score_cutoff=slips) <= slips
