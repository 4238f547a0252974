"""The history chart: every length of history gives a picture of the right size, also none."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from bot.sender.history_chart import CHART, drawn, packed
from pictures import chart as drawing
from pictures.chart import draw
from pictures.history import Chart, Day, Words

WORDS = Words(
    pain="How your back was, 0 to 10",
    no_pain="no pain",
    worst="worst",
    breaks="breaks",
    mean="mean of the day",
    span="lowest to highest",
    not_logged="not logged",
    red_flag="a doctor was advised",
    seen="you were seen",
)
LOGGED = Day(2, 6, 4.0, breaks=3)


def of(*days: Day) -> Chart:
    return Chart(days, ((0, "1 Nov"), (len(days) - 1, "21 Nov")), WORDS)


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize(
    "days",
    [
        pytest.param([Day()] * 30, id="nothing at all"),
        pytest.param([Day()] * 6 + [LOGGED], id="one day"),
        pytest.param([LOGGED] * 90, id="ninety days"),
        pytest.param([Day(8, 9, 8.5, red_flag=True), Day(seen=True), LOGGED], id="a red flag"),
        pytest.param([Day(breaks=60)] * 7, id="many breaks"),
    ],
)
def test_every_history_is_a_picture_that_a_phone_reads(days: list[Day]) -> None:
    picture = draw(of(*days))
    assert size(picture) == (1080, 1080)
    assert len(picture) < 300_000


def test_the_same_history_is_the_same_picture() -> None:
    assert draw(of(LOGGED, Day(), LOGGED)) == draw(of(LOGGED, Day(), LOGGED))
    assert draw(of(LOGGED, Day(), LOGGED)) != draw(of(LOGGED, LOGGED, LOGGED))


def test_a_gap_is_a_gap() -> None:
    """Days without a score are no part of the line: missing is not the same as unchanged."""
    figure = Figure()
    axes = figure.add_subplot()
    drawing._scores(axes, of(LOGGED, LOGGED, Day(), Day(), LOGGED))
    lines = [np.asarray(line.get_xdata()) for line in axes.lines if line.get_marker() == "o"]
    assert [places.tolist() for places in lines] == [[0, 1], [4]]
    assert [patch.get_x() for patch in axes.patches] == [1.5]  # type: ignore[attr-defined]  # rectangles


def test_nothing_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of a long language lies within the picture."""
    figures: list[Figure] = []
    kept = Figure.savefig

    def save(figure: Figure, *args: Any, **values: Any) -> None:
        figures.append(figure)
        kept(figure, *args, **values)

    monkeypatch.setattr(Figure, "savefig", save)
    draw(of(*[Day(8, 9, 8.5, 12, True, True)] * 30))
    [figure] = figures
    inside = figure.bbox
    for text in figure.findobj(lambda artist: hasattr(artist, "get_text")):
        box = text.get_window_extent()
        if text.get_text() and text.get_visible():  # type: ignore[attr-defined]  # a text
            assert inside.x0 <= box.x0, text
            assert box.x1 <= inside.x1, text
            assert inside.y0 <= box.y0, text
            assert box.y1 <= inside.y1, text


score = st.integers(0, 10)
day = st.builds(
    lambda a, b, breaks, flag: Day(min(a, b), max(a, b), (a + b) / 2, breaks, flag, flag),
    score, score, st.integers(0, 20), st.booleans(),
)  # fmt: skip


@given(st.lists(st.one_of(day, st.just(Day())), min_size=1, max_size=90))
@settings(max_examples=10)
def test_whatever_was_logged_survives_the_outbox(days: list[Day]) -> None:
    found = of(*days)
    assert CHART.validate_python(packed(found)) == found


async def test_it_is_drawn_beside_the_event_loop() -> None:
    assert await drawn(None) is None
    picture = await drawn(packed(of(LOGGED)))
    assert picture is not None
    assert size(picture) == (1080, 1080)
