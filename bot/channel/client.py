"""The calls of the Bot API, with our values in and out. Only ``Channel`` uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, cast

from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAnimation,
    InputMediaPhoto,
    LinkPreviewOptions,
)
from telegram import Message as Sent
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from bot.channel.errors import NO_WORDS
from bot.channel.update_parser import ALLOWED_UPDATES, RawUpdate
from bot.ui.turn import Keyboard, Message

POLL_SECONDS = 25
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class RawBot(Bot):
    """A bot that also hands out updates as they came: one that the library cannot build must
    not hide the others of its batch.
    """

    async def raw_updates(self, offset: int | None) -> Sequence[RawUpdate]:
        """Wait for updates from ``offset`` on. Raises ``TelegramError``."""
        asked = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED_UPDATES}
        return cast("Sequence[RawUpdate]", await self._post("getUpdates", asked))


def connect(token: str, api_url: str) -> RawBot:
    """Return a bot that talks to any Bot API server at ``api_url``."""
    base = api_url.rstrip("/")
    return RawBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(connection_pool_size=64, read_timeout=20),
        get_updates_request=HTTPXRequest(connection_pool_size=2, read_timeout=POLL_SECONDS + 10),
    )


def markup(buttons: Keyboard) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of these rows of buttons."""
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in buttons]
    )


MediaKind = Literal["photo", "animation"]


@dataclass(frozen=True, slots=True)
class Media:
    """What is shown above the words."""

    kind: MediaKind
    content: bytes | str  # a file, or Telegram's name for one that it has
    name: str = ""  # of the file


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands in the chat now."""

    message_id: int
    file_id: str | None = None  # Telegram's name for its picture, if it has one


async def send(
    bot: Bot, chat_id: int, message: Message, media: Media | None = None, *, paid: bool = False
) -> Shown:
    """Send a new message. Raises ``TelegramError``.

    ``paid``: beyond the free 30 a second, Telegram may take Stars for it.
    Source: core.telegram.org/bots/faq.
    """
    keys, text = markup(message.buttons), message.text
    stars = paid or None
    if media and media.kind == "photo":
        sent = await bot.send_photo(
            chat_id, media.content, text, parse_mode=ParseMode.HTML, reply_markup=keys,
            filename=media.name or None, allow_paid_broadcast=stars,
        )  # fmt: skip
    elif media:
        sent = await bot.send_animation(
            chat_id, media.content, caption=text, parse_mode=ParseMode.HTML, reply_markup=keys,
            filename=media.name or None, allow_paid_broadcast=stars,
        )  # fmt: skip
    elif message.document:
        file = BytesIO(message.document.encode())
        sent = await bot.send_document(
            chat_id, file, filename="limber-export.json", caption=text, parse_mode=ParseMode.HTML,
            allow_paid_broadcast=stars,
        )  # fmt: skip
    else:
        sent = await bot.send_message(
            chat_id, text, parse_mode=ParseMode.HTML, reply_markup=keys,
            link_preview_options=NO_PREVIEW, allow_paid_broadcast=stars,
        )  # fmt: skip
    return Shown(sent.message_id, _file_id(sent))


async def edit(
    bot: Bot, chat_id: int, message_id: int, message: Message, media: Media | None = None
) -> Shown:
    """Edit a message in place. Raises ``TelegramError``.

    An answer to a tap leaves a picture as it is; a card without its own must not stand below one.
    """
    if media:
        return await _edit_media(bot, chat_id, message_id, message, media)
    try:
        await bot.edit_message_text(
            message.text, chat_id, message_id, parse_mode=ParseMode.HTML,
            reply_markup=markup(message.buttons), link_preview_options=NO_PREVIEW,
        )  # fmt: skip
    except BadRequest as error:
        if message.slot or NO_WORDS not in error.message.lower():
            raise
        await edit_caption(bot, chat_id, message_id, message)
    return Shown(message_id)


async def _edit_media(
    bot: Bot, chat_id: int, message_id: int, message: Message, media: Media
) -> Shown:
    content, text, html = media.content, message.text, ParseMode.HTML
    if media.kind == "photo":
        new: InputMediaPhoto | InputMediaAnimation = InputMediaPhoto(
            content, text, html, filename=media.name or None
        )
    else:
        new = InputMediaAnimation(content, text, html, filename=media.name or None)
    keys = markup(message.buttons)
    edited = await bot.edit_message_media(new, chat_id, message_id, reply_markup=keys)
    return Shown(message_id, None if isinstance(edited, bool) else _file_id(edited))


def _file_id(shown: Sent) -> str | None:
    if shown.animation:
        return shown.animation.file_id
    return shown.photo[-1].file_id if shown.photo else None  # the last is the largest


async def edit_caption(bot: Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Edit the words under a picture, which plays on. Raises ``TelegramError``."""
    await bot.edit_message_caption(
        chat_id, message_id, caption=message.text, parse_mode=ParseMode.HTML,
        reply_markup=markup(message.buttons),
    )  # fmt: skip


async def set_commands(bot: Bot, described: Mapping[str, str], language: str | None) -> None:
    """Fill the bot's command menu: command → one line, for a two-letter language or all."""
    commands = [BotCommand(name, line) for name, line in described.items()]
    await bot.set_my_commands(commands, language_code=language)


async def set_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have updates sent to ``url``, each with ``secret`` in its header."""
    await bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
