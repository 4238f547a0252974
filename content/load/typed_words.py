"""The words for time in one language: its days by CLDR, the rest from its ``language.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names
from pydantic import BaseModel, ConfigDict, Field

from content.errors import ContentError
from content.typed.days import letters
from content.typed.spelling import plain
from content.typed.words import HalfOfDay, TypedWords, Unit
from scheduler.model import DAILY, WEEKDAYS, WEEKEND

WIDTHS: tuple[Literal["wide", "abbreviated", "short", "narrow"], ...] = (
    "wide", "abbreviated", "short", "narrow",
)  # fmt: skip
CONTEXTS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
M = TypeVar("M", bound=str)
Words = tuple[Annotated[str, Field(min_length=1)], ...]
SomeWords = Annotated[Words, Field(min_length=1)]


class DayNames(BaseModel):
    """What people call a day, beside what CLDR has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    monday: Words = ()
    tuesday: Words = ()
    wednesday: Words = ()
    thursday: Words = ()
    friday: Words = ()
    saturday: Words = ()
    sunday: Words = ()
    endings: Words = ()
    daily: SomeWords
    workdays: SomeWords
    weekend: SomeWords


class TimeWords(BaseModel):
    """The table ``[time]`` of a language's file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    minutes: SomeWords
    hours: SomeWords
    days: SomeWords
    weeks: SomeWords
    today: SomeWords
    tomorrow: SomeWords
    until: SomeWords
    lasting: Words
    joining: Words
    either: Words
    out_of: Words
    o_clock: Words
    half_past: Words
    half_to: Words
    am: Words
    pm: Words
    day_names: DayNames


def typed_words(code: str, read: TimeWords, words: Mapping[str, str]) -> TypedWords:
    """Return a language's words; ``words`` are those that stand for a meaning, or a number.

    Raises ``ContentError`` with the field: for a day without a name, and for a word that would
    mean two things.
    """
    days = _days(code, read.day_names)
    units: Mapping[Unit, Words] = {
        "minutes": read.minutes,
        "hours": read.hours,
        "days": read.days,
        "weeks": read.weeks,
    }
    halves: Mapping[HalfOfDay, Words] = {"am": read.am, "pm": read.pm}
    _refuse_days(read, days)
    return TypedWords(
        days=days,
        day_endings=_plain(read.day_names.endings),
        numbers={word: number for word, number in words.items() if number.isdecimal()},
        units=_each_once(units),
        halves=_each_once(halves),
        o_clock=_plain(read.o_clock),
        half_past=_plain(read.half_past),
        half_to=_plain(read.half_to),
        until=_plain(read.until),
        lasting=_plain(read.lasting),
        joining=_plain(read.joining),
        either=_plain(read.either),
        out_of=_plain(read.out_of),
        today=_plain(read.today) | _plain(read.tomorrow),
    )


def _refuse_days(read: TimeWords, days: Mapping[str, int]) -> None:
    """Raise for a day's name among the words that stand beside days."""
    beside = {
        "until": read.until,
        "lasting": read.lasting,
        "joining": read.joining,
        "today": read.today,
        "tomorrow": read.tomorrow,
    }
    for field, listed in beside.items():
        for word in _plain(listed) & days.keys():
            raise ContentError(f"time.{field}: {word!r} is a day")


def _days(code: str, read: DayNames) -> Mapping[str, int]:
    """Return each name's days. A name of two days, such as the letter "T", is none."""
    found: dict[str, set[int]] = {}
    for name, mask in (*_cldr_days(code), *_listed_days(read)):
        said = plain(name).rstrip(".")
        for spelling in (said, letters(said)):
            found.setdefault(spelling, set()).add(mask)
    days = {name: min(masks) for name, masks in found.items() if name and len(masks) == 1}
    for day, field in enumerate(tuple(DayNames.model_fields)[:7]):
        if 1 << day not in days.values():
            raise ContentError(f"time.day_names.{field}: CLDR has no name for it in {code!r}")
    return days


def _cldr_days(code: str) -> Iterator[tuple[str, int]]:
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ContentError(f"{code!r} is no language that CLDR knows") from None
    for width in WIDTHS:
        for context in CONTEXTS:
            for day, name in get_day_names(width, context, locale).items():
                yield name, 1 << day


def _listed_days(read: DayNames) -> Iterator[tuple[str, int]]:
    weekdays = (
        read.monday, read.tuesday, read.wednesday, read.thursday, read.friday, read.saturday,
        read.sunday,
    )  # fmt: skip
    masks = [1 << day for day in range(7)]
    listed = (*weekdays, read.daily, read.workdays, read.weekend)
    for names, mask in zip(listed, (*masks, DAILY, WEEKDAYS, WEEKEND), strict=True):
        yield from ((name, mask) for name in names)


def _each_once(listed: Mapping[M, Words]) -> Mapping[str, M]:
    found: dict[str, M] = {}
    for meaning, typed in listed.items():
        for word in map(plain, typed):
            if found.setdefault(word, meaning) != meaning:
                raise ContentError(f"time.{meaning}: {word!r} stands twice")
    return found


def _plain(typed: Words) -> frozenset[str]:
    return frozenset(map(plain, typed))
