"""The run as a picture: how much of the rate is used, and how late what is urgent comes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.sending.measure import Row

INK, QUIET, BAR, LINE = "#222222", "#777777", "#4292c6", "#c0392b"
# Each picture: part, what is drawn of it, its title, and the target, if there is one.
DRAWN = (
    ("rate", "a second", "messages a second", math.nan),
    ("rate", "share of the rate", "share of the rate that is used (more is better)", 0.98),
    ("lanes", "answer p99 ms", "answers to taps, 99th percentile, ms", 300.0),
    ("lanes", "step late p99 ms", "lateness of shown steps, 99th percentile, ms", 1000.0),
    ("days", "late p99 s", "lateness of nudges, 99th percentile, simulated s", 600.0),
    ("steps", "late p99 ms", "lateness of 10,000 routines' timers, 99th percentile, ms", 50.0),
)


def draw(path: Path, rows: Sequence[Row]) -> None:
    """Draw one row of bars for each of ``DRAWN`` that was measured."""
    parts = {row.part for row in rows}
    drawn = [each for each in DRAWN if each[0] in parts]
    heights = [0.9 + sum(row.part == each[0] for row in rows) for each in drawn]
    figure = Figure(figsize=(11, 0.9 + 0.36 * sum(heights)), layout="constrained")
    grid = figure.subplots(len(drawn), 1, squeeze=False, height_ratios=heights)
    for axes, (part, value, title, target) in zip(grid[:, 0], drawn, strict=True):
        theirs = [row for row in rows if row.part == part]
        _bars(axes, theirs, value)
        axes.set_title(title, fontsize=10, color=INK, loc="left")
        if not math.isnan(target):
            axes.axvline(target, color=LINE, linewidth=1, linestyle="--")
    figure.suptitle("the whole way to a Bot API that does nothing; red: the target", color=INK)
    figure.savefig(path, dpi=110)


def _bars(axes: Axes, rows: Sequence[Row], value: str) -> None:
    places = range(len(rows))
    values = [float(row.found.get(value, math.nan)) for row in rows]
    axes.barh(places, values, 0.7, color=BAR)
    axes.set_yticks(places, [row.what for row in rows], fontsize=8)
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12)
    for place, one in zip(places, values, strict=True):
        words = "not measured" if math.isnan(one) else f"{one:,.3g}" if one < 1 else f"{one:,.0f}"
        axes.annotate(
            words, (0 if math.isnan(one) else one, place), (3, 0),
            textcoords="offset points", va="center", fontsize=8,
            color=QUIET if math.isnan(one) else INK,
        )  # fmt: skip
