"""A body drawn: rounded parts, the far ones paler, each with a pale edge that sets it off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from body.picture import FELT
from body.pose import other_name
from body.skeleton import SIDES, Body
from body.vector import Vec, along, dot, mix
from pictures.camera import Camera, Circle
from pictures.shapes import Drawn, Glow, Shape

CARD = "#e8f0ee"  # behind everything: calm beside a light and a dark chat
SHIRT, TROUSERS, SKIN, HAIR, SHOES = "#22907f", "#31517f", "#d8986a", "#3a2a22", "#57616b"
FEATURES = "#3a2a22"
FELT_COLOUR = "#dcc8ff"  # cool and light: pain is told in red
GHOST = "#cfdcd8"
EDGE = 1.5  # centimetres
FAR, FARTHEST, PALER = 11.0, 26.0, 0.45  # centimetres behind its twin, and how much paler
# Half as thick as each part is, at its start and at its end, in centimetres.
GIRTH = {
    "upper-arm": (5.4, 4.4), "forearm": (4.5, 3.4), "hand": (3.8, 3.2),
    "thigh": (8.8, 6.4), "shin": (6.2, 4.2), "foot": (4.2, 3.0),
}  # fmt: skip
COLOURS = {
    "upper-arm": SHIRT, "forearm": SKIN, "hand": SKIN,
    "thigh": TROUSERS, "shin": TROUSERS, "foot": SHOES,
}  # fmt: skip
SKULL = 10.5


def figure(body: Body, camera: Camera, breath: float = 0.0) -> list[Drawn]:
    """Return the body's shapes, the far ones first; ``breath`` swells the trunk by a share."""
    edge = EDGE * camera.scale
    shapes = [*_trunk(body, camera, edge, breath), *_head(body, camera, edge)]
    for side, _ in SIDES:
        shapes += _limbs(body, camera, side, edge)
    return sorted(shapes, key=lambda shape: shape.near)


def ghost(body: Body, camera: Camera) -> list[Drawn]:
    """Return where the body came from, as one pale shadow."""
    areas = tuple(area for shape in figure(body, camera) if isinstance(shape, Shape)
                  for area in shape.areas)  # fmt: skip
    return [Shape(areas, GHOST)]


def felt(body: Body, camera: Camera, names: Sequence[str]) -> Iterator[Drawn]:
    """Yield the spots where it may be felt."""
    for name in names:
        part, share, front, left, radius = FELT[name]
        at = body.parts[part].at(share, front, left)
        middle = camera.near(body.parts[part].at(share, 0, 0))
        behind = camera.near(at) < middle - 4  # then it only shines out around the body
        near, size = (middle - 30, radius * 1.8) if behind else (middle + 1, radius)
        yield Glow(camera.at(at), size * camera.scale, FELT_COLOUR, near)


def _trunk(body: Body, camera: Camera, edge: float, breath: float) -> Iterator[Drawn]:
    """Yield hips and shirt: the outline around balls, row by row up the spine."""
    parts = body.parts
    hips = _row(parts["pelvis"].start, parts["pelvis"].frame.left, 7.5, 10.0)
    waist = _row(parts["low"].start, parts["low"].frame.left, 5.0, 9.3)
    middle = _row(parts["mid"].start, parts["mid"].frame.left, 5.5, 9.6 * (1 + breath))
    chest = _row(parts["upper"].start, parts["upper"].frame.left, 8.0, 10.0 * (1 + breath))
    top = along(parts["upper"].end, parts["upper"].frame.up, -4.0)
    shoulders = _row(top, parts["upper"].frame.left, 12.5, 6.3)
    rows = (hips, waist, middle, chest, shoulders)
    near = camera.near(parts["mid"].start)
    belt = [(mix(a, b, 0.55), 9.4) for (a, _), (b, _) in zip(hips, waist, strict=True)]
    pelvis = camera.around([*hips, *belt])
    shirt = tuple(camera.around((*a, *b)) for a, b in pairwise(rows[1:]))
    yield Shape((pelvis,), TROUSERS, camera.near(parts["pelvis"].start), CARD, edge)
    yield Shape((camera.around(waist), *shirt), SHIRT, near, CARD, edge)


def _row(middle: Vec, left: Vec, apart: float, radius: float) -> tuple[Circle, Circle]:
    return (along(middle, left, apart), radius), (along(middle, left, -apart), radius)


def _limbs(body: Body, camera: Camera, side: str, edge: float) -> Iterator[Drawn]:
    for name, (first, second) in GIRTH.items():
        part = body.parts[f"{side}-{name}"]
        near = camera.near(mix(part.start, part.end, 0.5))
        fill = COLOURS[name]
        twin = body.parts[other_name(f"{side}-{name}")]
        behind = (camera.near(mix(twin.start, twin.end, 0.5)) - near - FAR) / (FARTHEST - FAR)
        fill = mixed(fill, CARD, PALER * max(0.0, min(1.0, behind)))
        yield Shape(
            (camera.around(((part.start, first), (part.end, second))),), fill, near, CARD, edge
        )


def _head(body: Body, camera: Camera, edge: float) -> Iterator[Drawn]:
    """Yield neck, hair, face and nose: enough to see where somebody looks."""
    frame, at = body.parts["head"].frame, body.joints["head"]
    neck = body.parts["neck"]
    near = camera.near(at)
    faces = dot(frame.forward, camera.back)  # 1: to us, -1: away
    below = along(along(at, frame.up, -5.0), frame.forward, 1.0)
    yield Shape((camera.around(((neck.start, 5.5), (below, 5.0))),), SKIN,
                min(camera.near(neck.start) + 0.5, near - 0.1), CARD, edge)  # fmt: skip
    crown = along(along(at, frame.up, 2.6), frame.forward, -2.4)
    hair = Shape((camera.around(((crown, SKULL),)),), HAIR, near, CARD, edge)
    nose = along(along(at, frame.forward, SKULL - 0.5), frame.up, -1.5)
    tip = Shape((camera.around(((nose, 2.2),)),), SKIN, near, CARD, edge * 0.7)
    skull = Shape((camera.around(((along(at, frame.up, -0.6), SKULL - 0.6),)),), SKIN, near)
    if faces < -0.25:
        yield from (tip, skull, hair)
        return
    yield hair
    if faces < 0.6:
        yield tip
    yield skull
    for sign in (1, -1):
        eye = along(along(along(at, frame.forward, 9.3), frame.left, 3.6 * sign), frame.up, 0.8)
        if camera.near(eye) > near + 2.0:
            yield Shape((camera.around(((eye, 1.25),)),), FEATURES, near)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one, both as #rrggbb."""
    pairs = ((int(colour[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
