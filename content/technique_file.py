"""One technique's TOML file: what it may say, and where in it a mistake stands."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    StringConstraints,
    ValidationError,
)

from content.errors import ContentError
from content.model import (
    Breath,
    Dose,
    Evidence,
    Family,
    Gate,
    Kind,
    LeftOut,
    Place,
    Side,
    Step,
    Technique,
)

LARGEST = 64 * 1024  # bytes; a technique needs two thousand

Seconds = Annotated[StrictInt, Field(ge=3, le=60)]
Some = Annotated[StrictInt, Field(ge=1, le=10)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
Position = Literal[
    "seated", "standing", "standing-or-seated", "hands-and-knees", "lying", "floor-seated"
]
Area = Literal["shoulders", "upper-back", "mid-back", "low-back", "side", "hips", "whole-body"]
Thing = Literal["chair", "mat", "pillow", "blanket"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Evidence(_Row):
    source: str
    for_: str = Field(alias="for", min_length=3)


class _Step(_Row):
    text: Slug
    seconds: Seconds
    gentle: Seconds | None = None  # where a dose differs
    longer: Seconds | None = None
    side: Side | None = None
    breath: Breath | None = None
    times: Some = 1


class _Guided(_Row):
    slug: Slug
    kind: Literal[Kind.WARM_UP, Kind.DESK, Kind.MAT, Kind.CAUTION, Kind.WALK]
    places: frozenset[Place] = Field(min_length=1)
    position: Position
    equipment: tuple[Thing, ...]
    areas: tuple[Area, ...] = Field(min_length=1)
    family: Family
    sides: Literal["both", "none"]
    gates: frozenset[Gate]
    cautions: tuple[Slug, ...]
    evidence: tuple[_Evidence, ...] = Field(min_length=1)
    start: tuple[_Step, ...]
    rounds: Some
    round: tuple[_Step, ...] = Field(min_length=1)
    end: tuple[_Step, ...] = ()


class _LeftOut(_Row):
    slug: Slug
    kind: Literal[Kind.EXCLUDED]
    position: str
    equipment: tuple[str, ...]
    instead: tuple[Slug, ...] = Field(min_length=1)
    evidence: tuple[_Evidence, ...] = Field(min_length=1)


def read_file(path: Path) -> Technique | LeftOut:
    """Read one file. Raises ``ContentError`` naming the file, the line and the field."""
    source = read_source(path)
    found = parse(path.name, source)
    schema = _LeftOut if found.get("kind") == Kind.EXCLUDED else _Guided
    try:
        read = schema.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        line = line_of(source, first["loc"])
        raise ContentError(f"{path.name}, line {line}: {field}: {first['msg']}") from None
    if isinstance(read, _LeftOut):
        return _left_out(read)
    if any(step.side for step in read.round) != (read.sides == "both"):
        line = line_of(source, ("sides",))
        raise ContentError(f"{path.name}, line {line}: sides: not what the steps say")
    return _technique(read)


def read_source(path: Path) -> str:
    """Return a small text file's text. Raises ``ContentError``."""
    try:
        if path.stat().st_size > LARGEST:
            raise ContentError(f"{path.name}: larger than {LARGEST // 1024} kB")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from None


def parse(name: str, source: str) -> dict[str, object]:
    """Return what a TOML text holds. Raises ``ContentError`` with the line."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name}: {error}") from None


def line_of(source: str, where: Sequence[int | str]) -> int:
    """Return the line of a field such as ("round", 1, "seconds"): of its list's nth row."""
    lines = source.splitlines()
    key, *rest = where or ("",)
    starts = [n for n, line in enumerate(lines, 1) if re.match(rf"{key}\s*=", line)]
    if not starts:
        return 1
    if rest and isinstance(rest[0], int) and lines[starts[0] - 1].rstrip().endswith("["):
        return starts[0] + 1 + rest[0]
    return starts[0]


def _technique(read: _Guided) -> Technique:
    steps = [_step(s) for s in (*read.start, *(read.round * read.rounds), *read.end)]
    moves = [s for s in steps if s.side] or [
        s for s in steps if s.text in {r.text for r in read.round}
    ]
    often = max(Counter(step.text for step in moves).values())
    return Technique(
        slug=read.slug,
        kind=read.kind,
        places=read.places,
        position=read.position,
        equipment=read.equipment,
        areas=read.areas,
        family=read.family,
        steps=tuple(steps),
        repetitions=often * max(step.times for step in moves),
        gates=read.gates,
        cautions=read.cautions,
        evidence=_evidence(read.evidence),
    )


def _step(read: _Step) -> Step:
    lengths = {
        Dose.GENTLE: read.gentle or read.seconds,
        Dose.NORMAL: read.seconds,
        Dose.LONGER: read.longer or read.seconds,
    }
    return Step(read.text, lengths, read.side, read.breath, read.times)


def _left_out(read: _LeftOut) -> LeftOut:
    return LeftOut(read.slug, read.position, read.equipment, read.instead, _evidence(read.evidence))


def _evidence(rows: Sequence[_Evidence]) -> tuple[Evidence, ...]:
    return tuple(Evidence(row.source, row.for_) for row in rows)
