"""What came of one measurement, and the arithmetic that all share."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import quantiles

from bench.sending.processes import Said
from sandbox.errors import Refused
from sandbox.flood import Flood
from scheduler.model import Lane

Value = float | int | str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a part's table: what was measured, and what was found."""

    part: str
    what: str
    found: Mapping[str, Value] = field(default_factory=dict)
    wrong: str = ""  # why the run counts as failed
    missed: str = ""  # a target, which a slow machine misses too


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the value that so many percent (1-99) do not exceed; NaN for fewer than two."""
    known = list(values)
    return quantiles(known, n=100, method="inclusive")[percent - 1] if len(known) > 1 else math.nan


def most_in_a_second(said: Sequence[Said]) -> int:
    """Return the most messages in any one second, wherever it begins."""
    window: deque[float] = deque()
    most = 0
    for moment in sorted(one.monotonic for one in said):
        window.append(moment)
        while window[0] <= moment - 1:
            window.popleft()
        most = max(most, len(window))
    return most


def twice(said: Iterable[Said]) -> int:
    """Return how many messages came a second time; a step's countdown edits it on purpose."""
    sent = Counter((one.chat, one.lane, one.due) for one in said if one.method == "sendMessage")
    return sum(sent.values()) - len(sent)


def refused(said: Sequence[Said]) -> int:
    """Return how many of these the sandbox's flood control would have refused with a 429."""
    shown = datetime.now(UTC)
    flood, number = Flood(lambda: shown), 0
    for one in sorted(said, key=lambda one: one.arrived):
        shown = datetime.fromtimestamp(one.arrived, UTC)
        try:
            flood.take(one.chat, one.method)
        except Refused:
            number += 1
    return number


def of_lane(said: Iterable[Said], lane: Lane) -> list[Said]:
    """Return the first message for each due time in a lane: the others only edit it."""
    first: dict[tuple[int, datetime], Said] = {}
    for one in said:
        if one.lane == lane:
            first.setdefault((one.chat, one.due), one)
    return list(first.values())
