"""Whether a person could: how far joints go, and whether what should touch does.

Ranges are those of active movement of adults in general textbooks of goniometry, rounded; a little
less where a gentle technique has no business at the end of a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import asin, atan2, degrees

from body.limbs import Segment
from body.pose import CHAIR, FLOOR, Angles, Bend, Limb, Pose, Reach
from body.props import Room
from body.skeleton import SIDES, Body, solve
from body.vector import Vec, angle, distance, sub, unit

TOLERANCE = 3.5  # centimetres: the body is round and soft, the skeleton is not

Range = tuple[float, float]  # degrees
SPINE: Mapping[str, tuple[Range, Range, Range]] = {  # forward, to a side, turned
    "low": ((-25, 50), (-20, 20), (-12, 12)),
    "mid": ((-20, 35), (-18, 18), (-22, 22)),
    "upper": ((-25, 35), (-15, 15), (-25, 25)),
    "neck": ((-40, 55), (-35, 35), (-75, 75)),
}
HIP: tuple[Range, Range] = ((-20, 130), (-35, 50))  # forward, out
KNEE: Range = (0, 152)
ANKLE: Range = (-30, 80)
ELBOW: Range = (0, 150)
SHOULDER_BACK = 65.0  # an arm behind the trunk
SHOULDER_ACROSS = 65.0  # an arm over the middle


def problems(pose: Pose, room: Room) -> Iterator[str]:
    """Yield what a person could not do, each in one sentence."""
    body = solve(pose, room)
    for part, ranges in SPINE.items():
        bend: Bend = getattr(pose, part)
        for name, limits in zip(("forward", "side", "turn"), ranges, strict=True):
            yield from _within(f"{part}: {name}", getattr(bend, name), limits)
    for side, sign in SIDES:
        yield from _leg(body, side, sign, getattr(pose, f"{side}_leg"))
        yield from _arm(body, side, sign)
        for kind, tip in (("arm", "palm"), ("leg", "ankle")):
            yield from _reaches(body, side, kind, body.joints[f"{side}-{tip}"], pose)
    yield from _contacts(pose, body, room)


def _within(what: str, value: float, limits: Range) -> Iterator[str]:
    low, high = limits
    if not low - 0.5 <= value <= high + 0.5:
        yield f"{what} is {value:.0f}°; a body goes from {low:g}° to {high:g}°"


def _leg(body: Body, side: str, sign: int, limb: Limb) -> Iterator[str]:
    thigh, shin = body.parts[f"{side}-thigh"], body.parts[f"{side}-shin"]
    forward, left, up = body.parts["pelvis"].frame.local(_direction(thigh))
    yield from _within(f"{side} hip: forward", degrees(atan2(forward, -up)), HIP[0])
    yield from _within(f"{side} hip: out", degrees(asin(max(-1, min(1, left * sign)))), HIP[1])
    yield from _within(f"{side} knee", angle(_direction(thigh), _direction(shin)), KNEE)
    if isinstance(limb, Angles):
        yield from _within(f"{side} ankle", limb.end, ANKLE)


def _arm(body: Body, side: str, sign: int) -> Iterator[str]:
    upper, fore = body.parts[f"{side}-upper-arm"], body.parts[f"{side}-forearm"]
    forward, left, _ = body.parts["upper"].frame.local(_direction(upper))
    back, across = degrees(asin(max(-1, -forward))), degrees(asin(max(-1, -left * sign)))
    yield from _within(f"{side} shoulder: back", back, (-90, SHOULDER_BACK))
    yield from _within(f"{side} shoulder: across", across, (-90, SHOULDER_ACROSS))
    yield from _within(f"{side} elbow", angle(_direction(upper), _direction(fore)), ELBOW)


def _direction(part: Segment) -> Vec:
    return unit(sub(part.end, part.start))


def _reaches(body: Body, side: str, kind: str, tip: Vec, pose: Pose) -> Iterator[str]:
    """A hand or foot that is told to be somewhere has to get there."""
    limb: Limb = getattr(pose, f"{side}_{kind}")
    if not isinstance(limb, Reach):
        return
    wanted = limb.at if limb.on in (FLOOR, CHAIR) else body.parts[limb.on].at(*limb.at)
    lift = 0.0
    if limb.on == FLOOR:
        lift = 6.0 if kind == "leg" else 3.0
    missing = distance(tip, (wanted[0], wanted[1], wanted[2] + lift))
    if missing > TOLERANCE:
        yield f"{side} {kind}: {missing:.0f} cm short of the {limb.on}"


def _contacts(pose: Pose, body: Body, room: Room) -> Iterator[str]:
    for name in pose.touches:
        x, y, z = body.lowest(name)
        gap = z - room.height(x, y)
        if abs(gap) > TOLERANCE:
            yield f"{name}: {abs(gap):.0f} cm {'above' if gap > 0 else 'inside'} what carries it"
    for name in ("feet", "knees", "hands", "head", "seat", "elbows"):
        x, y, z = body.lowest(name)
        if z < -TOLERANCE:
            yield f"{name}: {-z:.0f} cm under the floor"
