"""The one way out: waiting messages, in lanes, within the bot's rate."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from operator import itemgetter

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import LEASE, Delivery
from bot.pace import BUDGET, sleep_until
from db import budget, outbox
from db.engine import Database
from scheduler.clock import Clock
from scheduler.model import Lane, Outgoing
from scheduler.unbroken import unbroken

HORIZON = timedelta(seconds=0.5)  # slots are reserved, and messages claimed, so far ahead
IDLE_SECONDS = 1.0
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
        """Claim what may be sent within the horizon; return when to look again, if that is known.

        All senders together reserve no more than that ahead, so that what is urgent is never
        behind more than half a second of what is not.
        """
        # A chat that waits for its own turn holds up no other: it takes one place, not many.
        places = max(1, int(self._rate)) - len({row.chat_id for row in self._under_way.values()})
        if places <= 0:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            return self._clock.now()
        if await outbox.empty(self._database):
            return None
        now = self._clock.now()
        async with self._database.begin() as tx:
            free_at = await budget.free_at(tx, BUDGET, now)
            room = budget.room(free_at, now, now + HORIZON, self._rate)
            if not room:
                return free_at - HORIZON / 2
            claimed = await outbox.claim(tx, now, LEASE, min(places, room), HORIZON)
            if not claimed:
                soonest = await outbox.soonest(tx)
                return soonest and soonest - HORIZON
            slots = await self._slots(tx, claimed, now)
        known = {row.id for row in self._under_way.values()}
        for row in claimed:
            if row.id not in known:  # a slow one only had its lease renewed
                self._start(row, slots.get(row.id, now))
        return now

    async def _slots(
        self, tx: AsyncSession, claimed: Sequence[Outgoing], now: datetime
    ) -> Mapping[int, datetime]:
        """Reserve a slot for each message, by its id; what comes too late to be said needs none."""
        said = (row for row in claimed if not _goes_unsaid(row, now))
        # What is due goes in the order of the lanes, what is due soon at its moment.
        moments = sorted(((max(row.due_at, now), row.id) for row in said), key=itemgetter(0))
        if not moments:
            return {}
        slots = await budget.reserve(tx, BUDGET, [moment for moment, _ in moments], self._rate)
        return dict(zip((number for _, number in moments), slots, strict=True))

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
            left = self._clock.wall(until) - self._clock.wall(self._clock.now())
            seconds = min(seconds, left.total_seconds())
        if seconds > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._poked.wait(), seconds)
        self._poked.clear()


def _goes_unsaid(row: Outgoing, now: datetime) -> bool:
    """Return whether a message comes too late; a late step still asks whether to go on."""
    return row.expires_at is not None and now > row.expires_at and row.lane >= Lane.CHECK_IN
