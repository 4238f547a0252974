"""The real programs, each in a process of its own, as an operator starts them."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.world import PATIENCE, TOKEN, free_port

LIMBER = Path(sys.executable).with_name("limber")


@dataclass(slots=True)
class Program:
    """One started process, its output in a file."""

    process: asyncio.subprocess.Process

    async def kill(self) -> None:
        """kill -9: nothing gets a chance to tidy up."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM, as an orderly shutdown sends it; return the exit code."""
        self.process.terminate()
        return await self.process.wait()


async def start(log: Path, env: Mapping[str, str], *command: str | Path) -> Program:
    """Start a program in a clean environment; its output goes to ``log``."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept["LIMBER_PICTURES"] = "false"  # they take a machine minutes to draw
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *command, env={**kept, **env}, cwd=log.parent, stdout=output, stderr=output
        )
    return Program(process)


@asynccontextmanager
async def sandbox(folder: Path) -> AsyncIterator[str]:
    """Run the sandbox alone; yield its address."""
    port = free_port()
    here = {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = (sys.executable, "-m", "sandbox", "--data", folder / "sandbox", "--port", str(port))
    program = await start(folder / "sandbox.log", here, *command, "--token", TOKEN)
    address = f"http://127.0.0.1:{port}"
    try:
        await answers(f"{address}/sandbox/clock")
        yield address
    finally:
        await program.kill()


async def bot(folder: Path, address: str, database_url: str, key: bytes, **more: str) -> Program:
    """Start ``limber run`` against a sandbox, on the sandbox's clock."""
    return await start(
        folder / "bot.app.logs",
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": address,
            "DATABASE_URL": database_url,
            "LIMBER_DATA_DIR": str(folder),
            "LIMBER_ENCRYPTION_KEY": base64.b64encode(key).decode(),
            "LIMBER_CLOCK_FILE": str(folder / "sandbox" / "clock.json"),
            "LIMBER_LISTEN": "127.0.0.1:0",
            **more,
        },
        LIMBER,
        "run",
    )


async def said(log: Path, words: str) -> None:
    """Wait until a program has said something."""

    def heard() -> bool:
        return log.exists() and words in log.read_text()

    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(heard):  # noqa: ASYNC110  # another process writes it
            await asyncio.sleep(0.05)


async def answers(address: str) -> None:
    """Wait until a server answers."""
    async with asyncio.timeout(PATIENCE), httpx.AsyncClient() as http:
        while True:
            try:
                await http.get(address)
                return
            except httpx.ConnectError:
                await asyncio.sleep(0.05)
