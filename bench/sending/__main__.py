"""The whole way: due timers through engine, outbox and sender to a Bot API that does nothing.

Prints tables, and writes them as JSON and as a picture. Run: python -m bench.sending
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.sending import days, lanes, rate, steps
from bench.sending.measure import Row
from bench.sending.report import lines, write
from bench.timers.servers import Servers

PARTS = (rate.PART, lanes.PART, days.PART, steps.PART)
OUT = Path("bench/results")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run; a quick one says only whether it runs."""

    quick: bool
    parts: Sequence[str]
    people: int | None  # of the simulated days
    days: float | None
    postgresql: str | None  # the URL of a server that runs already


async def run(plan: Plan, servers: Servers) -> Sequence[Row]:
    """Measure every part; print each row when it is known."""
    parts: Mapping[str, Callable[[], AsyncIterator[Row]]] = {
        rate.PART: lambda: rate.measure(servers, quick=plan.quick),
        lanes.PART: lambda: lanes.measure(servers, quick=plan.quick),
        days.PART: lambda: days.measure(
            servers, quick=plan.quick, people=plan.people, days=plan.days
        ),
        steps.PART: lambda: steps.measure(servers, quick=plan.quick),
    }
    if plan.quick:  # all at once: nobody looks at the numbers
        found = await asyncio.gather(*(_all(parts[part]()) for part in plan.parts))
        rows = [row for rows in found for row in rows]
        for before, row in pairwise([None, *rows]):
            _show(row, before)
        return rows
    return [row for part in plan.parts for row in await _shown(parts[part]())]


async def _all(rows: AsyncIterator[Row]) -> list[Row]:
    return [row async for row in rows]


async def _shown(rows: AsyncIterator[Row]) -> list[Row]:
    known: list[Row] = []
    async for row in rows:
        _show(row, known[-1] if known else None)
        known.append(row)
    return known


def _show(row: Row | None, before: Row | None) -> None:
    if row:
        print(*lines(row, before), sep="\n", flush=True)


def _keep(rows: Sequence[Row], versions: Mapping[str, str], out: Path) -> None:
    from bench.sending.chart import draw  # not before: it would be in every measurement's memory

    out.mkdir(parents=True, exist_ok=True)
    write(out / "sending.json", rows, versions)
    draw(out / "sending.png", rows)


async def bench(plan: Plan, out: Path) -> bool:
    """Run the plan, write ``sending.json`` and ``sending.png``; return whether all is well."""
    async with Servers(plan.postgresql) as servers:
        rows = await run(plan, servers)
        versions = await servers.versions()
    _keep(rows, versions, out)
    return not any(row.wrong for row in rows)


def options(arguments: Sequence[str] | None = None) -> tuple[Plan, Path]:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.sending")
    parser.add_argument("--quick", action="store_true", help="see only whether everything runs")
    parser.add_argument("--only", help=f"some of {','.join(PARTS)}")
    parser.add_argument("--people", type=int, help="of the simulated days")
    parser.add_argument("--days", type=float, help="how many are simulated")
    parser.add_argument("--postgresql", help="the URL of a server that may be used instead of ours")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for JSON and PNG")
    given = parser.parse_args(arguments)
    parts = given.only.split(",") if given.only else PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    return Plan(given.quick, parts, given.people, given.days, given.postgresql), given.out


if __name__ == "__main__":
    sys.exit(not asyncio.run(bench(*options())))
