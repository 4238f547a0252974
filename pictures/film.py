"""A picture as pixels: a still, and a loop of a few seconds."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from math import cos, pi
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import av
import numpy as np
import resvg_py
from PIL import Image

from body.picture import Picture, Play
from body.pose import Pose, between
from pictures.scene import Stage

STILL = 1080  # pixels wide
LOOP = 640
FPS = 15
ENCODER: Final = "libx264"
CAN_FILM = ENCODER in av.codecs_available
BREATH_SECONDS = 4.0
BREATH = 0.05  # of the trunk's girth


def still(picture: Picture, width: int = STILL) -> bytes:
    """Return a PNG of the last pose, with a shadow of the first."""
    drawing = Stage(picture).draw(picture.poses[-1], origin=picture.poses[0])
    return _png(drawing, width)


def moments(picture: Picture) -> Iterator[tuple[Pose, float]]:
    """Yield the pose and the breath of each frame of one round, ``FPS`` to the second."""
    seconds = picture.seconds if len(picture.poses) > 1 else BREATH_SECONDS
    count = round(seconds * FPS)
    for n in range(count):
        breath = BREATH * (1 - cos(2 * pi * n / count)) / 2 if len(picture.poses) == 1 else 0.0
        yield pose_at(picture, n / FPS), breath


def pose_at(picture: Picture, second: float) -> Pose:
    """Return the pose at a moment of the round: rests at the ends, easy starts and stops."""
    poses = list(picture.poses)
    if len(poses) == 1:
        return poses[0]
    if picture.play is Play.ROUND:
        leg = second / picture.move
        start = int(leg) % len(poses)
        return between(poses[start], poses[(start + 1) % len(poses)], leg - int(leg))
    if picture.play is Play.BACK_AND_FORTH:
        there = (len(poses) - 1) * picture.move + 2 * picture.hold
        if second > there:  # the way back is the way there, run backwards
            second = 2 * there - picture.hold - second
    leg = max(0.0, second - picture.hold) / picture.move
    start = min(int(leg), len(poses) - 1)
    end = min(start + 1, len(poses) - 1)
    return between(poses[start], poses[end], _eased(leg - start))


def _eased(t: float) -> float:
    return (1 - cos(pi * min(1.0, t))) / 2


def loop(picture: Picture) -> bytes:
    """Return an MP4 (H.264, no sound) that Telegram plays in place, over and over."""
    with TemporaryDirectory() as folder:  # the index goes to the front: that takes a real file
        path = Path(folder) / "loop.mp4"
        _encode(picture, path)
        return path.read_bytes()


def _encode(picture: Picture, path: Path) -> None:
    height = LOOP * 3 // 4
    with av.open(path, "w", options={"movflags": "faststart"}) as film:
        stream = film.add_stream(ENCODER, rate=FPS)
        stream.width, stream.height, stream.pix_fmt = LOOP, height, "yuv420p"
        stream.options = {"crf": "24", "preset": "medium", "tune": "animation"}
        for image in _frames(picture):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(image), "rgb24")))
        film.mux(stream.encode())


def gif(picture: Picture) -> bytes:
    """Return the same as a GIF, for a machine whose build has no H.264."""
    first, *rest = (image.resize((400, 300)).quantize(32) for image in list(_frames(picture))[::2])
    target = BytesIO()
    first.save(target, "gif", save_all=True, append_images=rest, duration=2000 // FPS, loop=0)
    return target.getvalue()


def _frames(picture: Picture) -> Iterator[Image.Image]:
    stage = Stage(picture)
    shown: tuple[tuple[Pose, float], Image.Image] | None = None
    for moment in moments(picture):
        if shown is None or shown[0] != moment:  # a rest is drawn once
            png = _png(stage.draw(*moment), LOOP)
            shown = moment, Image.open(BytesIO(png)).convert("RGB")
        yield shown[1]


def _png(drawing: str, width: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=width, skip_system_fonts=True))
