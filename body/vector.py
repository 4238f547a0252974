"""Points, directions and turns. x is forward, y to the person's left, z up; centimetres."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, cos, degrees, hypot, radians, sin, sqrt

Vec = tuple[float, float, float]

ORIGIN: Vec = (0.0, 0.0, 0.0)
FORWARD: Vec = (1.0, 0.0, 0.0)
LEFT: Vec = (0.0, 1.0, 0.0)
UP: Vec = (0.0, 0.0, 1.0)


def add(a: Vec, b: Vec) -> Vec:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def sub(a: Vec, b: Vec) -> Vec:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scale(a: Vec, by: float) -> Vec:
    return a[0] * by, a[1] * by, a[2] * by


def along(a: Vec, direction: Vec, by: float) -> Vec:
    """Return the point that lies ``by`` from ``a`` in a direction."""
    return a[0] + direction[0] * by, a[1] + direction[1] * by, a[2] + direction[2] * by


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """Return the point between two: ``a`` at 0, ``b`` at 1."""
    return along(a, sub(b, a), t)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vec) -> float:
    return sqrt(dot(a, a))


def distance(a: Vec, b: Vec) -> float:
    return length(sub(a, b))


def unit(a: Vec) -> Vec:
    """Return the direction of ``a``; up, where it has none."""
    size = length(a)
    return scale(a, 1 / size) if size > 1e-9 else UP


def square_to(a: Vec, axis: Vec) -> Vec:
    """Return the direction of ``a`` without what lies along ``axis``, a direction."""
    return unit(along(a, axis, -dot(a, axis)))


def angle(a: Vec, b: Vec) -> float:
    """Return the angle between two directions, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def turned(v: Vec, axis: Vec, by: float) -> Vec:
    """Turn ``v`` about a direction by degrees, counter-clockwise as the axis points at you."""
    c, s = cos(radians(by)), sin(radians(by))
    return add(add(scale(v, c), scale(cross(axis, v), s)), scale(axis, dot(axis, v) * (1 - c)))


def knee(start: Vec, end: Vec, first: float, second: float, towards: Vec) -> Vec:
    """Return where two bones of these lengths meet between two points, bent towards a direction.

    When ``end`` is out of reach the bones point straight at it.
    """
    line = sub(end, start)
    far = length(line)
    axis = unit(line)
    if far >= first + second:
        return along(start, axis, first)
    far = max(far, abs(first - second) + 1e-6)
    to = (first * first - second * second + far * far) / (2 * far)
    out = sqrt(max(0.0, first * first - to * to))
    return along(along(start, axis, to), square_to(towards, axis), out)


@dataclass(frozen=True, slots=True)
class Frame:
    """Which way a part of the body faces: three directions at right angles."""

    forward: Vec = FORWARD
    left: Vec = LEFT
    up: Vec = UP

    def bent(self, forward: float, side: float, turn: float) -> Frame:
        """Return it bent by degrees: forward, to the person's left, and turned to the left."""
        frame = self._about(self.left, forward)
        frame = frame._about(frame.forward, -side)
        return frame._about(frame.up, turn)

    def world(self, v: Vec) -> Vec:
        """Return a direction of this part as one of the room."""
        forward, left, up = scale(self.forward, v[0]), scale(self.left, v[1]), scale(self.up, v[2])
        return add(add(forward, left), up)

    def local(self, v: Vec) -> Vec:
        """Return a direction of the room as this part sees it."""
        return dot(v, self.forward), dot(v, self.left), dot(v, self.up)

    def _about(self, axis: Vec, by: float) -> Frame:
        if not by:
            return self
        return Frame(*(turned(v, axis, by) for v in (self.forward, self.left, self.up)))


def flat(v: Vec) -> Vec:
    """Return a direction without its height; forward, where nothing is left."""
    size = hypot(v[0], v[1])
    return (v[0] / size, v[1] / size, 0.0) if size > 1e-6 else FORWARD
