"""Of several rounds of one row the middle one counts, unless one of them went wrong."""

from __future__ import annotations

import math

from bench.timers.contenders import named
from bench.timers.measure import Result
from bench.timers.report import Row, middle

OURS = named("ours-sqlite")


def row(per_second: float, late: float = 1.0, dropped: int = 0) -> Row:
    result = Result(
        OURS.who, 100, 100, durable=True, shared=False, per_second=per_second,
        late_p50=late, late_p99=late, dropped=dropped, twice=0, memory=1.0, idle=1.0,
    )  # fmt: skip
    return Row(OURS, 100, result)


def test_the_middle_one_counts() -> None:
    assert middle([row(90), row(30), row(60)]) == row(60)


def test_what_was_ready_before_the_moment_is_judged_by_its_lateness() -> None:
    rounds = [row(math.nan, late) for late in (9.0, 3.0, 6.0)]
    assert middle(rounds) is rounds[2]


def test_a_round_that_went_wrong_counts_before_all() -> None:
    lost, failed = row(60, dropped=1), Row(OURS, 100, why="failed: no room")
    assert middle([row(90), lost, row(30)]) is lost
    assert middle([row(90), row(30), failed]) is failed


def test_only_what_is_over_in_eight_seconds_is_brief() -> None:
    assert row(13).brief
    assert row(math.nan).brief
    assert not row(12).brief
    assert not Row(OURS, 100, why="failed").brief
