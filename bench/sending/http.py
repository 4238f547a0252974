"""HTTP/1.1 as far as a bot's library speaks it: requests with a length, connections kept open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"\r\ncontent-length:"
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\n"
    b"Content-Length: %d\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Request:
    """One request; ``body`` as it came."""

    path: str
    query: str
    body: bytes

    @property
    def method(self) -> str:
        """The Bot API's method, such as sendMessage, or the name of our own address."""
        return self.path.rpartition("/")[2]

    def field(self, name: str) -> str:
        """Return a field of a form, "" when there is none."""
        return parse_qs(self.body.decode(errors="replace")).get(name, [""])[0]

    def mark(self, name: str, otherwise: int = 0) -> int:
        """Return a number of the query."""
        return int(parse_qs(self.query).get(name, [str(otherwise)])[0])


Answer = Callable[[Request], object | Awaitable[object]]


class Connection(asyncio.Protocol):
    """One client. What it asks is answered in turn; an answer may be waited for."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._read = bytearray()
        self._waiting: set[asyncio.Future[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        for waiting in self._waiting:
            waiting.cancel()

    def data_received(self, data: bytes) -> None:
        self._read += data
        while request := self._next():
            answer = self._answer(request)
            if isinstance(answer, Awaitable):
                later = asyncio.ensure_future(self._later(answer))
                self._waiting.add(later)
                later.add_done_callback(self._waiting.discard)
            else:
                self._write(answer)

    def _next(self) -> Request | None:
        """Return the next request that has come whole."""
        end = self._read.find(END_OF_HEAD)
        if end < 0:
            return None
        head = bytes(self._read[:end])
        at = head.lower().find(LENGTH)
        length = int(head[at + len(LENGTH) :].partition(b"\r\n")[0]) if at >= 0 else 0
        whole = end + len(END_OF_HEAD) + length
        if len(self._read) < whole:
            return None
        body = bytes(self._read[end + len(END_OF_HEAD) : whole])
        del self._read[:whole]
        path, _, query = head.split(b" ", 2)[1].decode().partition("?")
        return Request(path, query, body)

    async def _later(self, answer: Awaitable[object]) -> None:
        self._write(await answer)

    def _write(self, answer: object) -> None:
        content = json.dumps(answer).encode()
        self._transport.write(HEAD % len(content) + content)
