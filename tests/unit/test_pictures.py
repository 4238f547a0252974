"""The pictures of the techniques: each step has one, both sides are one description, and what is
drawn is what was looked at: docs/pictures/contact-sheet.png."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from body.picture import Picture, Play
from care.model import Side, Technique
from care.techniques.catalogue import Catalogue
from content.load.library import load_library
from pictures.album import CELL, COLUMNS, MARGIN, draw_all, draw_into, gallery
from pictures.film import FPS, LOOP, STILL, gif, loop, moments, still
from pictures.names import every_picture, name_of

HOUSE = Path(__file__).parents[2]
SHEET = HOUSE / "docs" / "pictures" / "contact-sheet.png"
CATALOGUE: Catalogue = load_library().catalogue
ROWS = dict(gallery(CATALOGUE))
TECHNIQUES = sorted(CATALOGUE.techniques.values(), key=lambda technique: technique.slug)
SIX = [  # one of each view and of each way to play
    ("cat-cow", "cat"), ("arm-circles", "forward"), ("supine-knee-drop-twist", "drop-left"),
    ("seated-side-bend", "lean-right"), ("torso-twist-light", "turn-left"), ("bridge", "stay"),
]  # fmt: skip
MOST_BYTES = 300_000  # of a loop
Pixels = NDArray[np.float64]


def picture(slug: str, text: str) -> Picture:
    return next(found for name, found in ROWS[slug] if name == text)


def pixels(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def as_seen(image: Image.Image) -> Pixels:
    """Return what an eye takes in at arm's length: small differences of edges are gone."""
    small = image.filter(ImageFilter.GaussianBlur(3)).resize((73, 55))
    return np.asarray(small, dtype=float)


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda technique: technique.slug)
def test_every_step_and_the_start_card_have_a_picture(technique: Technique) -> None:
    assert technique.cover
    assert all(step.picture for step in technique.steps)


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda technique: technique.slug)
def test_a_step_of_the_right_mirrors_the_one_of_the_left_and_says_its_side(
    technique: Technique,
) -> None:
    for step in technique.steps:
        if step.picture and step.side:
            assert step.picture.mirrored is (step.side is Side.RIGHT)
            assert step.picture.mark == {Side.LEFT: "L", Side.RIGHT: "R"}[step.side]
    lefts = {s.text: s.picture for s in technique.steps if s.side is Side.LEFT}
    for step in technique.steps:
        if step.side is Side.RIGHT and step.picture:
            left = lefts[step.text.replace("right", "left")]
            assert left == replace(step.picture, mirrored=False, mark="L")


def test_back_in_the_middle_it_is_still_the_side_before() -> None:
    steps = CATALOGUE.techniques["seated-side-bend"].steps
    for before, step in pairwise(steps):
        if step.text == "up" and before.picture and step.picture:
            assert step.picture.mirrored is before.picture.mirrored
            assert not step.picture.mark


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda technique: technique.slug)
def test_a_loop_takes_two_to_four_seconds_or_one_slow_breath(technique: Technique) -> None:
    for step in technique.steps:
        assert step.picture
        assert 2 <= len(list(moments(step.picture))) / FPS <= 4.05, step.text


def test_the_right_is_drawn_as_the_left_in_a_mirror() -> None:
    left = replace(picture("seated-side-bend", "lean-left"), mark="")
    right = replace(picture("seated-side-bend", "lean-right"), mark="")
    mirrored = as_seen(ImageOps.mirror(pixels(still(left, 480))))
    assert np.abs(mirrored - as_seen(pixels(still(right, 480)))).max() < 3


