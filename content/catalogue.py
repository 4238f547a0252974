"""The techniques: one TOML file each for what is done, and the locale files for the words."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, ValidationError

from content.errors import ContentError
from content.model import Gate, Kind, Place, Side, Step, Technique
from content.texts import Texts

LONGEST = 180  # seconds, of a technique and of a routine (design §5)
SOURCES = "_sources.toml"
ONLY: Mapping[Kind, Place] = {Kind.DESK: Place.DESK, Kind.MAT: Place.FLOOR}

Seconds = Annotated[StrictInt, Field(ge=3, le=60)]
Position = Literal["seated", "standing", "standing-or-seated", "hands-and-knees", "lying"]
Area = Literal[
    "shoulders", "upper-back", "mid-back", "low-back", "side", "hips", "whole-body"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Catalogue:
    techniques: Mapping[str, Technique]  # by slug
    sources: Mapping[str, str]  # by key, as it is cited


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _StepRow(_Row):
    text: str
    seconds: Seconds
    starter_seconds: Seconds
    side: Side | None = None


class _File(_Row):
    kind: Kind
    places: frozenset[Place] = Field(min_length=1)
    position: Position
    areas: tuple[Area, ...] = Field(min_length=1)
    twist: StrictBool
    sides: Literal["both", "none"]
    gates: frozenset[Gate]
    sources: tuple[str, ...] = Field(min_length=1)
    steps: tuple[_StepRow, ...] = Field(min_length=1)


def load_catalogue(folder: Path, texts: Texts) -> Catalogue:
    """Read every technique of ``folder``; the slug is the file's name.

    Raises ``ContentError`` naming the file and the field (or the line, where TOML gives one).
    """
    sources = {key: str(title) for key, title in _toml(folder / SOURCES).items()}
    paths = [path for path in sorted(folder.glob("*.toml")) if path.name != SOURCES]
    found = {path.stem: _technique(path) for path in paths}
    for slug, technique in found.items():
        for problem in (*_unlike(technique), *_unknown(technique, sources, texts)):
            raise ContentError(f"{slug}.toml: {problem}")
    return Catalogue(found, sources)


def seconds(technique: Technique, *, starter: bool) -> int:
    """Return how long all steps take, at the starter level or at the full one."""
    return sum(step.starter_seconds if starter else step.seconds for step in technique.steps)


def text_ids(technique: Technique) -> list[str]:
    """Return the message ids a technique cannot do without, its steps' last."""
    steps = dict.fromkeys(f"step-{step.text}" for step in technique.steps)
    return [f"technique-{technique.slug}-{part}" for part in ("name", "about", "stop", *steps)]


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def _technique(path: Path) -> Technique:
    try:
        read = _File.model_validate(_toml(path))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{path.name}: {field}: {first['msg']}") from error
    steps = tuple(Step(s.text, s.seconds, s.starter_seconds, s.side) for s in read.steps)
    sides = Counter(step.side for step in steps if step.side)
    if sides[Side.LEFT] != sides[Side.RIGHT] or bool(sides) != (read.sides == "both"):
        raise ContentError(f"{path.name}: steps: a side is missing, or sides is wrong")
    return Technique(
        slug=path.stem,
        kind=read.kind,
        places=read.places,
        position=read.position,
        areas=read.areas,
        twist=read.twist,
        steps=steps,
        gates=read.gates,
        sources=read.sources,
    )


def _unlike(technique: Technique) -> Iterator[str]:
    """Yield what does not fit together within one technique."""
    for number, step in enumerate(technique.steps):
        if step.starter_seconds > step.seconds:
            yield f"steps.{number}.starter_seconds: longer than seconds"
    if seconds(technique, starter=False) > LONGEST:
        yield f"steps: longer than {LONGEST} s together"
    if technique.kind in ONLY and technique.places != {ONLY[technique.kind]}:
        yield f"places: a {technique.kind} technique belongs to the {ONLY[technique.kind]}"
    if missing := _needed_gates(technique) - technique.gates:
        yield f"gates: {min(missing)} is missing"
    if technique.kind is Kind.WALK and technique.gates:
        yield "gates: standing up is never hidden"


def _needed_gates(technique: Technique) -> frozenset[Gate]:
    """Return the gates no technique of this sort goes without. Source: clinical.md §1.5."""
    if technique.kind is Kind.WALK:
        return frozenset()
    needed = {Gate.DISC, Gate.RECENT_INJURY}
    if technique.twist:
        needed.add(Gate.OSTEOPOROSIS)
    if technique.position == "lying":
        needed.add(Gate.PREGNANT)
    if technique.places == {Place.FLOOR}:
        needed.add(Gate.NO_FLOOR)
    return frozenset(needed)


def _unknown(technique: Technique, sources: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """Yield what the technique points at and is not there. ``texts`` is alike in all languages."""
    for source in technique.sources:
        if source not in sources:
            yield f"sources: {source} is not in {SOURCES}"
    for key in text_ids(technique):
        if not texts.has(key):
            yield f"text {key} is missing"
