"""What a drawing is made of, and the same as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pictures.camera import Point


@dataclass(frozen=True, slots=True)
class Shape:
    """Areas of one colour. With an ``edge`` they stand out from what lies under them."""

    areas: tuple[Sequence[Point], ...]
    fill: str
    near: float = 0.0  # centimetres towards the eye: what is nearer is drawn later
    edge: str = ""
    edge_width: float = 0.0  # units of the paper


@dataclass(frozen=True, slots=True)
class Glow:
    """A soft spot."""

    at: Point
    radius: float
    fill: str
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line with round ends."""

    points: Sequence[Point]
    colour: str
    width: float
    near: float = 0.0


Drawn = Shape | Glow | Line


def svg(drawn: Iterable[Drawn], width: int, height: int, background: str) -> str:
    """Return the drawing as SVG, in the order given."""
    body, glows = [], []
    for number, shape in enumerate(drawn):
        match shape:
            case Shape():
                body.append(_areas(shape))
            case Line():
                body.append(_line(shape))
            case Glow():
                glows.append(_gradient(shape, number))
                body.append(_glow(shape, number))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"<defs>{''.join(glows)}</defs>"
        f'<rect width="{width}" height="{height}" fill="{background}"/>{"".join(body)}</svg>'
    )


def _path(points: Sequence[Point], end: str = "") -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + end


def _areas(shape: Shape) -> str:
    path = "".join(_path(area, "Z") for area in shape.areas)
    edge = ""
    if shape.edge:  # the edge goes under the colour, so that areas of one shape run together
        edge = (
            f' stroke="{shape.edge}" stroke-width="{shape.edge_width:.1f}"'
            ' stroke-linejoin="round" paint-order="stroke"'
        )
    return f'<path d="{path}" fill="{shape.fill}"{edge}/>'


def _line(line: Line) -> str:
    return (
        f'<path d="{_path(line.points)}" fill="none" stroke="{line.colour}"'
        f' stroke-width="{line.width:.1f}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _gradient(glow: Glow, number: int) -> str:
    colours = "".join(
        f'<stop offset="{at}" stop-color="{glow.fill}" stop-opacity="{strong}"/>'
        for at, strong in ((0, 0.95), (0.45, 0.8), (1, 0))
    )
    return f'<radialGradient id="g{number}">{colours}</radialGradient>'


def _glow(glow: Glow, number: int) -> str:
    x, y = glow.at
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{glow.radius:.1f}" fill="url(#g{number})"/>'
