"""The poses and the pictures of a technique, from the rows of its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from body.anatomy import problems
from body.limbs import ARM, LEG
from body.picture import FELT, Arrow, Frame, Picture
from body.pose import CHAIR, FLOOR, Angles, Bend, Limb, Pose, Reach, mirrored
from body.props import Room
from body.skeleton import TOUCHING
from care.model import Side
from content.load.pose_schema import AnglesRow, LookRow, PictureRow, PoseRow, ReachRow

PARTS = (
    FLOOR, CHAIR, "pelvis", "low", "mid", "upper", "neck", "head",
    *(f"{side}-{part}" for side in ("left", "right") for part in (*LEG.names, *ARM.names)),
)  # fmt: skip
MARKS = {Side.LEFT: "L", Side.RIGHT: "R"}


class PosesFault(Exception):
    """Where in the file a mistake is, as a path of names, and what it is."""

    def __init__(self, where: Sequence[str], problem: str) -> None:
        super().__init__(problem)
        self.where = tuple(where)


def build_poses(rows: Mapping[str, PoseRow], known: Mapping[str, Pose]) -> dict[str, Pose]:
    """Return the poses by name; each may start from an earlier one. Raises ``PosesFault``."""
    found: dict[str, Pose] = {}
    for name, row in rows.items():
        base = Pose()
        if row.from_ is not None:
            if row.from_ not in found and row.from_ not in known:
                raise PosesFault(("poses", name), f"from: there is no earlier pose {row.from_}")
            base = found.get(row.from_) or known[row.from_]
        try:
            found[name] = _pose(mirrored(base) if row.mirror else base, row)
        except ValueError as error:
            raise PosesFault(("poses", name), str(error)) from None
    return found


def _pose(base: Pose, row: PoseRow) -> Pose:
    changes: dict[str, object] = {}
    for name in row.model_fields_set - {"from_", "mirror"}:
        value = getattr(row, name)
        match value:
            case AnglesRow():
                value = Angles(**value.model_dump())
            case ReachRow():
                value = _reach(value)
            case _ if name in ("pelvis", "low", "mid", "upper", "neck"):
                value = Bend(*value)
            case _ if name in ("rests", "touches"):
                if unknown := set(value) - TOUCHING.keys():
                    raise ValueError(f"{name}: {min(unknown)} is no part that touches")
        changes[name] = value
    return replace(base, **changes)  # type: ignore[arg-type]  # the rows' types were checked


def _reach(row: ReachRow) -> Limb:
    if row.on not in PARTS:
        raise ValueError(f"on: {row.on} is none of {', '.join(PARTS)}")
    return Reach(row.on, row.at, row.towards, row.tip)


def build_pictures(
    look: LookRow, rows: Mapping[str, PictureRow], poses: Mapping[str, Pose]
) -> dict[str, Picture]:
    """Return the pictures by the name of the step they show. Raises ``PosesFault``."""
    found = {}
    for name, row in rows.items():
        props = look.props if row.props is None else row.props
        room = Room(props, look.chair_turn)
        for fault in _faults(row, poses, room):
            raise PosesFault(("pictures", name), fault)
        found[name] = Picture(
            poses=tuple(poses[pose] for pose in row.poses),
            view=row.view or look.view,
            frame=Frame(look.centre, look.height),
            room=room,
            play=row.play,
            felt=row.felt,
            arrow=Arrow(row.arrow.on, row.arrow.at, row.arrow.by) if row.arrow else None,
            move=row.move,
            hold=row.hold,
        )
    return found


def _faults(row: PictureRow, poses: Mapping[str, Pose], room: Room) -> Iterator[str]:
    for name in row.poses:
        if name not in poses:
            yield f"poses: there is no pose {name}"
            return
        yield from (f"pose {name}: {problem}" for problem in problems(poses[name], room))
    if unknown := set(row.felt) - FELT.keys():
        yield f"felt: {min(unknown)} is none of {', '.join(FELT)}"
    if row.arrow and row.arrow.on not in PARTS[2:]:
        yield f"arrow: {row.arrow.on} is none of {', '.join(PARTS[2:])}"


def shown(pictures: Mapping[str, Picture], text: str, side: Side | None) -> Picture | None:
    """Return what a step shows; pictures are described for the left, and the right mirrors them."""
    described = text.removesuffix("-right") + "-left" if text.endswith("-right") else text
    found = pictures.get(described)
    return found and replace(found, mirrored=side is Side.RIGHT)


def marked(picture: Picture | None, side: Side | None) -> Picture | None:
    """Return the picture with its side in the corner."""
    return replace(picture, mark=MARKS[side]) if picture and side else picture
