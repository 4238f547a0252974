"""A body in space: bones keep their length, hands get where they are told to, sides mirror."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body.anatomy import problems
from body.limbs import FOREARM, SHIN, THIGH, UPPER_ARM
from body.pose import Angles, Bend, Pose, Reach, between, mirrored, other_name
from body.props import SEAT, Room
from body.skeleton import solve
from body.vector import Vec, angle, distance

CHAIR, MAT = Room(("chair",)), Room(("mat",))
STAND = Pose(rests=("feet",), touches=("feet",))
BENT = Angles(forward=90, bend=90)
SIT = Pose(left_leg=BENT, right_leg=BENT, rests=("seat",), touches=("seat", "feet"))
FEET = Reach("floor", (50, 11, 0)), Reach("floor", (50, -11, 0))
LIE = Pose(
    pelvis=Bend(-90), left_leg=FEET[0], right_leg=FEET[1], rests=("pelvis", "chest"),
    touches=("pelvis", "chest", "head", "feet"),
)  # fmt: skip
BONES = (
    ("shoulder", "elbow", UPPER_ARM), ("elbow", "wrist", FOREARM),
    ("hip", "knee", THIGH), ("knee", "ankle", SHIN),
)  # fmt: skip

degrees = st.floats(-20, 20)
bends = st.builds(Bend, degrees, degrees, degrees)
angles = st.builds(Angles, st.floats(-10, 100), st.floats(-10, 40), degrees, st.floats(0, 140))
points = st.tuples(st.floats(-60, 60), st.floats(-60, 60), st.floats(0, 120))
reaches = st.builds(Reach, st.just("floor"), points)
limbs = angles | reaches
poses = st.builds(
    Pose, pelvis=bends, low=bends, mid=bends, upper=bends, neck=bends, left_arm=limbs,
    right_arm=limbs, left_leg=limbs, right_leg=limbs, rests=st.just(("seat",)),
)  # fmt: skip


def across(point: Vec) -> Vec:
    return point[0], -point[1], point[2]


@given(poses)
def test_no_pose_changes_the_length_of_a_bone(pose: Pose) -> None:
    joints = solve(pose, CHAIR).joints
    for side in ("left", "right"):
        for start, end, size in BONES:
            found = distance(joints[f"{side}-{start}"], joints[f"{side}-{end}"])
            assert found == pytest.approx(size, abs=1e-6)


@given(poses)
def test_the_mirrored_pose_is_the_mirrored_body(pose: Pose) -> None:
    body, other = solve(pose, CHAIR), solve(mirrored(pose), CHAIR)
    for name, point in body.joints.items():
        assert other.joints[other_name(name)] == pytest.approx(across(point), abs=1e-6), name
    assert mirrored(mirrored(pose)) == pose


@given(poses, poses, st.floats(0, 1))
def test_on_the_way_between_two_poses_no_bone_gives(a: Pose, b: Pose, t: float) -> None:
    joints = solve(between(a, b, t), CHAIR).joints
    for start, end, size in BONES:
        assert distance(joints[f"left-{start}"], joints[f"left-{end}"]) == pytest.approx(size)


@given(poses, poses)
def test_the_way_between_two_poses_begins_at_the_one_and_ends_at_the_other(
    a: Pose, b: Pose
) -> None:
    for pose, t in ((a, 0.0), (b, 1.0)):
        found, wanted = solve(between(a, b, t), CHAIR).joints, solve(pose, CHAIR).joints
        for name, point in wanted.items():
            assert found[name] == pytest.approx(point, abs=1e-5), name


def test_who_stands_has_flat_feet_on_the_floor_and_is_as_tall_as_an_adult() -> None:
    body = solve(STAND, Room())
    assert body.lowest("feet")[2] == pytest.approx(0)
    assert 160 < body.joints["crown"][2] < 180


def test_who_sits_has_the_seat_under_them_and_knees_at_a_right_angle() -> None:
    body = solve(SIT, CHAIR)
    assert body.lowest("seat")[2] == pytest.approx(SEAT)
    thigh, shin = body.parts["left-thigh"], body.parts["left-shin"]
    assert angle(thigh.frame.up, shin.frame.up) == pytest.approx(90)
    assert list(problems(SIT, CHAIR)) == []


def test_who_sits_on_the_edge_of_a_bed_sits_as_on_a_chair_and_a_wall_carries_nobody() -> None:
    bed, wall = Room(("bed",)), Room(("wall",))
    assert list(problems(SIT, bed)) == []
    assert (bed.height(0, 0), bed.height(40, 0)) == (SEAT, 0)
    assert list(problems(STAND, wall)) == []
    assert {box.name for box in wall.boxes()} == {"wall"}


def test_who_lies_on_their_back_looks_up_with_the_feet_flat() -> None:
    body = solve(LIE, MAT)
    assert body.parts["head"].frame.forward[2] == pytest.approx(1)
    assert body.lowest("head")[2] == pytest.approx(0, abs=1)
    assert list(problems(LIE, MAT)) == []


def test_a_hand_lies_where_it_is_told_to_also_while_the_leg_moves() -> None:
    hand = Reach("left-thigh", (0.8, -8, 0))
    held = replace(LIE, left_leg=Angles(forward=112, bend=108), left_arm=hand, touches=())
    near = replace(held, left_leg=Angles(forward=126, bend=118))
    for t in (0, 0.3, 0.7, 1):
        body = solve(between(held, near, t), MAT)
        there = body.parts["left-thigh"].at(0.8, -8, 0)
        assert distance(body.joints["left-palm"], there) < 1


IMPOSSIBLE = [
    (replace(SIT, low=Bend(90)), CHAIR, "low: forward is 90°; a body goes from -25° to 50°"),
    (replace(SIT, neck=Bend(0, 0, 120)), CHAIR, "neck: turn is 120°; a body goes from"),
    (replace(STAND, left_leg=Angles(bend=170)), MAT, "left knee is 170°; a body goes from"),
    (replace(STAND, right_arm=Angles(forward=-75)), MAT, "right shoulder: back is 75°"),
    (replace(STAND, left_arm=Angles(out=-80)), MAT, "left shoulder: across is 80°"),
    (replace(SIT, left_arm=Reach("floor", (0, 60, 0))), CHAIR, "cm short of the floor"),
    (replace(STAND, touches=("hands",)), MAT, "hands: 74 cm above what carries it"),
    (replace(LIE, pelvis=Bend(-60)), MAT, "head: 33 cm above what carries it"),
    (replace(SIT, right_leg=Angles(forward=60, bend=60)), CHAIR, "cm under the floor"),
]


@pytest.mark.parametrize(("pose", "room", "said"), IMPOSSIBLE)
def test_what_no_person_could_do_is_said_in_one_sentence(pose: Pose, room: Room, said: str) -> None:
    found = list(problems(pose, room))
    assert any(said in problem for problem in found), found
