"""The engine's targets (issue, item 6), worked out from the rows of one run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.timers.measure import Result
from bench.timers.report import Row

MIDDLE = 100_000  # people with whom most ratios are taken
OURS = ("ours-sqlite", "ours-postgresql")
STORES = ("job-store-sqlite", "job-store-postgresql")
QUEUES = ("procrastinate", "procrastinate-priority", "arq-flushed")  # as durable as ours there
LESS = (  # they do less, or may lose more
    ("ours-sqlite", "job-store-sqlite-bare"),
    ("ours-postgresql", "arq"),
    ("ours-postgresql", "arq-bare"),
)


def targets(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a line for each target that these rows say something about."""
    results = [row.result for row in rows if row.result]
    if not results:
        return
    sizes = sorted({result.people for result in results})
    middle = MIDDLE if MIDDLE in sizes else sizes[len(sizes) // 2]
    for ours, store in zip(OURS, STORES, strict=True):
        yield from _ratio(_one(results, ours, middle), _best(results, (store,), middle))
    yield from _ratio(_one(results, "ours-postgresql", middle), _best(results, QUEUES, middle))
    for ours, easier in LESS:
        yield from _ratio(_one(results, ours, middle), _one(results, easier, middle))
    durable = tuple(
        result.who
        for result in results
        if result.durable and not result.who.startswith("ours") and not result.who.endswith("-bare")
    )
    for who in OURS:
        yield from _ratio(_one(results, who, sizes[-1]), _best(results, durable))
        yield from _growth(_one(results, who, sizes[0]), _one(results, who, sizes[-1]))
        for result in (result for result in results if result.who == f"{who}-ahead"):
            yield f"{result.who} with {result.people:,}: p99 {result.late_p99:.0f} ms late"
        if largest := _one(results, who, sizes[-1]):
            yield f"{who} with {largest.people:,}: an idle second costs {largest.idle:.2f} ms"


def _one(results: Sequence[Result], who: str, people: int) -> Result | None:
    return _best(results, (who,), people)


def _best(
    results: Sequence[Result], who: Sequence[str], people: int | None = None
) -> Result | None:
    """Return the fastest of these, with so many people or with as many as suit it best."""
    found = (one for one in results if one.who in who and people in (None, one.people))
    return max(found, key=lambda result: result.per_second, default=None)


def _ratio(ours: Result | None, other: Result | None) -> Iterator[str]:
    if ours and other and other.per_second:
        ratio = ours.per_second / other.per_second
        yield f"{ours.who} with {ours.people:,} : {other.who} with {other.people:,} = {ratio:.1f}"


def _growth(small: Result | None, large: Result | None) -> Iterator[str]:
    if small and large and large.per_second and small.people < large.people:
        ratio = small.per_second / large.per_second
        yield f"{small.who}: one due costs {ratio:.2f} times as much with {large.people:,} people"
