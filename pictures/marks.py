"""What is laid over a drawing: the arrow of a movement, and the letter of a side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, pi, sin

from body.picture import Arrow, Picture, Play
from body.pose import between
from body.skeleton import solve
from body.vector import Vec, add
from pictures.camera import WIDTH, Camera, Point
from pictures.shapes import Drawn, Line, Shape

ARROW, LIGHT, MARK = "#e07b1a", "#fffdf8", "#4c6a66"
POINTS = 14  # of an arrow, between two poses
LETTER, PLACE = 56.0, 62.0  # its size, and how far from the corner; units of the paper


def arrow(picture: Picture, eye: Camera) -> Iterator[Drawn]:
    """Yield the arrow that tells where it goes, if the picture has one."""
    if picture.arrow is None:
        return
    way = [eye.at(point) for point in _way(picture, picture.arrow)]
    size = 5.2 * eye.scale
    shaft, head = _head(way, size)
    wide = 2.6 * eye.scale
    yield Line(shaft, LIGHT, wide * 1.8)
    yield Shape((head,), LIGHT, edge=LIGHT, edge_width=wide * 0.8)
    yield Line(shaft, ARROW, wide)
    yield Shape((head,), ARROW, edge=ARROW, edge_width=3)


def _way(picture: Picture, told: Arrow) -> Iterator[Vec]:
    poses = picture.poses
    if told.by:
        start = solve(poses[-1], picture.room).parts[told.on].at(*told.at)
        yield from (start, add(start, told.by))
        return
    if picture.play is Play.ROUND:
        poses = (*poses, poses[0])
    for start_pose, end_pose in pairwise(poses):
        for n in range(POINTS + 1):
            body = solve(between(start_pose, end_pose, n / POINTS), picture.room)
            yield body.parts[told.on].at(*told.at)


def _head(way: list[Point], size: float) -> tuple[list[Point], list[Point]]:
    """Return the shaft, which ends where the head begins, and the head's three corners."""
    tip = way[-1]
    shaft = [point for point in way if hypot(tip[0] - point[0], tip[1] - point[1]) > size * 0.8]
    base = shaft[-1] if shaft else way[0]
    far = hypot(tip[0] - base[0], tip[1] - base[1]) or 1.0
    dx, dy = (tip[0] - base[0]) / far, (tip[1] - base[1]) / far
    neck = tip[0] - dx * size, tip[1] - dy * size
    corners = [
        tip,
        (neck[0] - dy * size * 0.62, neck[1] + dx * size * 0.62),
        (neck[0] + dy * size * 0.62, neck[1] - dx * size * 0.62),
    ]
    return [*shaft, neck] if shaft else [way[0], neck], corners


LETTERS: dict[str, tuple[list[Point], ...]] = {  # strokes in a square of one by one
    "L": ([(0.2, 0.0), (0.2, 1.0), (0.8, 1.0)],),
    "R": (
        [(0.2, 1.0), (0.2, 0.0), (0.55, 0.0), (0.76, 0.1), (0.8, 0.28), (0.76, 0.44), (0.55, 0.54),
         (0.2, 0.54)],
        [(0.5, 0.54), (0.82, 1.0)],
    ),
}  # fmt: skip


def mark(picture: Picture) -> Iterator[Drawn]:
    """Yield L in the left corner or R in the right one: drawn, so that no font is needed."""
    if not picture.mark:
        return
    left = PLACE if picture.mark == "L" else WIDTH - PLACE - LETTER
    x, y = left + LETTER / 2, PLACE + LETTER / 2
    turn = [2 * pi * n / 48 for n in range(48)]
    yield Shape(([(x + LETTER * cos(a), y + LETTER * sin(a)) for a in turn],), MARK)
    for stroke in LETTERS[picture.mark]:
        yield Line([(left + px * LETTER, PLACE + py * LETTER) for px, py in stroke], LIGHT, 11)
