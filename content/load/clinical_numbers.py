"""The clinical numbers, read from ``clinical_numbers.toml`` and checked whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from care.clinical_numbers import ClinicalNumbers
from care.model import Occasion
from care.techniques.catalogue import Catalogue
from care.triage.cards import questions
from care.triage.rules import Rulebook
from content.errors import ContentError

SCORES = range(11)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number as the clinician reads it."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    value: object
    source: str
    decides: str


ENTRIES = TypeAdapter(dict[str, Entry])
NUMBERS = TypeAdapter(ClinicalNumbers)


@dataclass(frozen=True, slots=True)
class NumbersFile:
    """The values that flows go by, and what the clinician's page says of each."""

    numbers: ClinicalNumbers
    entries: Mapping[str, Entry]  # by name; each value is the one in ``numbers``


def load_numbers(path: Path, rulebook: Rulebook) -> NumbersFile:
    """Read and check the numbers. Raises ``ContentError`` naming the file and the entry."""
    try:
        entries = ENTRIES.validate_python(tomllib.loads(path.read_text("utf-8")))
        names = {field.name for field in fields(ClinicalNumbers)}
        if wrong := entries.keys() ^ names:
            raise ContentError(f"{path.name}: {min(wrong)} is missing, or is no number of ours")
        raw = {name: entry.value for name, entry in entries.items()}
        numbers = NUMBERS.validate_python(raw)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ContentError(f"{path.name}: {where}: {first['msg']}") from error
    _check(path.name, numbers, entries, rulebook)
    values = asdict(numbers)
    read = {n: Entry(values[n], e.source, e.decides) for n, e in entries.items()}
    return NumbersFile(numbers, read)


def check_techniques(numbers: ClinicalNumbers, catalogue: Catalogue) -> None:
    """Raise ``ContentError`` when a technique that is named here cannot be guided."""
    if missing := numbers.gentlest_techniques - catalogue.techniques.keys():
        raise ContentError(f"{min(missing)}.toml: must be there and can be guided")


def _check(
    file: str, numbers: ClinicalNumbers, entries: Mapping[str, Entry], rulebook: Rulebook
) -> None:
    for name, entry in entries.items():
        if not entry.source or not entry.decides.endswith("."):
            raise ContentError(f"{file}: {name}: a source, or the sentence what it decides")
    for name, scores in _scores(numbers).items():
        if not scores <= set(SCORES):
            raise ContentError(f"{file}: {name}: a score is 0 to 10")
    stops = {rule.id for rule in questions(rulebook, "stop")}
    dangerous, mild = numbers.dangerous_stops, numbers.mild_stops
    if dangerous | mild != stops or dangerous & mild:
        raise ContentError(f"{file}: every stop is one of dangerous_stops or mild_stops")
    if not numbers.placed_stops | numbers.numb_stops <= stops:
        raise ContentError(f"{file}: placed_stops, numb_stops: a stop that nobody can pick")
    if not numbers.lasting_flags | numbers.lasting_numb_flags <= rulebook.rules.keys():
        raise ContentError(f"{file}: lasting_flags, lasting_numb_flags: no such rule")
    if numbers.questions.keys() != set(Occasion):
        raise ContentError(f"{file}: questions: every kind of check-in needs its order")


def _scores(numbers: ClinicalNumbers) -> Mapping[str, frozenset[int]]:
    return {
        "concerning_pain_from": frozenset({numbers.concerning_pain_from}),
        "worst_pain": frozenset({numbers.worst_pain}),
        "no_technique_pain_from": frozenset({numbers.no_technique_pain_from}),
        "sore_pain_from": frozenset({numbers.sore_pain_from}),
        "described_pains": numbers.described_pains,
    }
