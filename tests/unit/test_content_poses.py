"""Poses in a technique's file: what is wrong with one is said with its line and its field."""

from __future__ import annotations

from pathlib import Path

import pytest

from body.picture import Play, View
from body.pose import Angles, Bend
from care.model import Side, Technique
from content.errors import ContentError
from content.load.technique_file import read_file, read_postures

TECHNIQUES = Path(__file__).parents[2] / "content" / "techniques"
POSTURES = read_postures(TECHNIQUES / "_postures.toml")
SOURCE = (TECHNIQUES / "seated-side-bend.toml").read_text()


def read(tmp_path: Path, source: str) -> Technique:
    path = tmp_path / "lean.toml"
    path.write_text(source)
    found = read_file(path, POSTURES)
    assert isinstance(found, Technique)
    return found


def test_a_pose_starts_from_another_and_says_only_what_is_different(tmp_path: Path) -> None:
    steps = read(tmp_path, SOURCE).steps
    lean = next(step for step in steps if step.text == "lean-left")
    assert lean.picture
    before, after = lean.picture.poses
    assert (before.low, after.low) == (Bend(), Bend(0, 14))
    assert before.left_arm == after.left_arm
    assert after.left_leg == Angles(forward=90, out=6, bend=90)
    assert (lean.picture.view, lean.picture.play) == (View.FRONT, Play.ONCE)


def test_the_start_card_shows_the_side_that_comes_first(tmp_path: Path) -> None:
    assert not read(tmp_path, SOURCE).cover.mirrored  # type: ignore[union-attr]  # it has one
    sideways = read_file(TECHNIQUES / "chair-sideways-twist.toml", POSTURES)
    assert isinstance(sideways, Technique)
    assert sideways.steps[0].side is Side.RIGHT
    assert sideways.cover
    assert sideways.cover.mirrored


def test_an_operators_technique_may_have_words_only(tmp_path: Path) -> None:
    words_only = read(tmp_path, SOURCE[: SOURCE.index("[look]")])
    assert words_only.cover is None
    assert {step.picture for step in words_only.steps} == {None}


WRONG = [
    ("low = [0, 14]", "low = [0, 40]", "pictures.lean-left: pose leaning: low: side is 40°"),
    ("low = [0, 14]", "low = [0, 14, 1, 2]", "poses.leaning.low: Tuple should have at most 3"),
    ("low = [0, 14]", "lower = [0, 14]", "poses.leaning.lower: Extra inputs"),
    ('from = "hands"', 'from = "nobody"', "poses.leaning: from: there is no earlier pose nobody"),
    ('on = "chair"', 'on = "tail"', "poses.hands: on: tail is none of floor, chair,"),
    ("at = [2, 24, 37]", "at = [2, 90, 37]", "short of the chair"),
    ('"hands", "leaning"', '"hands", "lying"', "pictures.lean-left: poses: there is no pose lying"),
    ('felt = ["right-side"]', 'felt = ["tail"]', "pictures.lean-left: felt: tail is none of"),
    ('{ on = "head",', '{ on = "tail",', "arrow: tail is none of"),
    ('view = "front"', 'view = "below"', "look.view: Input should be 'side', 'front'"),
    ("[pictures.up]", "[pictures.down]", "look: there is no picture up"),
    ('cover = "lean-left"', 'cover = "jump"', "look: there is no picture jump"),
    ("[pictures.up]", '[pictures.more]\nposes = ["sit"]\n\n[pictures.up]', "more: no step shows"),
]


@pytest.mark.parametrize(("before", "after", "said"), WRONG)
def test_a_mistake_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in SOURCE
    with pytest.raises(ContentError) as caught:
        read(tmp_path, SOURCE.replace(before, after, 1))
    assert said in str(caught.value)


def test_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = SOURCE.replace("low = [0, 14]", "low = [0, []]")
    line = wrong.splitlines().index("low = [0, []]") + 1
    with pytest.raises(ContentError, match=rf"lean\.toml, line {line}: poses\.leaning\.low"):
        read(tmp_path, wrong)


def test_a_wrong_posture_is_named_too(tmp_path: Path) -> None:
    path = tmp_path / "_postures.toml"
    path.write_text('[poses.sit]\nfrom = "nobody"\n')
    with pytest.raises(ContentError, match=r"_postures\.toml, line 1: poses\.sit: from"):
        read_postures(path)
