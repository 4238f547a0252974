"""The real program in lives that each end by kill -9 at a marked point. A program of its own.

A fork server: everything is imported and loaded once, then each life is one forked process, which
runs what ``limber run`` runs until it kills itself. Production code knows nothing of the points.

Reads its lives from stdin as JSON lines ``[point, passings]``; a point of "" never dies. Says
"born" and "over" in lines on stdout, and writes what it sends to the file in ``LIMBER_TRACE``.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import signal
import ssl
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from bot import cli
from bot.app import logs, wiring
from bot.app.settings import Settings, load_settings
from bot.inbox.intake import Intake
from bot.resources import load_services
from bot.sender.delivery import Delivery
from bot.sender.sender import Outbound
from bot.ui.turn import Message
from db import handled_updates, outbox
from db.fast.due_batch import DueBatch
from db.upkeep import retention
from sandbox.clock import FileClock
from scheduler.engine import Engine
from scheduler.model import Outgoing

TRACE = "LIMBER_TRACE"
Work = Callable[..., Any]
CLOCK_TURNED = signal.SIGUSR1  # a jump is noticed at once, as it is in ``limber sandbox``
IMPORTED_LATE = (
    "anyio._backends._asyncio", "apscheduler.executors.asyncio", "asyncpg", "certifi", "httpcore",
    "uvicorn.lifespan.on", "uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto",
)  # fmt: skip
# Where a life may end: its name, whose function, which, and whether before it is called or after.
POINTS: dict[str, tuple[Any, str, str]] = {
    "timers claimed": (DueBatch, "due", "after"),
    "timers settled, not committed": (DueBatch, "settle", "after"),
    "timers committed": (Engine, "_pass", "after"),
    "messages claimed, not committed": (outbox, "claim", "after"),
    "claim committed, not sent": (Outbound, "_start", "before"),
    "rendered, not committed": (outbox, "rendered", "after"),
    "rendering committed": (Delivery, "_render", "after"),
    "accepted, not noted": (Delivery, "_sent", "before"),
    "noted": (Delivery, "_sent", "after"),
    "row settled, not committed": (Delivery, "_settle", "after"),
    "before delete": (outbox, "done", "before"),
    "deleted, not committed": (outbox, "done", "after"),
    "delivered": (Delivery, "deliver", "after"),
    "update taken, no effect": (handled_updates, "first_time", "after"),
    "effect stored, not committed": (Intake, "_queue", "after"),
    "effect committed, not answered": (Outbound, "send_now", "before"),
    "tap acknowledged": (Intake, "_stop_the_spinner", "after"),
    "updates handled, not confirmed": (Intake, "handle_all", "after"),
}


class Fate:
    """Ends this process at the n-th passing of a point."""

    def __init__(self, point: str, passings: int) -> None:
        self._left = passings
        if point:
            owner, name, when = POINTS[point]
            setattr(owner, name, self._marked(getattr(owner, name), when == "before"))

    def _marked(self, work: Work, before: bool) -> Work:
        def ahead() -> None:
            if before:
                self._passed()

        def behind(result: Any) -> Any:
            if not before and (result or result is None):  # what claimed nothing passed nothing
                self._passed()
            return result

        async def marked(*args: Any, **kwargs: Any) -> Any:
            ahead()
            return behind(await work(*args, **kwargs))

        def at_once(*args: Any, **kwargs: Any) -> Any:
            ahead()
            return behind(work(*args, **kwargs))

        return marked if asyncio.iscoroutinefunction(work) else at_once

    def _passed(self) -> None:
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)


class Trace:
    """Writes down every send as it begins, when Telegram has it, and when its row is settled."""

    def __init__(self, clock: FileClock) -> None:
        self._clock = clock
        self._into = os.open(os.environ[TRACE], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._excused: set[int] = set()  # what is said because it is late cannot be too late
        wraps = {"_send": self._sending, "_sent": self._noted, "deliver": self._delivered}
        for name, wrap in {**wraps, "_render": self._rendered}.items():
            setattr(Delivery, name, wrap(getattr(Delivery, name)))

    def _note(self, what: str, row: Outgoing, **more: object) -> None:
        at = self._clock.now().isoformat()
        whose = {"life": os.getpid(), "row": row.id, "chat": row.chat_id, "lane": row.lane}
        os.write(self._into, (json.dumps({"what": what, "at": at} | whose | more) + "\n").encode())

    def _sending(self, send: Work) -> Work:
        async def sending(self_: Delivery, row: Outgoing, waiting: object) -> Any:
            self._note("begins", row)
            return await send(self_, row, waiting)

        return sending

    def _noted(self, sent: Work) -> Work:
        async def noted(
            self_: Delivery, row: Outgoing, message: Message, number: int, rest: Sequence[Message]
        ) -> Any:
            expires = None if row.id in self._excused else row.expires_at
            until = expires and expires.isoformat()
            self._note("accepted", row, message=number, text=message.text, expires=until)
            return await sent(self_, row, message, number, rest)

        return noted

    def _rendered(self, render: Work) -> Work:
        async def rendered(self_: Delivery, row: Outgoing, late: bool) -> Any:
            if late:
                self._excused.add(row.id)
            return await render(self_, row, late)

        return rendered

    def _delivered(self, deliver: Work) -> Work:
        async def delivered(self_: Delivery, row: Outgoing) -> Any:
            await deliver(self_, row)
            self._note("settled", row)

        return delivered


async def live(settings: Settings, clock: FileClock) -> None:
    """Run as ``limber run`` does, and notice jumps of the clock at once."""
    assert settings.token
    database = cli.open_database(settings)
    built = wiring.build(settings, settings.token.get_secret_value(), database, clock)
    asyncio.get_running_loop().add_signal_handler(CLOCK_TURNED, built.engine.poke)
    await built.run()


def one_life(point: str, passings: int, settings: Settings) -> None:
    """Be born, live and die. Ends the process."""
    assert settings.clock_file
    clock = FileClock(settings.clock_file)
    Fate(point, passings)
    Trace(clock)  # around it: what was accepted is written down before a death
    asyncio.run(live(settings, clock))
    os._exit(0)


def main() -> None:
    signal.signal(CLOCK_TURNED, signal.SIG_IGN)  # a life that listens undoes it
    settings = load_settings()
    logs.configure(settings.log)
    _rehearse(settings)
    for line in sys.stdin:
        point, passings = json.loads(line)
        child = os.fork()
        if not child:
            one_life(point, passings, settings)
        _say(born=child)
        _, status = os.waitpid(child, 0)
        _say(over=child, status=os.waitstatus_to_exitcode(status))


def _rehearse(settings: Settings) -> None:
    """Load once for all lives what each would load for itself."""
    retention.SHORT = timedelta(days=365)  # each start forgets old updates, and these are counted
    services = load_services(settings.safety_mode)
    wiring.load_services = lambda *_: services  # type: ignore[attr-defined]
    ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]
    for name in IMPORTED_LATE:
        importlib.import_module(name)
    gc.freeze()


def _say(**what: int) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
