"""The techniques' pictures as Telegram gets them: drawn once in the background, uploaded once."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

import structlog
from sqlalchemy.exc import DBAPIError

from body.picture import Picture
from bot.channel.client import Media, MediaKind
from db import telegram_files
from db.database import Database
from pictures.names import name_of

log = structlog.get_logger()


class Films:
    """Knows which pictures are drawn, and under which name Telegram has them."""

    def __init__(self, database: Database, folders: Iterable[Path]) -> None:
        self._database = database
        self._drawn: dict[str, Path] = {}
        self._sent: dict[str, str] = {}  # picture → file_id
        for folder in folders:
            for path in sorted(folder.glob("*.*")):
                self._add(path)

    def ready(self, picture: Picture | None) -> str | None:
        """Return a picture's name if it can be sent."""
        name = name_of(picture) if picture else ""
        return name if name in self._drawn else None

    async def draw(self, folder: Path, wanted: Collection[str]) -> None:
        """Have the pictures drawn that are not there, by a process of its own that goes second."""
        if self._drawn.keys() >= set(wanted):
            return
        command = (sys.executable, "-m", "bot.cli", "render", str(folder))
        drawing = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, start_new_session=True
        )
        try:
            assert drawing.stdout  # noqa: S101  # it was asked for
            async for line in drawing.stdout:
                self._add(Path(line.decode().strip()))
            if await drawing.wait():
                log.warning("pictures could not be drawn", folder=str(folder))
        finally:
            if drawing.returncode is None:
                drawing.kill()
                await drawing.wait()

    async def media(self, bot_id: int, name: str) -> Media | None:
        """Return a picture by Telegram's name for it, or as a file the first time."""
        if name not in self._sent:
            async with self._database.begin() as tx:
                if known := await telegram_files.find(tx, bot_id, name):
                    self._sent[name] = known
        path = self._drawn.get(name)
        kind: MediaKind = "photo" if path and path.suffix == ".png" else "animation"
        if name in self._sent:
            return Media(kind, self._sent[name])
        try:
            content = await asyncio.to_thread(path.read_bytes) if path else None
        except OSError:
            log.warning("a picture is gone", file=str(path))
            return None
        return Media(kind, content, f"{name}{path.suffix}") if path and content else None

    def named(self, name: str) -> bool:
        """Return whether a picture goes out by a name, and not as a file."""
        return name in self._sent

    async def uploaded(self, bot_id: int, name: str, file_id: str) -> None:
        """Remember what Telegram calls a picture."""
        if self._sent.get(name) == file_id:
            return
        self._sent[name] = file_id
        try:
            async with self._database.begin() as tx:
                await telegram_files.remember(tx, bot_id, name, file_id)
        except (DBAPIError, OSError) as error:  # the message is out: it must not come again
            log.warning("an upload is not remembered", error=type(error).__name__)

    async def gone(self, bot_id: int, name: str) -> None:
        """Telegram does not know a picture by that name any more: it is uploaded anew."""
        if known := self._sent.pop(name, None):
            async with self._database.begin() as tx:
                await telegram_files.forget(tx, bot_id, name, known)

    def _add(self, path: Path) -> None:
        if path.suffix in (".mp4", ".gif", ".png"):
            self._drawn[path.stem] = path
