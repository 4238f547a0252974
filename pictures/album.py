"""Every picture under its name, drawn into a folder: as a loop, or as one page with all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from PIL import Image, ImageDraw, ImageFont

from body.picture import Picture
from care.techniques.catalogue import Catalogue
from pictures.film import CAN_FILM, gif, loop, still
from pictures.names import every_picture, name_of

OURS = re.compile(r"[0-9a-f]{20}\.(mp4|gif|png)")
COLUMNS, CELL, MARGIN = 7, 300, 34  # of the page, in pixels
INK, PAPER = "#22302c", "#ffffff"


def draw_all(catalogue: Catalogue, folder: Path, brought: Path | None = None) -> Iterator[Path]:
    """Draw each picture that is neither there nor brought; yield its file. Raises ``OSError``.

    In the end what no technique shows any more is removed from the folder.
    """
    wanted = {name_of(picture): picture for picture in every_picture(catalogue)}
    for name, picture in wanted.items():
        if not (brought and any(brought.glob(f"{name}.*"))):
            yield draw_into(folder, picture)
    for path in folder.glob("*.*"):
        if OURS.fullmatch(path.name) and path.stem not in wanted:
            path.unlink(missing_ok=True)


def draw_into(folder: Path, picture: Picture) -> Path:
    """Draw a picture, as a loop or as a still, unless it is there. Raises ``OSError``."""
    form, draw = ("png", still) if picture.still else ("mp4", loop) if CAN_FILM else ("gif", gif)
    path = folder / f"{name_of(picture)}.{form}"
    if not path.exists():
        with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            part.write(draw(picture))
        Path(part.name).replace(path)  # so that nobody sends half of one
    return path


def gallery(catalogue: Catalogue) -> Iterator[tuple[str, list[tuple[str, Picture]]]]:
    """Yield each technique's slug, with the name and the picture of its steps, each once."""
    for slug, technique in catalogue.techniques.items():
        named = {step.picture: step.text for step in technique.steps if step.picture}
        yield slug, [(name, picture) for picture, name in named.items()]


def sheet(rows: Iterable[tuple[str, Sequence[tuple[str, Picture]]]]) -> bytes:
    """Return one PNG with a still of every picture: titled rows of named pictures."""
    tall = CELL * 3 // 4 + MARGIN
    lines = [
        (title if at == 0 else "", list(row[at : at + COLUMNS]))
        for title, row in rows
        for at in range(0, len(row), COLUMNS)
    ]
    page = Image.new("RGB", (COLUMNS * CELL, len(lines) * (tall + MARGIN)), PAPER)
    pen = ImageDraw.Draw(page)
    large, small = ImageFont.load_default(22), ImageFont.load_default(16)
    for n, (title, row) in enumerate(lines):
        top = n * (tall + MARGIN)
        pen.text((8, top + 6), title, INK, large)
        for column, (name, picture) in enumerate(row):
            image = Image.open(BytesIO(still(picture, CELL - 8)))
            page.paste(image, (column * CELL + 4, top + MARGIN))
            pen.text((column * CELL + 8, top + MARGIN + CELL * 3 // 4), name, INK, small)
    target = BytesIO()
    page.quantize(192).save(target, "png", optimize=True)
    return target.getvalue()
