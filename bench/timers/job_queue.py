"""python-telegram-bot's JobQueue: the timers of a bot's own process, which a restart forgets.

As it comes, APScheduler drops a job that starts more than a second late; "mended" is what its users
set then, ``misfire_grace_time=None``. Each job plans the next with ``run_once``, as there is no
trigger that knows sitting windows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from telegram.ext import Application, CallbackContext

from bench.timers.measure import Result
from bench.timers.peer import Desk, Due, play
from bench.timers.work import Known, Work

Context = CallbackContext[Any, Any, Any, Any]


class OnJobQueue:
    """A bot that never speaks to Telegram, and its queue."""

    durable = False
    shared = False
    note = "a restart forgets all"

    def __init__(self, desk: Desk, *, mended: bool) -> None:
        self._desk = desk
        self._kwargs: dict[str, object] = {"misfire_grace_time": None} if mended else {}
        self._known: dict[int, Known] = {}
        self._application = Application.builder().token("1:bench").updater(None).build()

    async def load(self, people: Iterable[Due]) -> None:
        for due in people:
            self._known[due.number] = Known(due.sitting)
            self._plan(due)

    async def start(self) -> None:
        await self._queue.start()

    async def stop(self) -> None:
        await self._queue.stop(wait=False)

    @property
    def _queue(self) -> Any:
        return self._application.job_queue

    def _plan(self, due: Due) -> None:
        self._queue.run_once(self._fall_due, due.at, data=due, job_kwargs=self._kwargs)

    async def _fall_due(self, context: Context) -> None:
        if not (context.job and isinstance(context.job.data, Due)):
            return
        due = context.job.data
        known = self._known[due.number]
        turn = self._desk.turn(due.rhythm, known, due.at)
        self._known[due.number] = known._replace(sitting=turn.sitting)
        if turn.again:
            self._plan(due._replace(at=turn.again))
        if turn.speaks:
            self._desk.over(due.number, due.at)


async def run(work: Work, url: str, who: str) -> Result:
    """Let ``work`` fall due in memory; ``url`` is not used."""
    desk = Desk(work)
    return await play(work, OnJobQueue(desk, mended=who == "job-queue-mended"), desk, who)
