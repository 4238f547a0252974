"""The live stream of a chat: every change, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from sandbox.store import Json, Store

HEARTBEAT = 15  # seconds of the machine


class Stream:
    """Hands each change in the store to whoever watches that chat."""

    def __init__(self, store: Store) -> None:
        self._watchers: list[tuple[int, asyncio.Queue[str | None]]] = []
        store.listen(self._tell)

    def close(self) -> None:
        """End every stream; a page that is still open tries again by itself."""
        for _, queue in self._watchers:
            queue.put_nowait(None)

    def _tell(self, chat_id: int | None, event: str, data: Json) -> None:
        line = f"event: {event}\ndata: {json.dumps(data)}\n\n"
        for watched, queue in self._watchers:
            if chat_id in (None, watched):
                queue.put_nowait(line)

    async def watch(self, chat_id: int) -> AsyncIterator[str]:
        """Yield a chat's events until the reader goes away."""
        with self._watcher(chat_id) as queue:
            yield ": hello\n\n"
            while True:
                try:
                    async with asyncio.timeout(HEARTBEAT):
                        line = await queue.get()
                except TimeoutError:
                    line = ": still here\n\n"
                if line is None:
                    return
                yield line

    @contextmanager
    def _watcher(self, chat_id: int) -> Iterator[asyncio.Queue[str | None]]:
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        watcher = chat_id, queue
        self._watchers.append(watcher)
        try:
            yield queue
        finally:
            self._watchers.remove(watcher)