@pytest.mark.parametrize("slug", sorted(ROWS))
def test_what_is_drawn_is_what_was_looked_at(slug: str) -> None:
    """A change that is meant: limber render docs/pictures --contact-sheet, and look at each."""
    page = Image.open(SHEET).convert("RGB")
    tall = CELL * 3 // 4 + 2 * MARGIN
    rows_before = [-(-len(ROWS[s]) // COLUMNS) for s in ROWS if s < slug]
    for n, (name, found) in enumerate(ROWS[slug]):
        left = n % COLUMNS * CELL + 4
        top = (sum(rows_before) + n // COLUMNS) * tall + MARGIN
        drawn = pixels(still(found, CELL - 8))
        seen = page.crop((left, top, left + drawn.width, top + drawn.height))
        apart = np.abs(as_seen(seen) - as_seen(drawn)).mean()
        assert apart < 2.5, f"{slug} {name}: {apart:.1f} of 255 apart"


def test_two_steps_that_look_different_are_further_apart_than_the_tolerance() -> None:
    up, down = (pixels(still(picture("bridge", name), CELL - 8)) for name in ("lift", "lower"))
    assert np.abs(as_seen(up) - as_seen(down)).mean() > 5


@pytest.mark.parametrize(("slug", "text"), SIX)
def test_a_loop_plays_where_telegram_plays_it(slug: str, text: str) -> None:
    film = loop(picture(slug, text))
    assert len(film) < MOST_BYTES
    with av.open(BytesIO(film), "r") as opened:
        (stream,) = opened.streams
        assert (stream.codec_context.name, stream.type) == ("h264", "video")
        frames = [frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0)]
    assert len(frames) == len(list(moments(picture(slug, text))))
    assert frames[0].shape == (LOOP * 3 // 4, LOOP, 3)
    assert film.index(b"moov") < film.index(b"mdat")  # it starts before it is all there


def test_a_loop_of_a_round_or_of_a_breath_has_no_jump() -> None:
    for slug, text in (
        ("arm-circles", "forward"),
        ("bridge", "stay"),
        ("torso-twist-light", "turn-left"),
    ):
        found = picture(slug, text)
        assert found.play is not Play.ONCE or len(found.poses) == 1
        with av.open(BytesIO(loop(found)), "r") as opened:
            shots = [frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0)]
        frames = [as_seen(Image.fromarray(shot)) for shot in shots]
        steps = [np.abs(a - b).mean() for a, b in pairwise(frames)]
        assert np.abs(frames[-1] - frames[0]).mean() <= max(steps) + 0.5


def test_without_the_encoder_there_is_a_gif_of_a_size_that_a_phone_likes() -> None:
    found = gif(picture("cat-cow", "cat"))
    assert len(found) < MOST_BYTES
    assert getattr(Image.open(BytesIO(found)), "n_frames", 1) > 8


def test_a_picture_is_drawn_once_and_under_a_new_name_when_it_changes(tmp_path: Path) -> None:
    first = replace(picture("pelvic-tilt", "lie"), move=0.2, hold=0.2)
    path = draw_into(tmp_path, first)
    written = path.stat().st_mtime_ns
    assert draw_into(tmp_path, first).stat().st_mtime_ns == written
    assert [path] == list(tmp_path.iterdir())
    assert name_of(replace(first, felt=("belly",))) != name_of(first)
    assert path.name == f"{name_of(first)}.mp4"


def test_a_folder_of_films_only_gets_the_stills_that_it_lacks(tmp_path: Path) -> None:
    """As an older version drew it, or an older image brings it."""
    brought, folder = tmp_path / "brought", tmp_path / "drawn"
    films = {name_of(each) for each in every_picture(CATALOGUE) if not each.still}
    for place, names in ((brought, sorted(films)[:50]), (folder, sorted(films)[50:])):
        place.mkdir()
        for name in names:
            (place / f"{name}.mp4").write_bytes(b"a film")
    (folder / f"{'0' * 20}.png").write_bytes(b"of a technique that is gone")
    (folder / "holiday.png").write_bytes(b"not ours")
    list(draw_all(CATALOGUE, folder, brought))
    covers = {name_of(each.cover.as_still) for each in TECHNIQUES if each.cover}
    assert {path.stem for path in folder.glob("*.png")} == {*covers, "holiday"}
    assert {path.read_bytes() for path in folder.glob("*.mp4")} == {b"a film"}


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda technique: technique.slug)
def test_the_start_card_of_a_watch_is_a_still_of_its_film(
    tmp_path: Path, technique: Technique
) -> None:
    assert technique.cover
    path = draw_into(tmp_path, technique.cover.as_still)
    assert path.name == f"{name_of(technique.cover.as_still)}.png"
    assert path.stat().st_size < MOST_BYTES
    drawn = pixels(path.read_bytes())
    end = as_seen(pixels(still(technique.cover, CELL - 8)))
    assert drawn.size == (STILL, STILL * 3 // 4)
    assert np.abs(as_seen(drawn.resize((CELL - 8, (CELL - 8) * 3 // 4))) - end).mean() < 2


def test_every_picture_that_can_be_shown_has_a_name_of_its_own() -> None:
    found = set(every_picture(CATALOGUE))
    assert len({name_of(each) for each in found}) == len(found) > 90
