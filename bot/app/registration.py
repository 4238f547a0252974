"""What Telegram is told once at the start: where updates go, and the command menu.

None of it keeps the bot from hearing and speaking: what Telegram refuses is asked again later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

import structlog

from bot.app.settings import Settings
from bot.channel.channel import Channel
from bot.channel.errors import CallFailed
from bot.flows.help import MENU
from bot.web.server import WEBHOOK_PATH
from content.texts import Texts

LONGEST_WAIT = 3600.0  # seconds between two tries, unless Telegram asks for more
log = structlog.get_logger()


class Registration:
    """Tells Telegram each of these things once, one after the other."""

    def __init__(self, channel: Channel, texts: Texts, settings: Settings) -> None:
        self._channel = channel
        self._texts = texts
        self._settings = settings

    async def run(self) -> None:
        """Say it all: the way in first, then what is only to be looked at."""
        await _until_done("webhook", self._choose_way_in)
        for language in self._texts.languages:
            await _until_done("menu", partial(self._show_menu, language))

    async def _choose_way_in(self) -> None:
        secret = self._settings.webhook_secret
        if self._settings.webhook_url and secret:
            url = str(self._settings.webhook_url).rstrip("/") + WEBHOOK_PATH
            await self._channel.take_webhook(url, secret.get_secret_value())
        else:
            await self._channel.drop_webhook()

    async def _show_menu(self, language: str) -> None:
        code = None if language == self._texts.fallback else language
        await self._channel.show_menu(_menu(self._texts, language), code)


async def _until_done(what: str, call: Callable[[], Awaitable[None]]) -> None:
    """Make a call until Telegram takes it, leaving it alone for as long as it says."""
    back_off = 1.0
    while True:
        try:
            return await call()
        except CallFailed as failed:
            wait = max(back_off, failed.wait.total_seconds())
            log.warning(f"{what} refused", error=failed.reason, again_in_s=wait)
        await asyncio.sleep(wait)
        back_off = min(back_off * 2, LONGEST_WAIT)


def _menu(texts: Texts, language: str) -> Mapping[str, str]:
    return {name: texts.label(language, f"command-{name}") for name in MENU}
