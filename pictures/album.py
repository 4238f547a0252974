"""Every picture under its name, drawn into a folder: as a loop, or as one page with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from content.body.picture import Picture
from content.catalogue import Catalogue
from content.model import Kind
from pictures.film import CAN_FILM, gif, loop, still
from pictures.names import name_of

FIRST = (Kind.WALK, Kind.WARM_UP, Kind.DESK, Kind.MAT, Kind.CAUTION)  # is drawn
COLUMNS, CELL, MARGIN = 7, 300, 34  # of the page, in pixels
INK, PAPER = "#22302c", "#ffffff"


def draw_into(folder: Path, picture: Picture) -> Path:
    """Draw a picture's loop, unless it is there. Raises ``OSError``."""
    path = folder / f"{name_of(picture)}.{'mp4' if CAN_FILM else 'gif'}"
    if not path.exists():
        part = path.with_suffix(".part")
        part.write_bytes(loop(picture) if CAN_FILM else gif(picture))
        part.replace(path)  # so that nobody sends half of one
    return path


def gallery(catalogue: Catalogue) -> Iterator[tuple[str, list[tuple[str, Picture]]]]:
    """Yield each technique's slug, with the name and the picture of its steps, each once."""
    for slug, technique in catalogue.techniques.items():
        named = {step.picture: step.text for step in technique.steps if step.picture}
        yield slug, [(name, picture) for picture, name in named.items()]


def every_picture(catalogue: Catalogue) -> Iterator[Picture]:
    """Yield what can be shown, the covers too, what is at the desk first; some more than once."""
    for technique in sorted(catalogue.techniques.values(), key=lambda t: FIRST.index(t.kind)):
        shown = (technique.cover, *(step.picture for step in technique.steps))
        yield from (picture for picture in shown if picture)


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
