"""What a pose says: angles of joints, and what hands and feet are on. Frozen, no I/O.

Degrees. Every angle is 0 for a person who stands upright with hanging arms.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from body.vector import ORIGIN, Vec, mix

FLOOR, CHAIR = "floor", "chair"
OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Bend:
    """How one part of the trunk goes on from the part below it."""

    forward: float = 0.0
    side: float = 0.0  # to the person's left
    turn: float = 0.0  # to the person's left


@dataclass(frozen=True, slots=True)
class Angles:
    """A limb by its joints: the hip, knee and ankle, or the shoulder, elbow and wrist."""

    forward: float = 0.0  # raised to the front
    out: float = 0.0  # raised away from the middle
    turn: float = 0.0  # turned outwards about its own length
    bend: float = 0.0  # of the knee or the elbow
    end: float = 0.0  # the foot pointed down, or the hand bent to its palm


@dataclass(frozen=True, slots=True)
class Reach:
    """A limb by where its hand or foot is; the elbow or the knee finds its place.

    ``on`` is the floor or the chair, and ``at`` a point of the room; or it is a part of the body,
    such as ``left-thigh``, and ``at`` says how far along it (0–1), and how many centimetres to the
    front and to the left of its middle.
    """

    on: str
    at: Vec
    towards: Vec = ORIGIN  # where the elbow or the knee points, as the trunk sees it
    tip: Vec | None = (
        None  # where the hand or foot points in the room; by itself straight on, or flat
    )


@dataclass(frozen=True, slots=True)
class Between:
    """A limb on its way from one place to another."""

    start: Limb
    end: Limb
    t: float


Limb = Angles | Reach | Between


@dataclass(frozen=True, slots=True)
class Pose:
    pelvis: Bend = Bend()  # in the room: lying on the back bends it by -90
    low: Bend = Bend()
    mid: Bend = Bend()
    upper: Bend = Bend()
    neck: Bend = Bend()
    left_arm: Limb = field(default_factory=Angles)
    right_arm: Limb = field(default_factory=Angles)
    left_leg: Limb = field(default_factory=Angles)
    right_leg: Limb = field(default_factory=Angles)
    place: Vec = ORIGIN  # where the pelvis is; its height follows from what it rests on
    rests: tuple[str, ...] = ()  # what may carry the body: the lowest is put down
    touches: tuple[str, ...] = ()  # what has to be on the floor or on the chair


def mirrored(pose: Pose) -> Pose:
    """Return the same pose to the other side."""
    return Pose(
        pelvis=_other_bend(pose.pelvis),
        low=_other_bend(pose.low),
        mid=_other_bend(pose.mid),
        upper=_other_bend(pose.upper),
        neck=_other_bend(pose.neck),
        left_arm=_other_limb(pose.right_arm),
        right_arm=_other_limb(pose.left_arm),
        left_leg=_other_limb(pose.right_leg),
        right_leg=_other_limb(pose.left_leg),
        place=_across(pose.place),
        rests=tuple(map(other_name, pose.rests)),
        touches=tuple(map(other_name, pose.touches)),
    )


def other_name(name: str) -> str:
    """Return the name of the same part on the other side: ``left-thigh``, ``right-thigh``."""
    side, _, part = name.partition("-")
    return f"{OTHER[side]}-{part}" if side in OTHER else name


def _across(v: Vec) -> Vec:
    return v[0], -v[1], v[2]


def _other_bend(bend: Bend) -> Bend:
    return Bend(bend.forward, -bend.side, -bend.turn)


def _other_limb(limb: Limb) -> Limb:
    match limb:
        case Angles():
            return limb
        case Reach(on, at, towards, tip):
            room = on in (FLOOR, CHAIR)
            at = _across(at) if room else (at[0], at[1], -at[2])
            other_tip = tip and _across(tip)
            return Reach(other_name(on), at, _across(towards), other_tip)
        case Between(start, end, t):
            return Between(_other_limb(start), _other_limb(end), t)


def between(start: Pose, end: Pose, t: float) -> Pose:
    """Return the pose on the way from one to another: ``start`` at 0, ``end`` at 1."""
    return replace(
        end,
        rests=tuple(dict.fromkeys(start.rests + end.rests)),  # so that nothing jumps
        pelvis=_mixed(start.pelvis, end.pelvis, t),
        low=_mixed(start.low, end.low, t),
        mid=_mixed(start.mid, end.mid, t),
        upper=_mixed(start.upper, end.upper, t),
        neck=_mixed(start.neck, end.neck, t),
        left_arm=_limb_between(start.left_arm, end.left_arm, t),
        right_arm=_limb_between(start.right_arm, end.right_arm, t),
        left_leg=_limb_between(start.left_leg, end.left_leg, t),
        right_leg=_limb_between(start.right_leg, end.right_leg, t),
        place=mix(start.place, end.place, t),
    )


Angled = TypeVar("Angled", Bend, Angles)


def _mixed(start: Angled, end: Angled, t: float) -> Angled:
    pairs = ((getattr(start, f.name), getattr(end, f.name)) for f in fields(start))
    return type(start)(*(a + _shorter_way(b - a) * t for a, b in pairs))


def _shorter_way(turn: float) -> float:
    """Return a turn as one of less than half a circle: from 170° to -170° it is 20°."""
    return (turn + 180) % 360 - 180


def _limb_between(start: Limb, end: Limb, t: float) -> Limb:
    if start == end:
        return start
    if isinstance(start, Angles) and isinstance(end, Angles):
        return _mixed(start, end, t)
    return Between(start, end, t)
