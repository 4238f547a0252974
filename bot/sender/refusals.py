"""What follows when Telegram refuses a message: when and in which form it is tried again."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ui.turn import Message
from scheduler.model import Lane, Outgoing

LONGEST_WAIT = timedelta(minutes=1)  # between two tries
MOST_TRIES = 10  # of a message whose flow fails; one that must arrive is then tried hourly
TRIED_FOR = timedelta(days=1)  # what must arrive
NEXT_DAY = timedelta(days=1)
IN_A_ROW = timedelta(minutes=1)  # two refusals further apart have nothing to do with each other
TAG = re.compile(r"<[^>]+>")


def must_arrive(row: Outgoing, message: Message) -> bool:
    """Return whether no refusal may drop this: urgent advice, and follow-ups of it."""
    return message.certain or row.lane is Lane.FOLLOW_UP


def bare(message: Message) -> Message:
    """Return a message as plain text without buttons: nothing that Telegram could object to."""
    words = html.escape(html.unescape(TAG.sub("", message.text)), quote=False)
    return replace(message, text=words, buttons=(), picture=None, edit=None, fresh=True)


def wait_after(attempt: int) -> timedelta:
    """Return how long to wait after the ``attempt``-th try, counted from 1."""
    if attempt > MOST_TRIES:
        return timedelta(hours=1)
    return min(timedelta(seconds=2 ** min(attempt, 6)), LONGEST_WAIT)


@dataclass(slots=True)
class FloodRefusals:
    """Tells one chat that was written to too often from a bot that writes too much to all."""

    _chat: int | None = None
    _at: datetime | None = None

    def refused(self, chat_id: int, now: datetime) -> bool:
        """Note a 429; return whether another chat had one in a row with it."""
        recent = self._at is not None and abs(now - self._at) <= IN_A_ROW
        another = recent and self._chat != chat_id
        self._chat, self._at = chat_id, now
        return another

    def accepted(self) -> None:
        """Note a message that Telegram took: the row of refusals ends."""
        self._chat = self._at = None
