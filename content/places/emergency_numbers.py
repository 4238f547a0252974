"""The number to call, by country. Never one without its country, never 112 alone."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from content.errors import ContentError

FILE = Path(__file__).with_name("emergency_numbers.toml")

Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]  # ISO 3166
Number = Annotated[str, Field(pattern=r"^[#*]?\d[\d ]{1,}$")]
Hours = Annotated[str, Field(pattern=r"^(unknown|\d\d:\d\d–\d\d:\d\d)$")]
Evidence = Literal["verified", "recalled"]
SHOWN = frozenset({"everywhere", "mobile"})  # these lead to an ambulance


@dataclass(frozen=True, slots=True)
class Numbers:
    """What to call in one country. Source: clinical.md §6."""

    country: str | None  # None: not known, and each number says where it belongs
    ambulance: str
    also: str | None = None  # for an ambulance as well
    advice: str | None = None  # for what is no emergency


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Also(_Row):
    number: Number
    reach: Literal[
        "everywhere", "mobile", "some-regions", "non-emergency", "police", "fire"
    ] = Field(alias="for")  # fmt: skip


class Advice(_Row):
    number: Number
    name: str = ""
    where: str = ""  # for the person who re-checks it
    source: str
    evidence: Evidence


class CrisisLine(_Row):
    """Somebody to talk to, for who thinks of dying. Source: clinical.md, Decided 10."""

    number: Number
    name: str = Field(min_length=1)
    hours: Hours | None = None  # None: any hour
    source: str
    evidence: Evidence
    checked_on: date


class Entry(_Row):
    """One row as it stands in the file, with where it comes from."""

    ambulance: Number
    also: tuple[Also, ...]
    advice: Advice | None = None
    source: str
    evidence: Evidence
    checked_on: date


class _Europe(Entry):
    countries: frozenset[Code]


class _File(_Row):
    sources: Mapping[str, str]
    unknown: Mapping[Number, tuple[Code, ...]] = Field(min_length=2)
    europe: _Europe
    country: Mapping[Code, Entry]
    crisis: Mapping[Code, Annotated[tuple[CrisisLine, ...], Field(min_length=1)]]


@dataclass(frozen=True, slots=True)
class Countries:
    entries: Mapping[str, Entry]  # by ISO 3166 code
    unknown: Mapping[str, tuple[str, ...]]  # number → the countries it belongs to
    crisis: Mapping[str, tuple[CrisisLine, ...]]  # by ISO 3166 code; not every country has one

    @property
    def codes(self) -> tuple[str, ...]:
        """Every country whose number is known, by ISO 3166 code."""
        return tuple(sorted(self.entries))

    def numbers(self, country: str | None) -> Numbers:
        """Return what to call in this country (ISO 3166, any case), or each number with its own."""
        code = (country or "").upper()
        if code not in self.entries:
            each = (f"{number} ({', '.join(where)})" for number, where in self.unknown.items())
            return Numbers(None, " / ".join(each))
        entry = self.entries[code]
        also = ", ".join(also.number for also in entry.also if also.reach in SHOWN)
        line = entry.advice
        advice = f"{line.name} {line.number}".strip() if line else None
        return Numbers(code, entry.ambulance, also or None, advice)

    def crisis_lines(self, country: str | None) -> tuple[CrisisLine, ...]:
        """Return the crisis lines of this country (ISO 3166, any case), if any are known."""
        return self.crisis.get((country or "").upper(), ())


def load_countries(path: Path = FILE) -> Countries:
    """Read and check the numbers. Raises ``ContentError`` naming file and field (or line)."""
    try:
        read = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{path.name}: {field}: {first['msg']}") from error
    entries: dict[str, Entry] = {
        **dict.fromkeys(read.europe.countries, read.europe),
        **read.country,
    }
    _check(path.name, read, entries)
    return Countries(entries, read.unknown, read.crisis)


def _check(file: str, read: _File, entries: Mapping[str, Entry]) -> None:
    """Hold the rows against each other. Raises ``ContentError``."""
    for code, entry in entries.items():
        sources = {entry.source, entry.advice.source if entry.advice else entry.source}
        if unknown := sources - read.sources.keys():
            raise ContentError(f"{file}: country.{code}.source: {min(unknown)} is unknown")
    for code, lines in read.crisis.items():
        if code not in entries:
            raise ContentError(f"{file}: crisis.{code}: has no row of its own")
        if unknown := {line.source for line in lines} - read.sources.keys():
            raise ContentError(f"{file}: crisis.{code}.source: {min(unknown)} is unknown")
    for number, codes in read.unknown.items():
        right = {code for code, entry in entries.items() if entry.ambulance == number}
        if wrong := sorted(set(codes) - right):
            raise ContentError(f"{file}: unknown.{number}: not the number of {wrong[0]}")
