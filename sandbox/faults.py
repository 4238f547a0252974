"""What goes wrong on purpose: for tests of what a bot does about it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Literal

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sandbox.errors import Refused, flood
from sandbox.store import Json

Trouble = int | Literal["reset", "lost_reply", "slow"]
WORDS = ("reset", "lost_reply", "slow")
RETRY_AFTER = 2  # seconds
STATUSES = {400, 401, 403, 404, 409, 429, 500, 502, 503, 504}


class Cut(Response):
    """Breaks the connection off in the middle of an answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        # The server cuts the connection when the rest does not come.
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


@dataclass(slots=True)
class Fault:
    """A trouble, the methods and the chat that have it (none named: all), how often, until when."""

    trouble: Trouble
    methods: Collection[str]  # in lower case
    count: int | None
    until: datetime | None
    chat: str  # its id; empty: all
    seconds: float  # of the machine, which a slow answer takes; or of a 429's wait
    words: str = ""  # what the refusal says; empty: the status's usual words
    healed: asyncio.Event = field(default_factory=asyncio.Event)  # a slow answer waits no longer

    def strikes(self, method: str, chat: str, now: datetime) -> bool:
        """Return whether this call has it, and count that."""
        ended = self.count == 0 or (self.until is not None and now >= self.until)
        if ended or (self.methods and method not in self.methods):
            return False
        if self.chat and self.chat != chat:
            return False
        if self.count is not None:
            self.count -= 1
        return True

    async def delay(self) -> None:
        """Keep a call waiting."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.healed.wait(), self.seconds)


def read(body: Json) -> Fault:
    """Return the fault that a test asks for. Raises ``ValueError``."""
    trouble, until = body["status"], body.get("until")
    if trouble not in WORDS and trouble not in STATUSES:
        known = ", ".join(map(str, (*sorted(STATUSES), *WORDS)))
        raise ValueError(f"A status is one of {known}.")
    methods = {str(name).lower() for name in body.get("methods") or ()}
    moment = datetime.fromisoformat(until) if until else None
    seconds = float(body.get("seconds", RETRY_AFTER))
    chat = str(body.get("chat", ""))
    words = str(body.get("words", ""))
    return Fault(trouble, methods, body.get("count"), moment, chat, seconds, words)


def refusal(status: int, fault: Fault) -> Refused:
    """Return what the Bot API says with this status."""
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return flood(fault.seconds)
    return Refused(status, fault.words or HTTPStatus(status).phrase)
