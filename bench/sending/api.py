"""A Bot API that does nothing but note what was asked, and when. It refuses nobody.

Run: python -m bench.sending.api   It prints its port, and ends when its input does.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Mapping, Sequence
from itertools import count

from bench.sending.http import Connection, Request

SAYS = ("sendMessage", "editMessageText")
ME = {"id": 1, "is_bot": True, "first_name": "Limber", "username": "limber_bench_bot"}


class NoOpApi:
    """The methods, and what is known of their calls."""

    def __init__(self) -> None:
        self._calls: Counter[str] = Counter()
        # Each: method, chat, lane, due and handed over (ms of the bench's clock), and when it
        # arrived: s since 1970, s of the monotonic clock.
        self._said: list[tuple[str, int, int, int, int, float, float]] = []
        self._handed_out: list[tuple[int, float]] = []  # update's id, s since 1970
        self._updates: list[Mapping[str, object]] = []
        self._fed = asyncio.Event()
        self._numbers = count(1)

    def answer(self, request: Request) -> object | Awaitable[object]:
        """Return what is answered, as JSON."""
        method = request.method
        match method:
            case "calls":  # ours: how many of each
                return dict(self._calls)
            case "stats":  # ours: all that is known
                return {"said": self._said, "handed_out": self._handed_out}
            case "feed":  # ours: updates for whoever polls
                return self._feed(json.loads(request.body))
        self._calls[method] += 1
        if method in SAYS:
            return self._say(request)
        if method == "getUpdates":
            return self._poll(int(request.field("offset") or 0), request.field("timeout"))
        return {"ok": True, "result": ME if method == "getMe" else True}

    def _say(self, request: Request) -> object:
        moments = time.time(), time.monotonic()
        chat = int(request.field("chat_id"))
        marks = request.mark("lane", -1), request.mark("due"), request.mark("at")
        self._said.append((request.method, chat, *marks, *moments))
        number = int(request.field("message_id") or 0) or next(self._numbers)
        message = {
            "message_id": number,
            "date": int(moments[0]),
            "chat": {"id": chat, "type": "private"},
            "text": request.field("text"),
        }
        return {"ok": True, "result": message}

    def _feed(self, updates: Sequence[Mapping[str, object]]) -> object:
        self._updates += updates
        self._fed.set()
        return True

    async def _poll(self, offset: int, seconds: str) -> object:
        """Hand out each update once, as soon as there is one."""
        if not self._updates:
            self._fed.clear()
            try:
                await asyncio.wait_for(self._fed.wait(), float(seconds or 0))
            except TimeoutError:
                return {"ok": True, "result": []}
        updates, self._updates = self._updates, []
        now = time.time()
        self._handed_out += [(int(str(update["update_id"])), now) for update in updates]
        return {"ok": True, "result": updates}


async def serve() -> None:
    """Serve until the input ends, as it does when the parent is gone."""
    loop, api = asyncio.get_running_loop(), NoOpApi()
    server = await loop.create_server(lambda: Connection(api.answer), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
