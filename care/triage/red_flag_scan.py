"""Warning words in what a person types. A hit asks the emergency card; the words never decide.

Where in doubt, ask: a card too many costs a tap, one too few may cost more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import contains

from care.triage.red_flag_words import Alarm, AlarmWords, Phrase
from care.triage.spelling import NONE, Meanings, Spelling

SENTENCE = re.compile(r"(?<!\.)\.(?![.\d])|[!?;\n]+")  # "…" and ":" lead on, as does "39.5"
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
PAUSE = re.compile(r"[,:()–—]|\s-\s|\.\.|…")  # a denial does not reach beyond one
APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))  # as phones type them
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
DENIED_WITHIN = 6  # words between a denial and what it denies

Words = tuple[str, ...]
ByFirst = Mapping[str, Sequence[Phrase]]  # phrases by their first word
ByStart = Mapping[tuple[str, str], Sequence[Phrase]]  # by their first two words, "" for none


@dataclass(frozen=True, slots=True)
class Listed:
    """One alarm with what its language says between a denial and what it denies."""

    alarm: Alarm
    breaks: ByFirst
    doubts: ByFirst


@dataclass(frozen=True, slots=True)
class Typed:
    """One sentence as it was typed."""

    words: Words
    pauses: tuple[int, ...]  # places of words that come after a pause


class Scanner:
    """Listens for the warning words of every language at once, as people mix them."""

    def __init__(self, languages: Sequence[AlarmWords]) -> None:
        self._listed = tuple(listed for words in languages for listed in _listed(words))
        self._ordinary = frozenset[str]().union(*(words.ordinary for words in languages))
        self._harmless = _by_first({p for words in languages for p in words.harmless})
        self._denials = _by_first({p for words in languages for p in words.denials})
        self._groups: dict[Phrase, list[tuple[int, int]]] = {}  # an alarm's number, and its group's
        for number, listed in enumerate(self._listed):
            for group, phrases in enumerate(listed.alarm.all):
                for phrase in phrases:
                    self._groups.setdefault(phrase, []).append((number, group))
        self._phrases = _by_start(self._groups)
        self._spelling = Spelling({word for words in languages for word in words.vocabulary})

    def scan(self, text: str) -> tuple[str, ...]:
        """Return the rules that a text points at, in the order of the card; none for most texts."""
        sentences = dict.fromkeys(_sentences(text))
        means = {word: self._meant(word) for word in {w for each in sentences for w in each.words}}
        hits = {rule for each in sentences for rule in self._rules(each, means)}
        return tuple(sorted(hits, key=lambda rule: int(rule[1:])))

    def _meant(self, word: str) -> Meanings:
        found = self._spelling.fits(word)
        return found if word in self._ordinary else found | self._spelling.nearly(word)

    def _rules(self, typed: Typed, means: Mapping[str, Meanings]) -> Iterator[str]:
        if not any(means[word] for word in typed.words):
            return
        words = self._without_harmless(typed.words)
        hits = self._hits([means[word] if word else NONE for word in words])
        if not hits:
            return
        said = Said(words, typed.pauses, self._denials)
        for number, groups in hits.items():
            listed = self._listed[number]
            if len(groups) == len(listed.alarm.all) and _counts(said, listed, groups[0]):
                yield listed.alarm.rule

    def _hits(self, meant: Sequence[Meanings]) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """Return where each group of each alarm is found: by alarm, by group, places of words."""
        hits: dict[int, dict[int, list[int]]] = {}
        for phrase, places in self._found(meant).items():
            for alarm, group in self._groups[phrase]:
                hits.setdefault(alarm, {}).setdefault(group, []).extend(places)
        return hits

    def _found(self, meant: Sequence[Meanings]) -> Mapping[Phrase, Sequence[int]]:
        """Return where each listed phrase begins."""
        found: dict[Phrase, list[int]] = {}
        for at, (here, following) in enumerate(zip(meant, (*meant[1:], NONE), strict=True)):
            for start in ((first, second) for first in here for second in ("", *following)):
                for phrase in self._phrases.get(start, ()):
                    rest, after = phrase[2:], meant[at + 2 : at + max(2, len(phrase))]
                    if len(rest) == len(after) and all(map(contains, after, rest)):
                        found.setdefault(phrase, []).append(at)
        return found

    def _without_harmless(self, words: Words) -> Words:
        """Blot out what sounds like an alarm and is none."""
        plain = list(words)
        for at, word in enumerate(words):
            for phrase in self._harmless.get(word, ()):
                if words[at : at + len(phrase)] == phrase:
                    plain[at : at + len(phrase)] = [""] * len(phrase)
        return tuple(plain)


class Said:
    """One sentence without what is harmless, and what in it is denied."""

    def __init__(self, words: Words, pauses: Sequence[int], denials: ByFirst) -> None:
        self._words = words
        self._pauses = pauses
        self._denials = denials
        self._shortest: dict[int, list[int]] = {}

    def holds(self, phrases: ByFirst) -> bool:
        """Return whether one of the phrases stands in the sentence."""
        return any(self._lengths(phrases))

    def denied(self, at: int, breaks: ByFirst) -> bool:
        """Return whether what stands here is denied by a word just before it."""
        start = max(self._pause_before[at], at - DENIED_WITHIN)
        before = range(at - 1, start - 1, -1)
        denials, ends = self._lengths(self._denials), self._lengths(breaks)
        denial = next((n for n in before if 0 < denials[n] <= at - n), -1)
        last = next((n for n in before if 0 < ends[n] <= at - n), -1)
        return denial > last

    def _lengths(self, phrases: ByFirst) -> Sequence[int]:
        """Return for each place the length of the shortest phrase that begins there, 0 for none."""
        known = self._shortest.get(id(phrases))
        if known is None:
            known = [self._length(phrases, at) for at in range(len(self._words))]
            self._shortest[id(phrases)] = known
        return known

    def _length(self, phrases: ByFirst, at: int) -> int:
        begun = phrases.get(self._words[at], ())
        here = (len(p) for p in begun if self._words[at : at + len(p)] == p)
        return min(here, default=0)

    @cached_property
    def _pause_before(self) -> Sequence[int]:
        """The place of the first word after the last pause, for each place."""
        marks = [0] * len(self._words)
        for place in self._pauses:
            if place < len(marks):
                marks[place] = place
        return list(accumulate(marks, max))


def _counts(said: Said, listed: Listed, places: Sequence[int]) -> bool:
    """Return whether an alarm stands: it is doubted, or not denied wherever it is found."""
    if not listed.alarm.deniable or said.holds(listed.doubts):
        return True
    return not all(said.denied(at, listed.breaks) for at in places)


def _sentences(text: str) -> Iterator[Typed]:
    plain = unicodedata.normalize("NFC", text).casefold().translate(APOSTROPHES)
    plain = UNSEEN.sub("", plain)
    for version in (plain, plain.replace("\n", " ")):  # a line end may end a sentence, or not
        for sentence in SENTENCE.split(version):
            parts = [WORD.findall(part) for part in PAUSE.split(sentence)]
            if words := tuple(word for part in parts for word in part):
                yield Typed(words, tuple(accumulate(map(len, parts))))


def _listed(words: AlarmWords) -> Iterator[Listed]:
    breaks, doubts = _by_first(words.breaks), _by_first(words.doubts)
    return (Listed(alarm, breaks, doubts) for alarm in words.alarms)


def _by_start(phrases: Iterable[Phrase]) -> ByStart:
    found: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in phrases:
        first, second, *_ = (*phrase, "")
        found.setdefault((first, second), []).append(phrase)
    return found


def _by_first(phrases: Iterable[Phrase]) -> ByFirst:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found
