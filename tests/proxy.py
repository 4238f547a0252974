"""A TCP proxy that can be cut, so that a server is away without being stopped."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Proxy:
    """Passes bytes between a port of its own and a server's socket."""

    server: str  # path of a Unix socket
    port: int = 0  # our own
    open: bool = True
    _streams: set[asyncio.StreamWriter] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.open:
            writer.close()
            return
        far_reader, far_writer = await asyncio.open_unix_connection(self.server)
        self._streams |= {writer, far_writer}
        await asyncio.gather(_pass(reader, far_writer), _pass(far_reader, writer))
        self._streams -= {writer, far_writer}

    def cut(self) -> None:
        """Break every connection, and refuse new ones until ``mend``."""
        self.open = False
        for stream in self._streams:
            stream.transport.abort()

    def mend(self) -> None:
        self.open = True


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def proxied(server: str) -> AsyncIterator[Proxy]:
    """Open a proxy in front of a server's Unix socket."""
    proxy = Proxy(server)
    listening = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        proxy.cut()
        listening.close()
