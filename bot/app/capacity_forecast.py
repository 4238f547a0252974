"""Whether the coming day's nudges fit the bot's rate: what is planned, and what last week saw."""

from __future__ import annotations

from datetime import datetime, timedelta

from db import nudges, outbox, timers
from db.database import Database
from scheduler.capacity import AHEAD, BEFORE, Due, Forecast, forecast, fuller
from scheduler.clock import Clock
from scheduler.model import Lane

KEPT = timedelta(minutes=10)  # a monitor asks every few seconds, and reading grows with the people


class Outlook:
    """The coming day's forecast: anew, or as it was within the last ten minutes.

    Whoever asks has it refreshed: a process that only serves the web keeps no house.
    """

    def __init__(self, database: Database, clock: Clock, rate: float) -> None:
        self._database = database
        self._clock = clock
        self._rate = rate  # messages a second
        self._last: tuple[datetime, Forecast] | None = None

    async def now(self) -> Forecast:
        """Read the plans anew. Raises ``DBAPIError`` or ``OSError`` without a database."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            waiting = await outbox.waiting(tx)
            planned = await timers.due_by_minute(tx, now, now + AHEAD)
            before = await nudges.due_by_minute(tx, now - BEFORE, now - BEFORE + AHEAD)
            people = await timers.people(tx)
        minute = now.replace(second=0, microsecond=0)
        in_line = Due(minute, waiting[Lane.NUDGE], waiting[Lane.CHECK_IN])
        return forecast((in_line, *fuller(planned, before)), people, self._rate)

    async def lately(self) -> Forecast:
        """Return a forecast that is at most ten minutes old. Raises as ``now`` does."""
        at = self._clock.now()
        if self._last is None or not timedelta() <= at - self._last[0] < KEPT:
            self._last = at, await self.now()
        return self._last[1]
