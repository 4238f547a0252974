"""How fast one chat may be spoken to. Source: Telegram's bot FAQ, about 1 message a second."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scheduler.clock import Clock, seconds_until

GAP = timedelta(seconds=1)
BUDGET = "bot"  # the name of the rate that all senders share
BURST = 3  # messages in a row that Telegram tolerates in one chat
REMEMBERED_CHATS = 10_000


async def sleep_until(clock: Clock, moment: datetime) -> None:
    """Sleep until ``clock`` shows ``moment``."""
    seconds = seconds_until(clock, moment)
    if seconds > 0:
        await asyncio.sleep(seconds)


@dataclass(slots=True)
class _Chat:
    free_at: datetime
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class ChatPace:
    """One chat's messages in order and not too fast; other chats are not held up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._latest = clock.now()

    def lock(self, chat_id: int) -> asyncio.Lock:
        """Return the lock that keeps one chat's messages in order (first come, first sent)."""
        return self._chat(chat_id).lock

    async def wait(self, chat_id: int) -> None:
        """Wait until the chat may be sent one more message, and take that place."""
        chat, now = self._chat(chat_id), self._now()
        turn = max(chat.free_at, now - BURST * GAP) + GAP
        chat.free_at = turn
        await sleep_until(self._clock, turn)

    def take_free(self, chat_id: int) -> bool:
        """Take a place at once if the chat has one to spare beside the next message's."""
        chat, now = self._chat(chat_id), self._now()
        turn = max(chat.free_at, now - BURST * GAP) + GAP
        if turn > now - GAP:
            return False
        chat.free_at = turn
        return True

    def hold_off(self, chat_id: int, wait: timedelta) -> None:
        """Send this chat nothing for so long."""
        self._chat(chat_id).free_at = self._now() + wait

    def _now(self) -> datetime:
        """Return the present; when the clock was set back, every chat's turn goes back with it."""
        now = self._clock.now()
        for chat in self._chats.values() if now < self._latest else ():
            chat.free_at -= self._latest - now
        self._latest = now
        return now

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.setdefault(chat_id, _Chat(self._clock.now() - BURST * GAP))
        self._chats.move_to_end(chat_id)
        oldest = next(iter(self._chats))
        if len(self._chats) > REMEMBERED_CHATS and not self._chats[oldest].lock.locked():
            del self._chats[oldest]
        return chat
