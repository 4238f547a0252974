"""A run as tables to read, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.sending.measure import Row, Value
from bench.timers.report import machine, plain

WIDE = 62  # characters of the first column


def lines(row: Row, before: Row | None) -> Iterator[str]:
    """Yield what is printed for a row: its part's head too if it is the first there."""
    if before is None or before.part != row.part:
        yield ""
        yield f"{row.part:{WIDE}}" + "".join(f"{name:>{_width(name)}}" for name in row.found)
    cells = "".join(f"{_shown(value):>{_width(name)}}" for name, value in row.found.items())
    marks = [f"WRONG: {row.wrong}"] if row.wrong else []
    marks += [f"missed: {row.missed}"] if row.missed else []
    yield f"{row.what:{WIDE}}{cells}  {'; '.join(marks)}".rstrip()


def write(path: Path, rows: Sequence[Row], servers: Mapping[str, str]) -> None:
    """Write all that is known about a run."""
    run = {**machine(servers), "rows": [_record(row) for row in rows]}
    path.write_text(json.dumps(run, indent=1, allow_nan=False) + "\n")


def _record(row: Row) -> Mapping[str, object]:
    found = {name: plain(value) for name, value in row.found.items()}
    return {
        "part": row.part, "what": row.what, **found, "wrong": row.wrong, "missed": row.missed,
    }  # fmt: skip


def _width(name: str) -> int:
    return max(9, len(name) + 2)


def _shown(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int | float) else value
