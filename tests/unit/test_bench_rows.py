"""Several rounds of one row count as one, unless one of them went wrong."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from bench.timers.contenders import named
from bench.timers.measure import Result
from bench.timers.report import Row, short, together

OURS = named("ours-sqlite")


def row(per_second: float, late: float = 1.0, dropped: int = 0) -> Row:
    result = Result(
        OURS.who, 100, 100, durable=True, shared=False, per_second=per_second,
        late_p50=late, late_p99=late, dropped=dropped, twice=0, memory=1.0, idle=1.0,
    )  # fmt: skip
    return Row(OURS, 100, result)


def test_rounds_count_as_one_that_took_as_long_as_all_of_them() -> None:
    counted = together([row(50, 2.0), row(25, 4.0)])
    assert counted.result
    assert counted.result.per_second == pytest.approx(200 / (2 + 4))
    assert counted.result.late_p99 == pytest.approx(3.0)
    assert counted.record()["rounds"] == [50, 25]


def test_what_was_ready_before_the_moment_has_a_lateness_alone() -> None:
    counted = together([row(math.nan, late) for late in (9.0, 3.0, 6.0)])
    assert counted.result
    assert counted.result.late_p99 == pytest.approx(6.0)
    assert counted.record()["per_second"] is None


def test_a_round_that_went_wrong_counts_before_all() -> None:
    lost, failed = row(60, dropped=1), Row(OURS, 100, why="failed: no room")
    assert together([row(90), lost, row(30)]) is lost
    assert together([row(90), row(30), failed]) is failed


def test_what_a_peer_drops_in_a_later_round_is_not_hidden() -> None:
    lost = replace(row(60, dropped=1), contender=named("job-queue-mended"))
    assert together([replace(row(90), contender=lost.contender), lost]) is lost


def test_a_row_is_measured_again_until_it_took_ten_seconds() -> None:
    assert short([])
    assert short([row(25), row(25)])
    assert short([row(math.nan)] * 4)
    assert not short([row(25), row(25), row(25)])
    assert not short([row(50, dropped=1)])
    assert not short([Row(OURS, 100, why="failed")])
