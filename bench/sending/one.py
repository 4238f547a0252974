"""One process of Limber, as ``limber run`` starts it, on a measurement's clock.

It says when it is ready, and is told the time. It marks each message for the no-op Bot API with
its lane and its moments, and at its end prints what it took.
Run: python -m bench.sending.one --url … --api … --roles sender
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from contextvars import ContextVar
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pydantic import HttpUrl, SecretStr
from telegram.request import HTTPXRequest

from bench.sending.clock import BenchClock
from bench.sending.memory import Memory
from bench.sending.pacing import Pace, keep_pace
from bench.sending.town import open_database
from bot.app import logs, wiring
from bot.app.gc_tuning import keep_what_is_loaded
from bot.app.process import App
from bot.app.settings import LogFormat, Role, Settings
from bot.sender.delivery import Delivery
from db.columns import EPOCH, MILLISECOND
from scheduler.model import Outgoing

TOKEN = "1:bench"
MARK: ContextVar[str] = ContextVar("mark", default="")


class Marking(HTTPXRequest):
    """Tells the no-op Bot API which message this is."""

    clock: BenchClock

    async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
        if mark := MARK.get():
            at = (self.clock.now() - EPOCH) // MILLISECOND
            url = f"{url}?{mark}&at={at}"
        return await super().do_request(url, *given, **named)


class MarkedDelivery(Delivery):
    """Remembers which message is on its way."""

    async def deliver(self, row: Outgoing) -> None:
        MARK.set(f"lane={row.lane:d}&due={(row.due_at - EPOCH) // MILLISECOND}")
        await super().deliver(row)


async def run(options: argparse.Namespace) -> None:
    """Run the parts of these roles until SIGTERM."""
    Marking.clock = clock = BenchClock(0, EPOCH)
    with tempfile.TemporaryDirectory(prefix="limber-bench-") as folder:
        app = _app(options, clock, Path(folder))
        keep_what_is_loaded()
        print("ready", flush=True)
        clock.set_as(await asyncio.to_thread(sys.stdin.readline))
        memory, cpu = Memory(), time.process_time()
        beside = [asyncio.create_task(memory.watch())]
        if options.sends:
            pace = Pace(options.sends, clock.now() + timedelta(seconds=options.until))
            beside.append(asyncio.create_task(keep_pace(app, clock, pace)))
        try:
            await app.run()
        finally:
            for task in beside:
                task.cancel()
        took = {"cpu": time.process_time() - cpu, "start": memory.start, "end": memory.now()}
        print(json.dumps(took), flush=True)


def _app(options: argparse.Namespace, clock: BenchClock, folder: Path) -> App:
    settings = Settings(
        _env_file=None,
        TELEGRAM_BOT_TOKEN=SecretStr(TOKEN),
        TELEGRAM_API_URL=HttpUrl(options.api),
        data_dir=folder,
        pictures=False,
        rate=options.rate,
    )
    roles = frozenset(map(Role, options.roles.split(",")))
    with (
        patch("bot.channel.client.HTTPXRequest", Marking),
        patch("bot.app.wiring.Delivery", MarkedDelivery),
    ):
        return wiring.build(settings, TOKEN, open_database(options.url), clock, roles)


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.sending.one")
    parser.add_argument("--url", required=True, help="of the database")
    parser.add_argument("--api", required=True, help="the address of the no-op Bot API")
    parser.add_argument("--roles", default="sender", help="by commas")
    parser.add_argument("--rate", type=float, default=30, help="messages a second")
    parser.add_argument("--until", type=float, help="seconds of the clock after which it ends")
    parser.add_argument("--sends", type=float, help="a real second: let the clock keep this pace")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    logs.configure(LogFormat.CONSOLE)
    asyncio.run(run(options()))
