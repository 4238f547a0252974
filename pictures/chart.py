"""A history drawn as a picture. Pure: the same chart gives the same bytes.

Colours are Okabe and Ito's, told apart by colour-blind eyes; form tells everything once more.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from pictures.history import Chart, Day, Words

WIDTH, HEIGHT, DPI = 1080, 1080, 100  # pixels
CARD, INK, QUIET, GAP = "#fbf8f2", "#22302c", "#6b746f", "#e9e4da"
BLUE, ORANGE, VERMILION, GREEN = "#0072b2", "#e69f00", "#d55e00", "#00745a"
TEXT, SMALL = 29, 24  # points: a phone shows the picture at a third of its size
TOP = 12.4  # of the scale, above 10: room for the marks


def draw(chart: Chart) -> bytes:
    """Return a PNG of 1080 × 1080 pixels, which reads on a light and on a dark chat."""
    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=CARD)
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(
        2, 1, height_ratios=(3, 1), hspace=0.12, left=0.17, right=0.94, top=0.91, bottom=0.25
    )
    scores, breaks = figure.add_subplot(grid[0]), figure.add_subplot(grid[1])
    _scores(scores, chart)
    _breaks(breaks, chart)
    figure.text(0.03, 0.945, chart.words.pain, fontsize=TEXT, weight="bold", color=INK)
    _legend(figure, chart)
    picture = BytesIO()
    figure.savefig(picture, format="png", facecolor=CARD, metadata={"Software": None})
    return picture.getvalue()


def _scores(axes: Axes, chart: Chart) -> None:
    days, words = chart.days, chart.words
    _frame(axes, len(days))
    axes.set_ylim(-0.4, TOP)
    axes.set_yticks(
        range(0, 11, 2), [f"0\n{words.no_pain}", "2", "4", "6", "8", f"10\n{words.worst}"]
    )
    axes.grid(axis="y", color=GAP, linewidth=1.5)
    axes.tick_params(labelbottom=False)
    width = max(2.0, min(16.0, 340 / len(days)))
    for start, end in _runs(days, logged=False):
        axes.axvspan(start - 0.5, end + 0.5, color=GAP, alpha=0.55, linewidth=0)
    for at, day in enumerate(days):
        if day.low is not None and day.high is not None:
            axes.plot([at, at], [day.low, day.high], color=BLUE, alpha=0.3, linewidth=width,
                      solid_capstyle="round")  # fmt: skip
    for start, end in _runs(days, logged=True):
        means = [day.mean for day in days[start : end + 1] if day.mean is not None]
        axes.plot(range(start, end + 1), means, color=BLUE, linewidth=3.5, marker="o",
                  markersize=max(5.0, min(11.0, 220 / len(days))))  # fmt: skip
    marked = (("red_flag", "^", VERMILION, 11.7), ("seen", "P", GREEN, 10.8))
    for name, form, colour, height in marked:
        places = [at for at, day in enumerate(days) if getattr(day, name)]
        axes.plot(places, [height] * len(places), form, color=colour, markersize=15,
                  markeredgecolor=CARD, clip_on=False)  # fmt: skip


def _breaks(axes: Axes, chart: Chart) -> None:
    _frame(axes, len(chart.days))
    counts = [day.breaks for day in chart.days]
    axes.bar(range(len(counts)), counts, color=ORANGE, edgecolor=CARD, width=0.8)
    axes.set_ylim(0, max(3, *counts) * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(3, integer=True))
    axes.set_xticks([at for at, _ in chart.dates], [said for _, said in chart.dates])


def _frame(axes: Axes, days: int) -> None:
    axes.set_facecolor(CARD)
    axes.set_axisbelow(True)
    axes.set_xlim(-0.5, days - 0.5)
    axes.tick_params(colors=QUIET, labelsize=SMALL, length=0, pad=8)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)


def _legend(figure: Figure, chart: Chart) -> None:
    words: Words = chart.words
    shown = [
        Line2D([], [], color=BLUE, marker="o", linewidth=3.5, markersize=10, label=words.mean),
        Line2D([], [], color=BLUE, alpha=0.3, linewidth=12, label=words.span),
        Patch(facecolor=ORANGE, label=words.breaks),
        Patch(facecolor=GAP, label=words.not_logged),
    ]
    if any(day.red_flag for day in chart.days):
        shown.append(_mark("^", VERMILION, words.red_flag))
    if any(day.seen for day in chart.days):
        shown.append(_mark("P", GREEN, words.seen))
    figure.legend(
        handles=shown, loc="lower left", bbox_to_anchor=(0.02, 0.01), ncols=2, frameon=False,
        fontsize=SMALL, labelcolor=INK, handlelength=1.2, handletextpad=0.5, columnspacing=1.2,
    )  # fmt: skip


def _mark(form: str, colour: str, label: str) -> Line2D:
    return Line2D([], [], color=colour, marker=form, linestyle="", markersize=14, label=label)


def _runs(days: tuple[Day, ...], *, logged: bool) -> list[tuple[int, int]]:
    """Return the first and the last day of each run with, or without, a score."""
    runs = []
    for has, group in groupby(enumerate(days), key=lambda item: item[1].mean is not None):
        places = [at for at, _ in group]
        if has is logged:
            runs.append((places[0], places[-1]))
    return runs
