"""Measures one contender in this process, whose memory is then its own; prints JSON at the end.

Run: python -m bench.timers.one <contender> --people N --due D --url <its empty database>
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from importlib import import_module

from bench.timers.contenders import CONTENDERS, named
from bench.timers.measure import Result
from bench.timers.work import Work

Run = Callable[[Work, str, str], Awaitable[Result]]


async def measure(who: str, work: Work, url: str) -> Result:
    """Let ``work`` fall due for this contender, on the empty database at ``url``."""
    run: Run = import_module(f"bench.timers.{named(who).module}").run
    return await run(work, url, who)


def main() -> None:
    """Measure whom the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.timers.one")
    parser.add_argument("who", choices=[contender.who for contender in CONTENDERS])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--url", default="")
    options = parser.parse_args()
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # one line for each dropped job
    work = Work(options.people, options.due)
    result = asyncio.run(measure(options.who, work, options.url))
    print(json.dumps(asdict(result)), flush=True)


if __name__ == "__main__":
    main()
