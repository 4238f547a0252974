"""What stands in the room: a chair, a mat, a blanket, a bed's edge, a wall. Centimetres."""

from __future__ import annotations

from dataclasses import dataclass

from body.vector import UP, Vec, turned

MAT = 2.0  # thick; its upper side is the floor
SEAT = 37.0  # with the knees at a right angle
HALF_WIDE, HALF_DEEP = 22.0, 22.0  # of the seat
BACK = 82.0  # the top of the chair's back
BLANKET = 4.0
BED = 37.0
WALL = 170.0
CARRIES_NOBODY = ("back", "wall")


@dataclass(frozen=True, slots=True)
class Box:
    """A block: the corners of its foot, counter-clockwise, and its lower and its upper height."""

    name: str
    corners: tuple[Vec, Vec, Vec, Vec]
    low: float
    high: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point of the floor lies under it."""
        sides = zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
        return all(
            (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= -1e-6 for a, b in sides
        )


@dataclass(frozen=True, slots=True)
class Room:
    """What the body is with. The chair can be turned about its own middle."""

    props: tuple[str, ...] = ()
    chair_turn: float = 0.0  # degrees to the left

    def height(self, x: float, y: float) -> float:
        """Return how high the ground is at a point: the seat, the mat or the floor."""
        found = (
            box.high for box in self.boxes() if box.name not in CARRIES_NOBODY and box.holds(x, y)
        )
        return max(found, default=0.0)

    def boxes(self) -> tuple[Box, ...]:
        """Return the blocks of everything in the room."""
        found: list[Box] = []
        if "mat" in self.props:
            found.append(_box("mat", (-120, 110), (-55, 55), -MAT, 0.0))
        if "blanket" in self.props:
            found.append(_box("blanket", (-20, 20), (-18, 18), 0, BLANKET))
        if "bed" in self.props:  # its edge is in front of who sits in the middle
            found.append(_box("bed", (-110, 22), (-70, 70), BED - 22, BED))
        if "wall" in self.props:
            found.append(_box("wall", (-16, -12), (-90, 90), 0, WALL))
        if "chair" in self.props:
            found += self._chair()
        return tuple(found)

    def _chair(self) -> list[Box]:
        legs = [
            _box("leg", (x - 2, x + 2), (y - 2, y + 2), 0, SEAT - 4, self.chair_turn)
            for x in (-HALF_DEEP + 2, HALF_DEEP - 2)
            for y in (-HALF_WIDE + 2, HALF_WIDE - 2)
        ]
        deep, wide = (-HALF_DEEP, HALF_DEEP), (-HALF_WIDE, HALF_WIDE)
        seat = _box("seat", deep, wide, SEAT - 4, SEAT, self.chair_turn)
        behind = (-HALF_DEEP - 1, -HALF_DEEP + 3)
        back = _box("back", behind, wide, SEAT + 14, BACK, self.chair_turn)
        return [*legs, seat, back]


def _box(
    name: str, deep: tuple[float, float], wide: tuple[float, float], low: float, high: float,
    turn: float = 0.0,
) -> Box:  # fmt: skip
    (back, front), (right, left) = deep, wide
    foot = ((back, right, 0.0), (front, right, 0.0), (front, left, 0.0), (back, left, 0.0))
    a, b, c, d = (turned(corner, UP, turn) for corner in foot)
    return Box(name, (a, b, c, d), low, high)
