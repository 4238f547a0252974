"""The words that typed values are read with: a language's own, or with the English ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal["minutes", "hours", "days", "weeks"]
HalfOfDay = Literal["am", "pm"]


@dataclass(frozen=True, slots=True)
class TypedWords:
    """All words are plain, as ``spelling.plain`` leaves them."""

    days: Mapping[str, int]  # a day's name, or a name of several → weekday mask
    day_endings: frozenset[str]  # what may stand behind a day's name: "mondays"
    numbers: Mapping[str, str]  # a number's word → its digits
    units: Mapping[str, Unit]
    halves: Mapping[str, HalfOfDay]
    o_clock: frozenset[str]
    half_past: frozenset[str]  # "half past five" is 5:30
    half_to: frozenset[str]  # "halb sechs" is 5:30 too
    until: frozenset[str]  # between two times or days, and before the end of a pause
    lasting: frozenset[str]  # before the length of a pause
    joining: frozenset[str]  # says nothing: "and", "from"
    either: frozenset[str]  # between two numbers: "6 or 7"
    out_of: frozenset[str]  # "7 out of 10"
    today: frozenset[str]  # a pause for today and one until tomorrow end with the day


def mixed(own: TypedWords, english: TypedWords) -> TypedWords:
    """Return a language's words with the English ones, as people mix them.

    What is a word of one's own means what it means there: "to" is Thursday in Finnish.
    """
    taken = own.days.keys()
    return TypedWords(
        days={**english.days, **own.days},
        day_endings=own.day_endings | english.day_endings,
        numbers={**english.numbers, **own.numbers},
        units={**english.units, **own.units},
        halves={**english.halves, **own.halves},
        o_clock=own.o_clock | english.o_clock,
        half_past=own.half_past | (english.half_past - own.half_to),
        half_to=own.half_to | (english.half_to - own.half_past),
        until=own.until | (english.until - taken),
        lasting=own.lasting | (english.lasting - taken),
        joining=own.joining | (english.joining - taken - own.until),
        either=own.either | english.either,
        out_of=own.out_of | english.out_of,
        today=own.today | (english.today - taken),
    )
