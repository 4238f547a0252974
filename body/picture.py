"""One picture as data: the poses it goes through, and how it is seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from body.pose import Pose
from body.props import Room
from body.vector import Vec


class View(StrEnum):
    """From where the body is seen. From the front it is drawn as in a mirror."""

    SIDE = "side"  # the person's left
    FRONT = "front"
    THREE_QUARTER = "three-quarter"
    TOP = "top"


class Play(StrEnum):
    """How the poses follow each other."""

    ONCE = "once"  # there, a moment's rest, and from the start again
    BACK_AND_FORTH = "back-and-forth"
    ROUND = "round"  # from the last pose on to the first, without a rest


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the room is on the paper."""

    centre: Vec = (0.0, 0.0, 64.0)
    height: float = 152.0  # centimetres from its upper to its lower edge


@dataclass(frozen=True, slots=True)
class Arrow:
    """The way that a point of the body takes; or straight ahead, where that is short."""

    on: str
    at: Vec  # how far along the part (0–1), centimetres to its front and to its left
    by: Vec | None = None  # centimetres in the room


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, described for one side; ``mirrored`` shows the other."""

    poses: tuple[Pose, ...]
    view: View
    frame: Frame = Frame()
    room: Room = field(default_factory=Room)
    play: Play = Play.ONCE
    felt: tuple[str, ...] = ()  # where it may be felt, by name: FELT
    arrow: Arrow | None = None
    mark: str = ""  # "L" or "R" in the corner
    mirrored: bool = False
    move: float = 1.2  # seconds from a pose to the next
    hold: float = 0.8  # seconds in the first and in the last one
    still: bool = field(default=False, repr=False)  # a photo of its end, with a shadow of its start

    @property
    def as_still(self) -> Picture:
        """The same without the movement."""
        return replace(self, still=True)

    @property
    def seconds(self) -> float:
        """How long one round takes."""
        moves = len(self.poses) - (self.play is not Play.ROUND)
        if self.play is Play.BACK_AND_FORTH:
            moves *= 2
        return moves * self.move + self.hold * (self.play is not Play.ROUND) * 2


# A place on the body: a part, how far along it, centimetres to its front and its left, its radius.
FELT: dict[str, tuple[str, float, float, float, float]] = {
    "low-back": ("low", 0.3, -7, 0, 12),
    "mid-back": ("mid", 0.5, -7, 0, 12),
    "upper-back": ("upper", 0.4, -8, 0, 12),
    "left-side": ("low", 0.8, 0, 9, 12),
    "right-side": ("low", 0.8, 0, -9, 12),
    "left-buttock": ("left-thigh", 0.0, -8, 2, 11),
    "right-buttock": ("right-thigh", 0.0, -8, -2, 11),
    "buttocks": ("pelvis", 0.0, -8, 0, 13),
    "left-shoulder": ("left-upper-arm", 0.0, 0, 0, 10),
    "right-shoulder": ("right-upper-arm", 0.0, 0, 0, 10),
    "belly": ("low", 0.5, 8, 0, 11),
}
