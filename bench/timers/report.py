"""The table, what it says about our targets, and its JSON form."""

from __future__ import annotations

import json
import math
import os
import platform
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import fmean, harmonic_mean

from bench.timers.contenders import Contender
from bench.timers.measure import Result

MEASURED = ("python-telegram-bot", "APScheduler", "SQLAlchemy", "procrastinate", "psycopg", "arq")
WATCHED = 10.0  # s for which a row is measured at least, as long as there are rounds left
LINE = "{:37}{:>10}{:>9}{:>10}{:>10}{:>8}{:>6}{:>8}{:>8}  {}"
HEAD = LINE.format(
    "", "people", "a second", "p50 late", "p99 late", "dropped", "twice", "MB", "idle", ""
)


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one contender with so many people: a result, or why there is none."""

    contender: Contender
    people: int
    result: Result | None = None
    why: str = ""
    rounds: tuple[float, ...] = ()  # what each round handed over a second, if it was not one alone

    @property
    def whole(self) -> bool:
        """Whether everybody was handed over, and once."""
        return self.result is not None and not (self.result.dropped or self.result.twice)

    @property
    def failed(self) -> bool:
        """Whether this row is ours, and not as it must be."""
        return self.contender.ours and not self.whole

    def line(self) -> str:
        """Return this row of the table."""
        result = self.result
        if not result:
            return f"{self.contender.title:37}{self.people:10,}  {self.why}"
        marks = ("" if result.durable else "not durable", result.note)
        return LINE.format(
            self.contender.title, f"{self.people:,}", _number(result.per_second),
            _ms(result.late_p50), _ms(result.late_p99), result.dropped, result.twice,
            f"{result.memory:,.0f}", _ms(result.idle), "; ".join(mark for mark in marks if mark),
        ).rstrip()  # fmt: skip

    def record(self) -> Mapping[str, object]:
        """Return this row for JSON, which has no NaN."""
        row = {"who": self.contender.who, "title": self.contender.title, "people": self.people}
        result = asdict(self.result) if self.result else {"why": self.why}
        rounds = {"rounds": [plain(pace) for pace in self.rounds]} if self.rounds else {}
        return {**row, **{key: plain(value) for key, value in result.items()}, **rounds}


def short(rows: Sequence[Row]) -> bool:
    """Return whether all rounds of a row together were over so soon that one more tells more."""
    seconds = (row.result.seconds if row.result and row.whole else math.inf for row in rows)
    return sum(seconds) < WATCHED


def together(rows: Sequence[Row]) -> Row:
    """Return several rounds as one: all that they handed over, in all the time that it took.

    One that has no result, or in which somebody was left out or told twice, counts before all.
    """
    for row in rows:
        if not row.whole:
            return row
    results = [row.result for row in rows if row.result]
    paces = tuple(result.per_second for result in results)
    result = replace(
        results[0],
        per_second=harmonic_mean(paces),
        late_p50=fmean(result.late_p50 for result in results),
        late_p99=fmean(result.late_p99 for result in results),
        memory=max(result.memory for result in results),
        idle=fmean(result.idle for result in results),
    )
    return replace(rows[0], result=result, rounds=paces if len(rows) > 1 else ())


def write(path: Path, due: int, rows: Sequence[Row], servers: Mapping[str, str]) -> None:
    """Write all that is known about a run."""
    run = {**machine(servers), "due": due, "rows": [row.record() for row in rows]}
    path.write_text(json.dumps(run, indent=1, allow_nan=False) + "\n")


def machine(servers: Mapping[str, str]) -> Mapping[str, object]:
    """Return where and with what a run was made, for JSON."""
    packages = {name: found for name in MEASURED if (found := _version(name))}
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "versions": {**packages, "SQLite": sqlite3.sqlite_version, **servers},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:,.0f}"


def _ms(value: float) -> str:
    if math.isnan(value):
        return "–"
    return f"{value:,.1f} ms" if value < 100 else f"{value:,.0f} ms"


def plain(value: object) -> object:
    """Return a value for JSON, which has no NaN."""
    return None if isinstance(value, float) and math.isnan(value) else value
