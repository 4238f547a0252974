"""From the room to the paper: where a point is drawn, and how near it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin

from body.picture import Frame, View
from body.vector import UP, Vec, cross, dot, sub, unit

Point = tuple[float, float]
Circle = tuple[Vec, float]

WIDTH, HEIGHT = 1080, 810  # of the paper
ROUND = 20  # corners of a drawn circle
# Degrees about the person, from their front to their left, and above the floor; and whether it is
# drawn as in a mirror, as somebody who shows an exercise faces who follows it.
FROM = {
    View.SIDE: (90.0, 7.0, False),
    View.FRONT: (0.0, 8.0, True),
    View.THREE_QUARTER: (38.0, 14.0, True),
    View.TOP: (0.0, 66.0, True),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks from far away: parallel lines stay parallel, and nothing shrinks."""

    right: Vec
    up: Vec
    back: Vec  # from the scene to the eye
    centre: Vec
    scale: float  # units of the paper for a centimetre
    middle: Point  # of the paper
    flip: int

    def at(self, point: Vec) -> Point:
        """Return where a point of the room is on the paper; down is more."""
        off = sub(point, self.centre)
        x = self.middle[0] + self.flip * dot(off, self.right) * self.scale
        return x, self.middle[1] - dot(off, self.up) * self.scale

    def near(self, point: Vec) -> float:
        """Return how much nearer to the eye a point is than the scene's middle, in centimetres."""
        return dot(sub(point, self.centre), self.back)

    def around(self, circles: Iterable[Circle]) -> list[Point]:
        """Return the outline around balls in the room, as on paper: their convex hull."""
        points = []
        for centre, radius in circles:
            x, y = self.at(centre)
            points += [(x + radius * self.scale * c, y + radius * self.scale * s) for c, s in _TURN]
        return hull(points)

    def outline(self, points: Iterable[Vec]) -> list[Point]:
        """Return the outline around points of the room."""
        return hull([self.at(point) for point in points])


_TURN = [(cos(2 * pi * n / ROUND), sin(2 * pi * n / ROUND)) for n in range(ROUND)]


def camera(view: View, frame: Frame, *, mirrored: bool) -> Camera:
    """Return the camera of a view."""
    yaw, pitch, as_in_a_mirror = FROM[view]
    y, p = radians(yaw), radians(pitch)
    back = cos(p) * cos(y), cos(p) * sin(y), sin(p)
    right = unit(cross(UP, back))
    return Camera(
        right=right,
        up=cross(back, right),
        back=back,
        centre=frame.centre,
        scale=HEIGHT / frame.height,
        middle=(WIDTH / 2, HEIGHT / 2),
        flip=-1 if as_in_a_mirror != mirrored else 1,
    )


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the convex outline around points, always the same way round."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return list(ordered)
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _clockwise(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return chain


def _clockwise(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
