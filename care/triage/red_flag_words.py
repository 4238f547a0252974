"""The warning words of a language, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

Phrase = tuple[str, ...]  # words; a "*" stands for any ending, or before one for any beginning


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
    denials: tuple[Phrase, ...]  # of every language: "keine numbness"
    breaks: tuple[Phrase, ...]
    doubts: tuple[Phrase, ...]
    harmless: tuple[Phrase, ...]  # of every language
    ordinary: frozenset[str]  # of every language: words that are no slip of a warning word
    vocabulary: frozenset[str]  # every word of an alarm, as it is listed
