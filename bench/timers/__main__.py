"""N people sit in forty zones, D of them are due at one instant: ours beside what one would use
instead. Prints a table, and writes it as JSON and as a picture. Run: python -m bench.timers
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench.timers.contenders import CONTENDERS, Contender, missing, named
from bench.timers.measure import Result
from bench.timers.report import HEAD, Row, short, together, write
from bench.timers.servers import Servers
from bench.timers.targets import targets

SIZES = (10_000, 100_000, 1_000_000)
DUE = 10_000
LIMIT = 600  # s for one row
ROUNDS = 5  # at most, of what is brief, and so at the mercy of whoever else uses the machine
QUICK_SIZES, QUICK_DUE, QUICK_LIMIT, QUICK_AT_ONCE = (1000,), 500, 100, 6
OUT = Path("bench/results")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run; several at once say only whether they run."""

    sizes: Sequence[int]
    due: int
    limit: int  # s
    rounds: int
    at_once: int
    contenders: Sequence[Contender]
    postgresql: str | None  # the URL of a server that runs already


async def run(plan: Plan, servers: Servers, out: Path) -> list[Row]:
    """Measure everybody, fewest people first; print and keep each row when it is known.

    What was brief is measured again when all are through, as the machine may be another by then.
    """
    turn = asyncio.Semaphore(plan.at_once)
    cases = tuple(product(plan.sizes, plan.contenders))
    rounds: list[list[Row]] = [[] for _ in cases]

    async def measure(people: int, contender: Contender, known: list[Row]) -> None:
        async with turn:
            known.append(await _row(plan, servers, contender, people))
        print(known[-1].line(), flush=True)
        write(out / "timers.json", plan.due, _together(rounds), await servers.versions())

    print(HEAD, flush=True)
    for _ in range(plan.rounds):
        pairs = zip(cases, rounds, strict=True)
        again = [(*case, known) for case, known in pairs if short(known)]
        await asyncio.gather(*(measure(*one) for one in again))
    return _together(rounds)


def _together(rounds: Sequence[Sequence[Row]]) -> list[Row]:
    return [together(rows) for rows in rounds if rows]


async def _row(plan: Plan, servers: Servers, contender: Contender, people: int) -> Row:
    if why := missing(contender, plan.postgresql):
        return Row(contender, people, why=f"missing: {why}")
    async with servers.empty(contender.server) as url:
        due = min(plan.due, people)
        sizes = ("--people", str(people), "--due", str(due), "--url", url)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.timers.one", contender.who, *sizes,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            async with asyncio.timeout(plan.limit):
                said, wrong = await process.communicate()
        except TimeoutError:
            return Row(contender, people, why=f"not finished in {plan.limit} s")
        finally:
            await _end(process)
    if process.returncode:
        last = wrong.decode().strip().splitlines() or [f"exit code {process.returncode}"]
        return Row(contender, people, why=f"failed: {last[-1]}")
    return Row(contender, people, Result(**json.loads(said.splitlines()[-1])))


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


async def bench(plan: Plan, out: Path) -> bool:
    """Run the plan, write ``timers.json`` and ``timers.png``; return whether ours are well."""
    async with Servers(plan.postgresql) as servers:
        rows = await run(plan, servers, out)
    print("", *targets(rows), sep="\n")
    _draw(plan, rows, out)
    return not any(row.failed for row in rows)


def _draw(plan: Plan, rows: Sequence[Row], out: Path) -> None:
    from bench.timers.chart import draw  # not before: a child's memory counts from its parent's

    draw(out / "timers.png", plan.due, rows)


def options(arguments: Sequence[str] | None = None) -> tuple[Plan, Path]:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.timers")
    parser.add_argument("--quick", action="store_true", help="see only whether everything runs")
    parser.add_argument("--people", help="how many, by commas")
    parser.add_argument("--due", type=int, help="how many of them at one instant")
    parser.add_argument("--limit", type=int, help="seconds for one row")
    parser.add_argument("--rounds", type=int, help="of a short row, at most")
    parser.add_argument("--only", help="some contenders, by commas")
    parser.add_argument("--postgresql", help="the URL of a server that may be used instead of ours")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for JSON and PNG")
    given = parser.parse_args(arguments)
    sizes: tuple[int, ...] = SIZES
    due, limit, at_once, rounds = DUE, LIMIT, 1, ROUNDS
    if given.quick:
        sizes, due, limit, at_once = QUICK_SIZES, QUICK_DUE, QUICK_LIMIT, QUICK_AT_ONCE
        rounds = 1
    if given.people:
        sizes = tuple(int(people) for people in given.people.split(","))
    contenders = tuple(map(named, given.only.split(","))) if given.only else CONTENDERS
    due, limit, rounds = given.due or due, given.limit or limit, given.rounds or rounds
    plan = Plan(sizes, due, limit, rounds, at_once, contenders, given.postgresql)
    given.out.mkdir(parents=True, exist_ok=True)
    return plan, given.out


if __name__ == "__main__":
    sys.exit(not asyncio.run(bench(*options())))
