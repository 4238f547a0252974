"""The one way out: waiting messages, in lanes, within the bot's rate."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime

import structlog

from bot.sender.chat_rate_limit import sleep_until
from bot.sender.claim import claim
from bot.sender.delivery import Delivery
from db.database import Database
from scheduler.clock import Clock, seconds_until
from scheduler.model import Outgoing
from scheduler.unbroken import unbroken

IDLE_SECONDS = 1.0
MOST_AT_ONCE = 200  # chats: more would wait for a connection until their lease has run out
DRAIN_SECONDS = 8.0
LONGEST_BACK_OFF = 30.0
log = structlog.get_logger()


class Outbound:
    """Claims waiting messages and hands each to ``Delivery`` at its reserved moment."""

    def __init__(self, database: Database, clock: Clock, delivery: Delivery, rate: float) -> None:
        self._database = database
        self._clock = clock
        self._delivery = delivery
        self._rate = rate  # messages a second
        self._poked = asyncio.Event()
        self._under_way: dict[asyncio.Task[None], Outgoing] = {}

    def poke(self) -> None:
        """Look again now: something new may wait."""
        self._poked.set()

    def send_now(self, row: Outgoing) -> None:
        """Send an answer at once; the row in the outbox covers a kill before it arrives."""
        self._start(row, self._clock.now())

    async def run(self) -> None:
        """Send until cancelled. An unreachable database is waited for, not died of."""
        back_off = 0.0
        while True:
            try:
                again = await unbroken(self.turn())
                back_off = 0.0
            except Exception as error:
                if not back_off:
                    log.error("sending is interrupted", error=type(error).__name__)
                back_off, again = min(max(1.0, back_off * 2), LONGEST_BACK_OFF), None
            await self._idle(again, back_off or IDLE_SECONDS)

    async def turn(self) -> datetime | None:
        """Start what may be sent by now or soon; return when to look again, if that is known."""
        # A chat that waits for its own turn holds up no other: it takes one place, not many.
        most = min(MOST_AT_ONCE, max(1, int(self._rate)))
        places = most - len({row.chat_id for row in self._under_way.values()})
        if places <= 0:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            return self._clock.now()
        claimed = await claim(self._database, self._clock.now(), self._rate, places)
        known = {row.id for row in self._under_way.values()}
        for row, slot in claimed.rows:
            if row.id not in known:  # a slow one only had its lease renewed
                self._start(row, slot)
        return claimed.again

    async def drain(self) -> None:
        """Wait for the messages that are on their way; what takes too long is left to its lease."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=DRAIN_SECONDS)
        for task in tuple(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _start(self, row: Outgoing, slot: datetime) -> None:
        task = asyncio.create_task(self._deliver(row, slot))
        self._under_way[task] = row
        task.add_done_callback(self._under_way.pop)

    async def _deliver(self, row: Outgoing, slot: datetime) -> None:
        await sleep_until(self._clock, slot)
        try:
            await self._delivery.deliver(row)
        except Exception as error:  # one chat's trouble must not stop another; the lease retries
            log.exception("message failed", kind=row.kind, error=type(error).__name__)
            with suppress(Exception):  # the database may be what failed
                await self._delivery.give_up(row)

    async def _idle(self, until: datetime | None, seconds: float) -> None:
        """Wait for a poke, until ``until``, or for so many seconds at most."""
        if until is not None:
            seconds = min(seconds, seconds_until(self._clock, until))
        if seconds > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._poked.wait()
        self._poked.clear()
