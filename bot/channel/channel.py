"""The one way to Telegram: what is said and heard, in our own values and errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telegram.constants import ParseMode

from bot.channel import client
from bot.channel.client import Media, Shown
from bot.channel.errors import told
from bot.channel.update_parser import RawUpdate, read
from bot.ui.turn import Incoming, Message


class Channel:
    """A bot of one token. Each call raises ``CallFailed`` when Telegram does not take it."""

    def __init__(self, token: str, api_url: str) -> None:
        self._bot = client.connect(token, api_url)

    @told
    async def log_in(self) -> None:
        """Ask Telegram who we are. Raises ``TokenRefused``, too."""
        await self._bot.initialize()

    @property
    def name(self) -> str:
        """The bot's user name, once it is logged in."""
        return self._bot.username

    @property
    def bot_id(self) -> int:
        return self._bot.id

    async def close(self) -> None:
        await self._bot.shutdown()

    @told
    async def updates(self, offset: int | None) -> Sequence[RawUpdate]:
        """Wait for updates from ``offset`` on."""
        return await self._bot.raw_updates(offset)

    def read(self, raw: RawUpdate) -> Incoming | None:
        """Return what a person sent. Raises any exception for an odd update."""
        return read(raw, self._bot)

    @told
    async def send(
        self, chat_id: int, message: Message, media: Media | None = None, *, paid: bool = False
    ) -> Shown:
        """Send a new message. ``paid``: Telegram may take Stars beyond the free 30 a second."""
        return await client.send(self._bot, chat_id, message, media, paid=paid)

    @told
    async def edit(
        self, chat_id: int, message_id: int, message: Message, media: Media | None = None
    ) -> Shown:
        """Edit a message in place."""
        return await client.edit(self._bot, chat_id, message_id, message, media)

    @told
    async def edit_caption(self, chat_id: int, message_id: int, message: Message) -> None:
        """Edit the words under a picture, which plays on."""
        await client.edit_caption(self._bot, chat_id, message_id, message)

    @told
    async def pin(self, chat_id: int, message_id: int) -> None:
        """Pin a message, in silence."""
        await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)

    @told
    async def unpin(self, chat_id: int, message_id: int) -> None:
        await self._bot.unpin_chat_message(chat_id, message_id)

    @told
    async def stop_spinner(self, callback_id: str) -> None:
        """Tell the app of who tapped a button that the tap came in."""
        await self._bot.answer_callback_query(callback_id)

    @told
    async def say(self, chat_id: int, html: str) -> None:
        """Send a text that no person's outbox holds."""
        await self._bot.send_message(chat_id, html, parse_mode=ParseMode.HTML)

    @told
    async def show_menu(self, described: Mapping[str, str], language: str | None) -> None:
        """Fill the command menu: command → one line, for a two-letter language or all."""
        await client.set_commands(self._bot, described, language)

    @told
    async def take_webhook(self, url: str, secret: str) -> None:
        """Have updates sent to ``url``, each with ``secret`` in its header."""
        await client.set_webhook(self._bot, url, secret)

    @told
    async def drop_webhook(self) -> None:
        """Have updates wait until they are asked for."""
        await self._bot.delete_webhook()
