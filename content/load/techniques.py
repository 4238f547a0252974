"""The techniques: one TOML file each for what is done, and the locale files for the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from body.pose import Pose
from care.model import Dose, Gate, Kind, LeftOut, Place, Side, Technique
from care.techniques.catalogue import LONGEST, WALK, Catalogue
from content.errors import ContentError
from content.load.technique_file import line_of, parse, read_file, read_postures, read_source
from content.texts import Texts

SOURCES, POSTURES = "_sources.toml", "_postures.toml"
ONLY: Mapping[Kind, Place] = {Kind.DESK: Place.DESK, Kind.MAT: Place.FLOOR}
# What no technique of a position goes without. Source: clinical.md §1.5.
BY_POSITION: Mapping[str, Gate] = {"lying": Gate.PREGNANT, "hands-and-knees": Gate.WRIST_KNEE}


def load_catalogue(folder: Path, texts: Texts, own: Path | None = None) -> Catalogue:
    """Read every technique of ``folder``, and of the operator's ``own`` folder over it.

    Raises ``ContentError`` naming the file, and the line and the field where there is one.
    """
    sources = _sources(folder)
    postures = read_postures(folder / POSTURES)
    found = _read(folder, postures)
    if own and own.is_dir():
        sources |= _sources(own)
        found |= _read(own, postures)
    for path, read in found.values():
        for field, problem in _problems(read, sources, texts):
            line = line_of(read_source(path), (field,))
            raise ContentError(f"{path.name}, line {line}: {field}: {problem}")
    catalogue = Catalogue(
        {slug: t for slug, (_, t) in sorted(found.items()) if isinstance(t, Technique)},
        {slug: t for slug, (_, t) in sorted(found.items()) if isinstance(t, LeftOut)},
        sources,
    )
    if WALK not in catalogue.techniques:
        raise ContentError(f"{WALK}.toml: must be there and can be guided")
    for left_out in catalogue.left_out.values():
        if unknown := set(left_out.instead) - catalogue.techniques.keys():
            raise ContentError(f"{left_out.slug}.toml: instead: {min(unknown)} is not guided")
    return catalogue


def text_ids(technique: Technique) -> list[str]:
    """Return the message ids a technique cannot do without, its steps' last."""
    steps = dict.fromkeys(f"step-{step.text}" for step in technique.steps)
    own = [f"technique-{technique.slug}-{part}" for part in ("name", "about", "stop", *steps)]
    return [*(f"caution-{caution}" for caution in technique.cautions), *own]


def _sources(folder: Path) -> dict[str, str]:
    path = folder / SOURCES
    if not path.exists():
        return {}
    return {key: str(title) for key, title in parse(SOURCES, read_source(path)).items()}


def _read(
    folder: Path, postures: Mapping[str, Pose]
) -> dict[str, tuple[Path, Technique | LeftOut]]:
    found: dict[str, tuple[Path, Technique | LeftOut]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in (SOURCES, POSTURES):
            continue
        read = read_file(path, postures)
        if read.slug in found:
            other = found[read.slug][0].name
            raise ContentError(f"{path.name}: slug: {read.slug} stands in {other} already")
        found[read.slug] = path, read
    for slug, (path, _) in found.items():
        if path.stem != slug:
            raise ContentError(f"{path.name}: slug: the file must be called {slug}.toml")
    return found


def _problems(
    read: Technique | LeftOut, sources: Mapping[str, str], texts: Texts
) -> Iterator[tuple[str, str]]:
    """Yield the fields with what is wrong. ``texts`` is alike in all languages."""
    for evidence in read.evidence:
        if evidence.source not in sources:
            yield "evidence", f"{evidence.source} is not in {SOURCES}"
    if isinstance(read, LeftOut):
        wanted: Sequence[str] = [f"left-out-{read.slug}-{part}" for part in ("name", "why")]
    else:
        yield from _unlike(read)
        wanted = text_ids(read)
    for key in wanted:
        if not texts.has(key):
            yield "slug", f"text {key} is missing"


def _unlike(technique: Technique) -> Iterator[tuple[str, str]]:
    """Yield what does not fit together within one technique."""
    sides = Counter(step.side for step in technique.steps if step.side)
    if sides[Side.LEFT] != sides[Side.RIGHT]:
        yield "round", "a side is missing"
    for step in technique.steps:
        lengths = [step.lengths[dose] for dose in (Dose.GENTLE, Dose.NORMAL, Dose.LONGER)]
        if lengths != sorted(lengths):
            yield "round", f"{step.text}: gentle, seconds and longer must rise"
    if technique.seconds(Dose.LONGER) > LONGEST:
        yield "round", f"longer than {LONGEST} s together"
    if technique.kind in ONLY and technique.places != {ONLY[technique.kind]}:
        yield "places", f"a {technique.kind} technique belongs to the {ONLY[technique.kind]}"
    if missing := _needed_gates(technique) - technique.gates:
        yield "gates", f"{min(missing)} is missing"
    if technique.kind is Kind.WALK and technique.gates:
        yield "gates", "standing up is never hidden"


def _needed_gates(technique: Technique) -> frozenset[Gate]:
    """Return the gates no technique of this sort goes without. Source: clinical.md §1.5."""
    if technique.kind is Kind.WALK:
        return frozenset()
    needed = {Gate.DISC, Gate.RECENT_INJURY}
    if technique.twist:
        needed.add(Gate.OSTEOPOROSIS)
    if technique.position in BY_POSITION:
        needed.add(BY_POSITION[technique.position])
    if technique.places == {Place.FLOOR}:
        needed.add(Gate.NO_FLOOR)
    return frozenset(needed)
