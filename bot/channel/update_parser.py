"""Telegram's updates, told in our words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from msgspec import convert
from telegram import Bot, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.ui.turn import Incoming, What

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
MAX_TEXT = 4096  # UTF-16 units of one Telegram message
LARGEST = 2**63 - 1  # whole number that both databases can hold
RawUpdate = Mapping[str, object]  # an update as Telegram sent it


def read(raw: RawUpdate, bot: Bot) -> Incoming | None:
    """Return what the person sent, or None for an update that needs no answer.

    Raises any exception for an update with a field that is missing, of another type, or a number
    beyond 64 bits: the library asks for what newer and older servers leave out.
    """
    incoming = _read(Update.de_json(dict(raw), bot))
    if incoming is None:
        return None
    if any(_too_large(part) for part in incoming.data.split(":")):
        raise ValueError("a number in callback data is beyond 64 bits")
    return convert(asdict(incoming), Incoming)  # raises for a wrong type or size


def _too_large(part: str) -> bool:
    digits = part.removeprefix("-")
    return digits.isdecimal() and int(digits) > LARGEST


def _read(update: Update) -> Incoming | None:
    if update.callback_query:
        return _tap(update)
    if update.message:
        return _message(update, update.message)
    if update.edited_message:
        return _edited(_message(update, update.edited_message))
    if update.my_chat_member:
        return _membership(update, update.my_chat_member)
    return None


def _tap(update: Update) -> Incoming | None:
    query = update.callback_query
    if query is None or query.data is None or query.message is None:
        return None
    chat = query.message.chat
    return Incoming(
        update_id=update.update_id,
        chat_id=chat.id,
        what=What.TAP,
        language=query.from_user.language_code or "en",
        private=chat.type == ChatType.PRIVATE,
        data=query.data,
        message_id=query.message.message_id,
        callback_id=query.id,
    )


def _message(update: Update, message: Message) -> Incoming:
    language = (message.from_user and message.from_user.language_code) or "en"
    private = message.chat.type == ChatType.PRIVATE
    text = message.text or ""
    location = message.location
    what, command = What.UNREADABLE, ""
    if message.forward_origin:
        pass  # someone else's words are never an answer
    elif location:
        what = What.LOCATION
    elif text.startswith("/") and len(text) > 1:
        what = What.COMMAND
        head, _, text = text[1:].partition(" ")
        command = head.partition("@")[0].lower()
    elif text:
        what = What.TEXT
    return Incoming(
        update_id=update.update_id,
        chat_id=message.chat.id,
        what=what,
        language=language,
        private=private,
        text=text.strip()[:MAX_TEXT] if what is not What.UNREADABLE else _sort(message),
        command=command,
        caption="" if message.forward_origin else (message.caption or "").strip()[:MAX_TEXT],
        location=(location.latitude, location.longitude) if location else None,
    )


def _edited(incoming: Incoming) -> Incoming:
    """A changed message answers nothing a second time; it is only listened to."""
    written = incoming.what in (What.TEXT, What.COMMAND)
    text = incoming.text if written else incoming.caption
    return replace(incoming, what=What.EDITED, text=text, caption="", command="", location=None)


def _sort(message: Message) -> str:
    """Name what cannot be read: the suffix of a text key."""
    if message.forward_origin:
        return "forward"
    if message.voice or message.audio or message.video_note:
        return "voice"
    if message.photo or message.video or message.animation:
        return "picture"
    return "sticker" if message.sticker else "other"


def _membership(update: Update, change: ChatMemberUpdated) -> Incoming | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    gone = change.new_chat_member.status == ChatMemberStatus.BANNED
    return Incoming(
        update_id=update.update_id,
        chat_id=change.chat.id,
        what=What.BLOCKED if gone else What.UNBLOCKED,
        language=change.from_user.language_code or "en",
    )
