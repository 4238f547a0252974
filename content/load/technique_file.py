"""One technique's TOML file: what it may say, and where in it a mistake stands."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    Field,
    StrictInt,
    StringConstraints,
    ValidationError,
)

from body.picture import Picture
from body.pose import Pose
from care.model import (
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
from content.errors import ContentError
from content.load.pose_schema import LookRow, Name, PictureRow, PoseRow, Row
from content.load.poses import PosesFault, build_pictures, build_poses, marked, shown

LARGEST = 64 * 1024  # bytes; a technique needs four thousand
TABLES = ("poses", "pictures")

Seconds = Annotated[StrictInt, Field(ge=3, le=60)]
Some = Annotated[StrictInt, Field(ge=1, le=10)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
Position = Literal[
    "seated", "standing", "standing-or-seated", "hands-and-knees", "lying", "floor-seated"
]
Area = Literal["shoulders", "upper-back", "mid-back", "low-back", "side", "hips", "whole-body"]
Thing = Literal["chair", "mat", "pillow", "blanket"]


class _Evidence(Row):
    source: str
    for_: str = Field(alias="for", min_length=3)


class _Step(Row):
    text: Slug
    seconds: Seconds
    gentle: Seconds | None = None  # where a dose differs
    longer: Seconds | None = None
    side: Side | None = None
    breath: Breath | None = None
    times: Some = 1


class _Guided(Row):
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
    look: LookRow | None = None  # without it the technique has words only
    poses: dict[Name, PoseRow] = Field(default_factory=dict)
    pictures: dict[Name, PictureRow] = Field(default_factory=dict)


class _LeftOut(Row):
    slug: Slug
    kind: Literal[Kind.EXCLUDED]
    position: str
    equipment: tuple[str, ...]
    instead: tuple[Slug, ...] = Field(min_length=1)
    evidence: tuple[_Evidence, ...] = Field(min_length=1)


class _Postures(Row):
    poses: dict[Name, PoseRow]


def read_postures(path: Path) -> dict[str, Pose]:
    """Read the poses that every technique may start from. Raises ``ContentError``."""
    source = read_source(path)
    try:
        return build_poses(_Postures.model_validate(parse(path.name, source)).poses, {})
    except ValidationError as error:
        raise _invalid(path, source, error) from None
    except PosesFault as fault:
        raise _at(path, source, fault.where, str(fault)) from None


def read_file(path: Path, postures: Mapping[str, Pose]) -> Technique | LeftOut:
    """Read one file. Raises ``ContentError`` naming the file, the line and the field."""
    source = read_source(path)
    found = parse(path.name, source)
    schema = _LeftOut if found.get("kind") == Kind.EXCLUDED else _Guided
    try:
        read = schema.model_validate(found)
    except ValidationError as error:
        raise _invalid(path, source, error) from None
    if isinstance(read, _LeftOut):
        return _left_out(read)
    if any(step.side for step in read.round) != (read.sides == "both"):
        raise _at(path, source, ("sides",), "not what the steps say")
    try:
        return _technique(read, _pictures(read, postures))
    except PosesFault as fault:
        raise _at(path, source, fault.where, str(fault)) from None


def _invalid(path: Path, source: str, error: ValidationError) -> ContentError:
    first = error.errors(include_input=False)[0]
    return _at(path, source, first["loc"], first["msg"])


def _at(path: Path, source: str, where: Sequence[int | str], problem: str) -> ContentError:
    field = ".".join(map(str, where))
    return ContentError(f"{path.name}, line {line_of(source, where)}: {field}: {problem}")


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
    if key in TABLES and rest:
        header = [n for n, line in enumerate(lines, 1) if line.strip() == f"[{key}.{rest[0]}]"]
        within = "\n".join(lines[header[0] :]) if header else ""
        return header[0] + (line_of(within, rest[1:]) if rest[1:] else 0) if header else 1
    starts = [n for n, line in enumerate(lines, 1) if re.match(rf"{key}\s*=", line)]
    if not starts:
        return 1
    if rest and isinstance(rest[0], int) and lines[starts[0] - 1].rstrip().endswith("["):
        return starts[0] + 1 + rest[0]
    return starts[0]


def _pictures(read: _Guided, postures: Mapping[str, Pose]) -> dict[str, Picture]:
    """Return the pictures by name: one for each step, and no other. Raises ``PosesFault``."""
    if read.look is None:
        if read.poses or read.pictures:
            raise PosesFault(("look",), "is missing: how are the pictures seen?")
        return {}
    poses = {**postures, **build_poses(read.poses, postures)}
    pictures = build_pictures(read.look, read.pictures, poses)
    steps = (*read.start, *read.round, *read.end)
    wanted = {step.text for step in steps if not step.text.endswith("-right")}
    if missing := (wanted | {read.look.cover}) - pictures.keys():
        raise PosesFault(("look",), f"there is no picture {min(missing)}")
    if more := pictures.keys() - wanted - {read.look.cover}:
        raise PosesFault(("pictures", min(more)), "no step shows it")
    shown_poses = {pose for row in read.pictures.values() for pose in row.poses}
    if idle := read.poses.keys() - shown_poses - {row.from_ for row in read.poses.values()}:
        raise PosesFault(("poses", min(idle)), "no picture shows it")
    return pictures


def _technique(read: _Guided, pictures: Mapping[str, Picture]) -> Technique:
    rows = (*read.start, *(read.round * read.rounds), *read.end)
    first = side = next((row.side for row in rows if row.side), None)
    steps = []
    for row in rows:
        side = row.side or side  # on the way back to the middle it is still the side before
        steps.append(_step(row, marked(shown(pictures, row.text, side), row.side)))
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
        cover=shown(pictures, read.look.cover, first) if read.look else None,
    )


def _step(read: _Step, picture: Picture | None) -> Step:
    lengths = {
        Dose.GENTLE: read.gentle or read.seconds,
        Dose.NORMAL: read.seconds,
        Dose.LONGER: read.longer or read.seconds,
    }
    return Step(read.text, lengths, read.side, read.breath, read.times, picture)


def _left_out(read: _LeftOut) -> LeftOut:
    return LeftOut(read.slug, read.position, read.equipment, read.instead, _evidence(read.evidence))


def _evidence(rows: Sequence[_Evidence]) -> tuple[Evidence, ...]:
    return tuple(Evidence(row.source, row.for_) for row in rows)
