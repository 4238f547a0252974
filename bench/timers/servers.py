"""The servers that contenders need: each gets an empty database of its own."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bench.own_postgresql import own_postgresql
from bench.timers.contenders import Server

APPENDING = ("--appendonly", "yes", "--save", "")
FLUSHES = {Server.REDIS: "everysec", Server.REDIS_FLUSHED: "always"}
PATIENCE = 10.0  # s


class Servers:
    """A folder for files, and one PostgreSQL for all; the one at ``postgresql`` if there is one."""

    def __init__(self, postgresql: str | None) -> None:
        self._postgresql = postgresql
        self._numbers = count(1)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        folder = tempfile.TemporaryDirectory(prefix="limber-bench-", ignore_cleanup_errors=True)
        self._folder = Path(self._stack.enter_context(folder))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    @asynccontextmanager
    async def empty(self, server: Server) -> AsyncIterator[str]:
        """Yield the URL of an empty database, which is gone afterwards."""
        number = next(self._numbers)
        folder = self._folder / str(number)
        folder.mkdir()
        try:
            if server is Server.SQLITE:
                yield f"sqlite:///{folder / 'timers.db'}"
            elif server is Server.POSTGRESQL:
                async with _database(self._server(), f"limber_bench_{os.getpid()}_{number}") as url:
                    yield url
            elif server in FLUSHES:
                with _redis(folder, FLUSHES[server]) as url:
                    yield url
            else:
                yield ""
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    async def versions(self) -> dict[str, str]:
        """Return the versions of the servers that have been used, and of those on PATH."""
        found = {}
        if self._postgresql:
            connection = await asyncpg.connect(self._postgresql)
            found["PostgreSQL"] = str(await connection.fetchval("SHOW server_version"))
            await connection.close()
        if redis := shutil.which("redis-server"):
            found["Redis"] = _version(redis)
        return found

    def _server(self) -> str:
        if not self._postgresql:
            folder = self._folder / "postgresql"
            folder.mkdir()
            self._postgresql = self._stack.enter_context(own_postgresql(folder))
        return self._postgresql


@asynccontextmanager
async def _database(server: str, name: str) -> AsyncIterator[str]:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.close()


@contextmanager
def _redis(folder: Path, flushes: str) -> Iterator[str]:
    path = folder / "redis.sock"
    place = ("--port", "0", "--unixsocket", str(path), "--dir", str(folder))
    command = ["redis-server", *place, *APPENDING, "--appendfsync", flushes]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(path)
            yield f"unix://{path}"
        finally:
            server.terminate()


def _version(redis: str) -> str:
    said = subprocess.run([redis, "--version"], capture_output=True, text=True, check=True)
    version = re.search(r"v=(\S+)", said.stdout)
    return version[1] if version else ""


def _wait_for(path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(str(path))
            except OSError:
                if time.monotonic() > until:
                    raise
            else:
                return
        time.sleep(0.05)
