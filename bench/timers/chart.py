"""The table as a picture: bars of one colour for each number of people, on logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.timers.measure import Result
from bench.timers.report import Row

INK, QUIET = "#222222", "#777777"
COLOURS = ("#9ecae1", "#4292c6", "#08519c", "#041f4a")  # few people are light
Bars = Mapping[tuple[str, int], Row]


def draw(path: Path, due: int, rows: Sequence[Row]) -> None:
    """Draw what was handed over a second, and how late, for each contender."""
    titles = list(dict.fromkeys(row.contender.title for row in rows))
    sizes = sorted({row.people for row in rows})
    figure = Figure(figsize=(13, 1.8 + 0.26 * len(titles) * len(sizes)), layout="constrained")
    fast, late = figure.subplots(1, 2, sharey=True)
    bars = {(row.contender.title, row.people): row for row in rows}
    _bars(fast, titles, sizes, bars, lambda result: result.per_second)
    _bars(late, titles, sizes, bars, lambda result: result.late_p99)
    fast.set_title("handed over a second (more is better)", fontsize=11, color=INK)
    late.set_title("lateness, 99th percentile, ms (less is better)", fontsize=11, color=INK)
    fast.set_yticks(range(len(titles)), titles)
    fast.invert_yaxis()
    handles, labels = fast.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(sizes), frameon=False)
    figure.suptitle(f"{due:,} people due at one instant, logarithmic axes", color=INK)
    figure.savefig(path, dpi=110)


def _bars(
    axes: Axes,
    titles: Sequence[str],
    sizes: Sequence[int],
    bars: Bars,
    value: Callable[[Result], float],
) -> None:
    height = 0.8 / len(sizes)
    axes.set_xscale("log")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12)
    for order, people in enumerate(sizes):
        colour = COLOURS[order % len(COLOURS)]
        rows = [bars.get((title, people)) for title in titles]
        places = [at + (order - (len(sizes) - 1) / 2) * height for at in range(len(titles))]
        values = [value(row.result) if row and row.result else 0.0 for row in rows]
        drawn = [one if one > 0 and math.isfinite(one) else math.nan for one in values]
        axes.barh(places, drawn, height * 0.92, color=colour, label=f"{people:,} people")
        for place, row, one in zip(places, rows, drawn, strict=True):
            _label(axes, place, row, one)


def _label(axes: Axes, place: float, row: Row | None, value: float) -> None:
    """Write a bar's value beside it, or why there is no bar."""
    if not math.isnan(value):
        axes.annotate(
            f"{value:,.0f}", (value, place), (3, 0),
            textcoords="offset points", va="center", fontsize=7.5, color=INK,
        )  # fmt: skip
    elif row:
        axes.text(
            0.01, place, _why_no_bar(row),
            transform=axes.get_yaxis_transform(), va="center", fontsize=7.5, color=QUIET,
        )  # fmt: skip


def _why_no_bar(row: Row) -> str:
    if row.result:
        return "all dropped" if row.result.dropped else "ready before the moment"
    return (row.why.partition(":")[2] or row.why).strip()
