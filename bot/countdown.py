"""The seconds of a step, counted down where it stands. A nicety: it never delays a message."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot import telegram
from bot.pace import BUDGET, ChatPace, sleep_until
from bot.services import Services
from bot.turn import Message, Turn
from db import budget, people
from db.engine import Database
from scheduler.clock import Clock

EVERY = 5  # seconds between two edits
SHARE = 0.5  # of the bot's rate that edits may take; routines beyond that are not counted down
Step = tuple[int, int]  # a routine, and its version when the step was shown
Render = Callable[[Turn, Step], Awaitable[Message | None]]  # None: the step is over
log = structlog.get_logger()


class Countdown:
    """Edits each shown step every five seconds, as long as nothing else waits to be sent."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        services: Services,
        pace: ChatPace,
        rate: float,
        render: Render,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._services = services
        self._pace = pace
        self._rate = rate
        self._render = render
        self._followed: dict[int, asyncio.Task[None]] = {}  # by chat

    def follow(self, user_id: int, chat_id: int, message_id: int, step: Step) -> None:
        """Count a step down that was just shown; the one before it in this chat is over."""
        if before := self._followed.pop(chat_id, None):
            before.cancel()
        if len(self._followed) >= self._rate * EVERY * SHARE:
            return
        task = asyncio.create_task(self._count(user_id, chat_id, message_id, step))
        self._followed[chat_id] = task
        task.add_done_callback(lambda done: self._forget(chat_id, done))

    async def stop(self) -> None:
        for task in (tasks := tuple(self._followed.values())):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, chat_id: int, task: asyncio.Task[None]) -> None:
        if self._followed.get(chat_id) is task:
            del self._followed[chat_id]

    async def _count(self, user_id: int, chat_id: int, message_id: int, step: Step) -> None:
        moment = self._clock.now()
        try:
            while True:
                moment += timedelta(seconds=EVERY)
                await sleep_until(self._clock, moment)
                async with self._pace.lock(chat_id):
                    if not await self._edit(user_id, chat_id, message_id, step):
                        return
        except TelegramError:
            return  # the next step says it all anyway
        except Exception as error:
            log.warning("a countdown ended early", error=type(error).__name__)

    async def _edit(self, user_id: int, chat_id: int, message_id: int, step: Step) -> bool:
        """Show what is left of the step; return whether it goes on."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            person = await people.by_id(tx, user_id)
            if person is None or person.blocked_at:
                return False
            message = await self._render(Turn(self._services, tx, now, person), step)
            if message is None:
                return False
            free = await budget.take_free(tx, BUDGET, now, self._rate)
        if free and self._pace.take_free(chat_id):
            if message.picture:
                await telegram.edit_caption(self._bot, chat_id, message_id, message)
            else:
                await telegram.edit(self._bot, chat_id, message_id, message)
        return True
