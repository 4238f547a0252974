"""What a call of the Bot API may end in, told in our words: no other room knows the library's."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from enum import Enum, auto
from functools import wraps
from typing import ParamSpec, TypeVar

import httpx
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

QUOTED = re.compile(r"\".*\"")  # what Telegram quotes may be what a person wrote
P = ParamSpec("P")
T = TypeVar("T")
# Raised before a byte of the request was read by the server: sending again is harmless.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
NOT_FOUND = "chat not found"
GONE = (
    "user is deactivated", "bot was blocked", "bot was kicked",
    "bot can't initiate", "bot can't send", "bot is not a member",
)  # fmt: skip
NO_WORDS = "there is no text in the message"
NO_FILE = ("wrong file identifier", "wrong remote file", "wrong file_id", "file reference")
STALE_EDIT = (
    NO_WORDS,
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)
NOTHING_TO_DO = ("message is not modified", "query is too old", "query id is invalid")


class Outcome(Enum):
    SENT = auto()
    NOT_SENT = auto()  # certainly not: try again
    UNKNOWN = auto()  # the server may have sent it
    GONE = auto()  # blocked, deleted: stop for good
    NOT_FOUND = auto()  # the server does not know the chat now; it may know it again tomorrow
    STALE = auto()  # the message to edit is gone, or cannot become what it has to be
    NO_FILE = auto()  # Telegram does not know the file by that name any more
    REFUSED = auto()  # our own mistake: never try again


class CallFailed(Exception):
    """A call was not answered as it should be."""

    def __init__(self, error: TelegramError) -> None:
        super().__init__(type(error).__name__)
        self.outcome = outcome_of(error)
        self.reason = type(error).__name__  # for logs
        self.words = QUOTED.sub("…", error.message)  # Telegram's, without a person's
        self.wait = _wait(error)  # for how long Telegram wants to be left alone; zero if not said


class TokenRefused(CallFailed):
    """Telegram, or something in between, does not know the token."""


def told(call: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Let a call raise ``CallFailed`` or ``TokenRefused`` where the library raises its own."""

    @wraps(call)
    async def translated(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await call(*args, **kwargs)
        except InvalidToken as error:
            raise TokenRefused(error) from error
        except TelegramError as error:
            raise CallFailed(error) from error

    return translated


def outcome_of(error: TelegramError) -> Outcome:
    """Tell what an error means for the message. ``BadRequest`` is a ``NetworkError`` to PTB."""
    words = error.message.lower()
    match error:
        case Forbidden() | BadRequest() if any(phrase in words for phrase in GONE):
            return Outcome.GONE
        case BadRequest() if NOT_FOUND in words:
            return Outcome.NOT_FOUND
        case Forbidden() | InvalidToken() | Conflict():
            return Outcome.NOT_SENT  # not in Telegram's own words: something in between is ill
        case BadRequest() if any(phrase in words for phrase in STALE_EDIT):
            return Outcome.STALE
        case BadRequest() if any(phrase in words for phrase in NO_FILE):
            return Outcome.NO_FILE
        case BadRequest() if any(phrase in words for phrase in NOTHING_TO_DO):
            return Outcome.SENT
        case BadRequest():
            return Outcome.REFUSED
        case RetryAfter():
            return Outcome.NOT_SENT
        case TimedOut() | NetworkError():
            # Without a cause the server answered with 5xx, so it did nothing.
            cut = isinstance(error.__cause__, httpx.HTTPError)
            unread = isinstance(error.__cause__, NOT_SENT)
            return Outcome.UNKNOWN if cut and not unread else Outcome.NOT_SENT
    return Outcome.UNKNOWN


def _wait(error: TelegramError) -> timedelta:
    if not isinstance(error, RetryAfter):
        return timedelta()
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
