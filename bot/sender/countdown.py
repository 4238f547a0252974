"""The seconds of a step, counted down where it stands. A nicety: all else goes first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.channel.channel import Channel
from bot.channel.errors import CallFailed
from bot.resources import Services
from bot.sender.chat_rate_limit import BUDGET, ChatPace, sleep_until
from bot.ui.turn import Message, Turn
from db import people
from db.database import Database
from db.replicas import rate_limit
from scheduler.clock import Clock
from scheduler.unbroken import unbroken

EVERY = 5  # seconds between two edits
SHARE = 0.5  # of the bot's rate that edits may take; routines beyond that are not counted down
PATIENCE = 2.0  # seconds: what is slower is left out, as the chat waits for it
AT_ONCE = 2  # edits that are on their way
Step = tuple[int, int]  # a routine, and its version when the step was shown
Render = Callable[[Turn, Step], Awaitable[Message | None]]  # None: the step is over
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands."""

    user_id: int
    chat_id: int
    message_id: int
    pictured: bool  # its words are a caption


class Countdown:
    """Edits each shown step every five seconds, as long as nothing else waits to be sent."""

    def __init__(
        self,
        channel: Channel,
        database: Database,
        clock: Clock,
        services: Services,
        pace: ChatPace,
        rate: float,
        render: Render,
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._services = services
        self._pace = pace
        self._rate = rate
        self._render = render
        self._room = asyncio.Semaphore(AT_ONCE)
        self._followed: dict[int, asyncio.Task[None]] | None = {}  # by chat; None: stopped

    def follow(self, place: Place, step: Step) -> None:
        """Count a step down that was just shown; the one before it in this chat is over."""
        if self._followed is None:
            return
        if before := self._followed.pop(place.chat_id, None):
            before.cancel()
        if len(self._followed) < self._rate * EVERY * SHARE:
            task = asyncio.create_task(self._count(place, step))
            self._followed[place.chat_id] = task
            task.add_done_callback(lambda done: self._forget(place.chat_id, done))

    async def stop(self) -> None:
        """Count no more."""
        tasks, self._followed = tuple((self._followed or {}).values()), None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, chat_id: int, task: asyncio.Task[None]) -> None:
        if self._followed and self._followed.get(chat_id) is task:
            del self._followed[chat_id]

    async def _count(self, place: Place, step: Step) -> None:
        moment = self._clock.now()
        try:
            while True:
                # After a clock that jumped, what was missed is not made up for.
                moment = max(moment + timedelta(seconds=EVERY), self._clock.now())
                await sleep_until(self._clock, moment)
                lock = self._pace.lock(place.chat_id)
                if lock.locked() or self._room.locked():
                    continue  # there is something to say, or Telegram is slow
                async with self._room, lock:
                    if not await unbroken(self._tick(place, step)):
                        return
        except CallFailed as failed:  # the next step says it all anyway
            if failed.wait:
                self._pace.hold_off(place.chat_id, failed.wait)
        except TimeoutError:
            return
        except Exception as error:
            log.warning("a countdown ended early", error=type(error).__name__)

    async def _tick(self, place: Place, step: Step) -> bool:
        """Show what is left of the step; return whether it goes on."""
        if not self._pace.take_free(place.chat_id):
            return True
        now = self._clock.now()
        async with AsyncExitStack() as stack:
            tx = await stack.enter_async_context(self._database.begin())
            person = await people.by_id(tx, place.user_id)
            if person is None or person.blocked_at:
                return False
            message = await self._render(Turn(self._services, tx, now, person), step)
            if message is None:
                return False
            if not await rate_limit.take_free(tx, BUDGET, now, self._rate):
                return True
            if self._database.is_sqlite:  # one lock for everybody: not while Telegram answers
                await stack.aclose()
            # Elsewhere the person stays locked, so that no other replica says anything newer.
            await self._edit(place, message)
        return True

    async def _edit(self, place: Place, message: Message) -> None:
        edit = self._channel.edit_caption if place.pictured else self._channel.edit
        async with asyncio.timeout(PATIENCE):
            await edit(place.chat_id, place.message_id, message)
