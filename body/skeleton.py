"""Where a pose puts each joint of an average adult, in centimetres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from body.limbs import ARM, LEG, PALM, SOLE, Kind, Root, Segment, solve_limb
from body.pose import Bend, Pose
from body.props import Room
from body.vector import Frame, Vec, along, mix

SPINE = (("pelvis", 11.0), ("low", 13.0), ("mid", 13.0), ("upper", 13.0))
NECK, HEAD = 8.0, 9.0  # to the base of the skull, and on to the middle of the head
HIP, SHOULDER, SLOPE = 9.0, 17.0, 3.0  # out to each side; the shoulders are lower than the neck
SIDES = (("left", 1), ("right", -1))
ENDS = {
    "upper-arm": "elbow", "forearm": "wrist", "hand": "fingers",
    "thigh": "knee", "shin": "ankle", "foot": "toes",
}  # fmt: skip
# What can touch something: its joints, and how far the skin is from each.
SKIN: Mapping[str, tuple[tuple[str, float], ...]] = {
    "foot": (("ankle", SOLE), ("toes", 2.8)),
    "toes": (("toes", 2.8),),
    "knee": (("knee", 6.2),),
    "hand": (("palm", PALM),),
    "elbow": (("elbow", 4.2),),
    "shoulder": (("shoulder", 8.0),),
    "buttock": (("hip", 10.0),),
}
MIDDLE: Mapping[str, tuple[tuple[str, float], ...]] = {
    "head": (("head", 10.5),), "pelvis": (("pelvis", 10.0),), "chest": (("chest", 10.5),),
    "low-back": (("waist", 9.5),),
}  # fmt: skip
PAIRS = {
    "feet": "foot", "knees": "knee", "hands": "hand", "shoulders": "shoulder", "seat": "buttock",
    "elbows": "elbow",
}  # fmt: skip
_ONE = {f"{s}-{n}": [(f"{s}-{j}", g) for j, g in at] for s, _ in SIDES for n, at in SKIN.items()}
_BOTH = {pair: _ONE[f"left-{one}"] + _ONE[f"right-{one}"] for pair, one in PAIRS.items()}
TOUCHING: Mapping[str, Sequence[tuple[str, float]]] = {**MIDDLE, **_ONE, **_BOTH}


@dataclass(frozen=True, slots=True)
class Body:
    """A pose in the room."""

    parts: Mapping[str, Segment]  # "left-thigh", "pelvis", "head" …
    joints: Mapping[str, Vec]  # "left-hip", "right-wrist", "left-toes", "crown" …

    def skin(self, name: str) -> list[Vec]:
        """Return the lowest points of the skin of "feet", "seat", "left-hand" …"""
        found = ((self.joints[joint], girth) for joint, girth in TOUCHING[name])
        return [(x, y, z - girth) for (x, y, z), girth in found]

    def lowest(self, name: str) -> Vec:
        return min(self.skin(name), key=lambda point: point[2])


def solve(pose: Pose, room: Room) -> Body:
    """Return where the body is, put down on what it rests on."""
    x, y, lift = pose.place
    afloat = _limbs(pose, _trunk(pose, (x, y, 0.0)))
    under = [afloat.lowest(name) for name in pose.rests]
    down = min((point[2] - room.height(point[0], point[1]) for point in under), default=0.0)
    return _limbs(pose, _trunk(pose, (x, y, lift - down)))


def _trunk(pose: Pose, at: Vec) -> Body:
    parts: dict[str, Segment] = {}
    joints = {"pelvis": at}
    frame = Frame()
    for name, size in SPINE:
        frame = _bent(frame, getattr(pose, name))
        top = along(at, frame.up, size)
        parts[name] = Segment(at, top, frame)
        at = top
    hips, chest = parts["pelvis"].frame, frame
    skull = _bent(chest, pose.neck, 0.5)
    head = _bent(skull, pose.neck, 0.5)
    joints |= {"waist": parts["low"].start, "chest": parts["upper"].start, "neck": at}
    joints["skull"] = along(at, skull.up, NECK)
    joints["head"] = along(joints["skull"], head.up, HEAD)
    joints["crown"] = along(joints["head"], head.up, HEAD)
    parts["neck"] = Segment(at, joints["skull"], skull)
    parts["head"] = Segment(joints["skull"], joints["crown"], head)
    for side, sign in SIDES:
        joints[f"{side}-hip"] = along(joints["pelvis"], hips.left, sign * HIP)
        below = along(at, chest.up, -SLOPE)
        joints[f"{side}-shoulder"] = along(below, chest.left, sign * SHOULDER)
    return Body(parts, joints)


def _bent(frame: Frame, bend: Bend, share: float = 1.0) -> Frame:
    return frame.bent(bend.forward * share, bend.side * share, bend.turn * share)


def _limbs(pose: Pose, trunk: Body) -> Body:
    """Return the body with its legs, then its arms: a hand may lie on a leg."""
    legs = _pair(LEG, pose, trunk, "hip", trunk.parts["pelvis"].frame)
    return _pair(ARM, pose, legs, "shoulder", trunk.parts["upper"].frame)


def _pair(kind: Kind, pose: Pose, body: Body, joint: str, frame: Frame) -> Body:
    parts, joints = dict(body.parts), dict(body.joints)
    for side, sign in SIDES:
        limb = getattr(pose, f"{side}_{'leg' if kind is LEG else 'arm'}")
        root = Root(body.joints[f"{side}-{joint}"], frame, sign)
        for name, part in solve_limb(kind, limb, root, body.parts).items():
            parts[f"{side}-{name}"] = part
            joints[f"{side}-{ENDS[name]}"] = part.end
            if name == "hand":
                joints[f"{side}-palm"] = mix(part.start, part.end, 0.5)
    return Body(parts, joints)
