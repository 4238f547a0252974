"""One process: what runs in it, by its roles, and how all of that stops."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Collection, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from starlette.applications import Starlette

from bot.app.capacity_forecast import Outlook
from bot.app.metrics import Totals
from bot.app.registration import Registration
from bot.app.settings import ALL_ROLES, Role, Settings
from bot.channel.channel import Channel
from bot.channel.errors import CallFailed, TokenRefused
from bot.inbox.intake import Intake
from bot.inbox.polling import LONGEST_BACK_OFF, Polling
from bot.resources import Services
from bot.sender.countdown import Countdown
from bot.sender.picture_files import Films
from bot.sender.sender import Outbound
from bot.web import server as web
from db import outbox
from db.database import Database
from db.replicas.leader import lead
from db.replicas.notify import Signals
from db.replicas.single_process import present
from pictures.names import every_picture, name_of
from scheduler.clock import Clock
from scheduler.engine import Engine

DEAF_AFTER = timedelta(minutes=3)  # without an answer of Telegram the process is not well
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class App:
    """The running parts of one process."""

    settings: Settings
    channel: Channel
    database: Database
    clock: Clock
    services: Services
    intake: Intake
    polling: Polling
    outbound: Outbound
    engine: Engine
    films: Films
    countdown: Countdown
    signals: Signals
    roles: frozenset[Role] = ALL_ROLES

    async def run(self, application: Starlette | None = None) -> None:
        """Run until SIGTERM or Ctrl-C, then finish what is on its way.

        Serves ``application``, by default our own web. Raises ``TokenRefused`` for a token that
        Telegram does not know, ``OSError`` when the address to listen on is taken, and ``Taken``
        when the SQLite file is.
        """
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        try:
            async with present(self.database) as alone:
                with self._listening() as listener:
                    if alone:
                        await self._recover()
                    await self._serve(web.Server(application or self.web()), listener, stop)
        finally:
            await self.database.close()

    @contextmanager
    def _listening(self) -> Iterator[list[socket.socket]]:
        """Open the address to listen on, if anybody is to be answered there."""
        if not self._hooked and Role.WEB not in self.roles:
            yield []
            return
        with web.listen(*self.settings.host_and_port) as listener:
            yield [listener]

    async def _serve(
        self, server: web.Server, listeners: list[socket.socket], stop: asyncio.Event
    ) -> None:
        parts = {asyncio.create_task(part) for part in (*self._parts(), stop.wait())}
        serving = {asyncio.create_task(server.serve([one])) for one in listeners}
        drawing = asyncio.create_task(self._draw())  # its end is no reason to stop
        try:
            done, _ = await asyncio.wait(serving | parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._finish({*parts, drawing})
            server.should_exit = True
            await asyncio.gather(*serving)
        for task in done:
            task.result()  # raises what ended it

    def _parts(self) -> Iterator[Coroutine[Any, Any, object]]:
        """Yield what runs in this process, by its roles."""
        if Role.SCHEDULER in self.roles:
            yield self.engine.run()
        if not self.database.is_sqlite:
            yield self.signals.run()
        if self._talks:
            yield self._talk()

    @property
    def _hooked(self) -> bool:
        """Whether Telegram calls this process."""
        return Role.INTAKE in self.roles and self.settings.webhook_url is not None

    @property
    def _polls(self) -> bool:
        return Role.INTAKE in self.roles and self.settings.webhook_url is None

    @property
    def _talks(self) -> bool:
        return bool(self.roles & {Role.INTAKE, Role.SENDER})

    async def _recover(self) -> None:
        """Take up what a killed process had under way; nobody else is there to do it."""
        async with self.database.begin() as tx:
            await outbox.recover(tx)

    async def _finish(self, parts: Collection[asyncio.Task[object]]) -> None:
        """Take nothing new on, send what is on its way, and close."""
        for task in parts:
            task.cancel()
        await asyncio.gather(*parts, return_exceptions=True)
        await self.countdown.stop()
        await self.outbound.drain()
        await self.intake.stop()
        await self.channel.close()

    async def _draw(self) -> None:
        """Draw the pictures beside everything else; without them the words still come."""
        if not (self.settings.pictures and self._talks):
            return
        try:
            wanted = {name_of(each) for each in every_picture(self.services.catalogue)}
            await self.films.draw(self.settings.drawn_here, wanted)
        except OSError as error:
            log.warning("pictures cannot be drawn", error=type(error).__name__)

    def web(self) -> Starlette:
        """Return the web application: webhook, health, metrics."""
        secret = self.settings.webhook_secret if self._hooked else None
        return web.build(
            self.intake,
            secret.get_secret_value() if secret else None,
            Totals(self.database, Outlook(self.database, self.clock, self.settings.rate)),
            self.healthy,
        )

    async def healthy(self) -> bool:
        """Return whether the database answers and Telegram has been heard lately."""
        deaf = self._polls and self.clock.now() - self.polling.heard_at >= DEAF_AFTER
        return not deaf and await self.database.ping()

    async def _talk(self) -> None:
        """Log in to the Bot API, waiting for it as long as it takes; then hear and speak."""
        await self._log_in()
        log.info("at work", bot=self.channel.name)
        parts: list[Coroutine[Any, Any, None]] = []
        if Role.SENDER in self.roles:
            parts.append(self.outbound.run())
        if Role.INTAKE in self.roles:
            parts.append(Registration(self.channel, self.services.texts, self.settings).run())
        if self._polls:
            parts.append(lead(self.database, self.polling.run, self.polling.rest))
        await asyncio.gather(*parts, asyncio.Event().wait())

    async def _log_in(self) -> None:
        """Ask Telegram who we are. Raises ``TokenRefused`` for a token that it does not know."""
        back_off = 1.0
        while True:
            try:
                return await self.channel.log_in()
            except TokenRefused:
                raise
            except CallFailed as failed:
                wait = max(back_off, failed.wait.total_seconds())
                log.warning("the Bot API is not reached", error=failed.reason, again_in_s=wait)
                await asyncio.sleep(wait)
                back_off = min(back_off * 2, LONGEST_BACK_OFF)
