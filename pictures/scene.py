"""One picture's stage: the room, the body on it, what may be felt, the arrow and the side."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from body.picture import Picture
from body.pose import Pose
from body.props import Box
from body.skeleton import solve
from pictures.camera import HEIGHT, WIDTH, Camera, camera
from pictures.figure import CARD, felt, figure, ghost, mixed
from pictures.marks import arrow, mark
from pictures.shapes import Drawn, Shape, svg

WOOD, MAT, SHADE = "#b59e84", "#b9d3cd", "#d6e2df"
CORNERS = 36  # of the shade on the floor


class Stage:
    """Draws the moments of one picture; what stays the same is worked out once."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._eye = camera(picture.view, picture.frame, mirrored=picture.mirrored)
        self._room = list(_room(picture, self._eye))
        self._over = [*arrow(picture, self._eye), *mark(picture)]

    def draw(self, pose: Pose, breath: float = 0.0, *, origin: Pose | None = None) -> str:
        """Return the SVG of one moment; ``origin`` stands behind it as a pale shadow."""
        body = solve(pose, self._picture.room)
        person = [*figure(body, self._eye, breath), *felt(body, self._eye, self._picture.felt)]
        around = [shape for shape in self._room if shape.near > 0]
        drawn: list[Drawn] = [shape for shape in self._room if shape.near <= 0]
        if origin and origin != pose:
            drawn += ghost(solve(origin, self._picture.room), self._eye)
        drawn += sorted([*person, *around], key=lambda shape: shape.near)
        return svg([*drawn, *self._over], WIDTH, HEIGHT, CARD)


def _room(picture: Picture, eye: Camera) -> Iterator[Shape]:
    """Yield the floor's shade and the props, each with a face and an upper side."""
    x, y, _ = picture.poses[0].place
    if "mat" not in picture.room.props:
        turn = [2 * pi * n / CORNERS for n in range(CORNERS)]
        ring = [(x + 62 * cos(a), y + 62 * sin(a), 0.0) for a in turn]
        yield Shape((eye.outline(ring),), SHADE, -999)
    boxes = sorted(picture.room.boxes(), key=lambda box: _nearness(box, eye))
    for box in boxes:
        yield from _box(box, eye)


def _nearness(box: Box, eye: Camera) -> float:
    points = [(x, y, (box.low + box.high) / 2) for x, y, _ in box.corners]
    return sum(eye.near(point) for point in points) / 4 + (box.high - 200) * (box.name == "mat")


def _box(box: Box, eye: Camera) -> Iterator[Shape]:
    colour = WOOD if box.name in ("leg", "seat", "back") else MAT
    low = [(x, y, box.low) for x, y, _ in box.corners]
    high = [(x, y, box.high) for x, y, _ in box.corners]
    # Only a chair's back can stand between the eye and the person.
    near = _nearness(box, eye) if box.name == "back" else -500.0
    yield Shape((eye.outline((*low, *high)),), mixed(colour, "#000000", 0.16), near, CARD, 3)
    yield Shape((eye.outline(high),), colour, near)
