"""Arms and legs: two bones and a hand or a foot, by angles or by what they reach for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from body.pose import CHAIR, FLOOR, Angles, Between, Limb, Reach
from body.vector import Frame, Vec, add, along, cross, flat, knee, mix, scale, sub, unit

UPPER_ARM, FOREARM, HAND = 29.0, 25.0, 9.0  # centimetres, as everything here
THIGH, SHIN, FOOT = 43.0, 40.0, 17.0
SOLE, PALM = 6.0, 3.0  # from the ankle and from the wrist down to what they are on
TOES_DOWN = 3.2 / FOOT  # a flat foot: the toes are thinner than the heel


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the body: from a joint to the next."""

    start: Vec
    end: Vec
    frame: Frame  # its front, its left, and the way back from its end to its start

    def at(self, share: float, front: float, left: float) -> Vec:
        """Return a point by how far along it is, and by centimetres from its middle."""
        point = mix(self.start, self.end, share)
        return along(along(point, self.frame.forward, front), self.frame.left, left)


@dataclass(frozen=True, slots=True)
class Root:
    """What a limb hangs on: a shoulder or a hip."""

    at: Vec
    frame: Frame
    side: int  # 1: left, -1: right


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes an arm an arm and a leg a leg."""

    names: tuple[str, str, str]
    lengths: tuple[float, float, float]
    bends: int  # 1: the second bone folds to the back, -1: to the front
    usual: Vec  # where the joint between them points when nothing is said, as the trunk sees it


ARM = Kind(("upper-arm", "forearm", "hand"), (UPPER_ARM, FOREARM, HAND), -1, (-1.0, 0.4, -0.3))
LEG = Kind(("thigh", "shin", "foot"), (THIGH, SHIN, FOOT), 1, (1.0, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class _Aim:
    """What is aimed at, where the joint points, and where the hand or foot points."""

    end: Vec
    over: float  # centimetres from the end of the second bone straight on to the aim
    pole: Vec
    tip: Callable[[Segment], Vec]


def solve_limb(
    kind: Kind, limb: Limb, root: Root, parts: Mapping[str, Segment]
) -> dict[str, Segment]:
    """Return the limb's three parts; ``parts`` are those of the body that it may lie on."""
    if isinstance(limb, Angles):
        first, second = _by_angles(kind, limb, root)
        tip = _angled_tip(kind, limb)(second)
    else:
        aim = _aim(kind, limb, root, parts)
        first, second = _by_aim(kind, aim, root)
        tip = aim.tip(second)
    last = Segment(second.end, along(second.end, tip, kind.lengths[2]), second.frame)
    return dict(zip(kind.names, (first, second, last), strict=True))


def _by_angles(kind: Kind, limb: Angles, root: Root) -> tuple[Segment, Segment]:
    frame = root.frame.bent(-limb.forward, 0, 0)
    frame = frame.bent(0, -limb.out * root.side, 0).bent(0, 0, limb.turn * root.side)
    joint = along(root.at, frame.up, -kind.lengths[0])
    lower = frame.bent(kind.bends * limb.bend, 0, 0)
    end = along(joint, lower.up, -kind.lengths[1])
    return Segment(root.at, joint, frame), Segment(joint, end, lower)


def _by_aim(kind: Kind, aim: _Aim, root: Root) -> tuple[Segment, Segment]:
    joint = knee(root.at, aim.end, kind.lengths[0], kind.lengths[1] + aim.over, aim.pole)
    end = along(joint, unit(sub(aim.end, joint)), kind.lengths[1])
    # Both bones fold about one hinge, as a knee and an elbow do.
    hinge = unit(cross(unit(sub(root.at, end)), scale(aim.pole, kind.bends)))
    return _bone(root.at, joint, hinge), _bone(joint, end, hinge)


def _bone(start: Vec, end: Vec, hinge: Vec) -> Segment:
    up = unit(sub(start, end))
    return Segment(start, end, Frame(cross(hinge, up), hinge, up))


def _aim(kind: Kind, limb: Limb, root: Root, parts: Mapping[str, Segment]) -> _Aim:
    match limb:
        case Reach(on, at, towards, tip):
            point = at if on in (FLOOR, CHAIR) else parts[on].at(*at)
            if on == FLOOR:
                point = add(point, (0.0, 0.0, SOLE if kind is LEG else PALM))
            if kind is ARM and tip:  # the palm lies there, so the wrist is a little before it
                point = along(point, unit(tip), -HAND / 2)
            over = HAND / 2 if kind is ARM and not tip else 0.0
            usual = kind.usual[0], kind.usual[1] * root.side, kind.usual[2]
            pole = root.frame.world(towards if any(towards) else usual)
            return _Aim(point, over, pole, _laid_tip(kind, tip))
        case Between(start, end, t):
            a, b = _aim(kind, start, root, parts), _aim(kind, end, root, parts)
            return _Aim(
                end=mix(a.end, b.end, t),
                over=a.over + (b.over - a.over) * t,
                pole=unit(mix(unit(a.pole), unit(b.pole), t)),
                tip=lambda bone: unit(mix(a.tip(bone), b.tip(bone), t)),
            )
        case Angles():
            first, second = _by_angles(kind, limb, root)
            pole = scale(first.frame.forward, kind.bends)
            return _Aim(second.end, 0.0, pole, _angled_tip(kind, limb))


def _angled_tip(kind: Kind, limb: Angles) -> Callable[[Segment], Vec]:
    if kind is LEG:
        return lambda shin: shin.frame.bent(limb.end, 0, 0).forward
    return lambda forearm: scale(forearm.frame.bent(-limb.end, 0, 0).up, -1.0)


def _laid_tip(kind: Kind, tip: Vec | None) -> Callable[[Segment], Vec]:
    """Return where a hand or a foot points that lies on something: straight on, or flat."""
    if kind is LEG:
        return lambda shin: unit(sub(tip or flat(shin.frame.forward), (0.0, 0.0, TOES_DOWN)))
    return lambda forearm: unit(tip) if tip else scale(forearm.frame.up, -1.0)
