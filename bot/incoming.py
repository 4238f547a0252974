"""Telegram's updates, told in our words."""

from __future__ import annotations

from dataclasses import replace

from telegram import ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.turn import Incoming, What

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
MAX_TEXT = 4096  # UTF-16 units of one Telegram message


def read(update: Update) -> Incoming | None:
    """Return what the person sent, or None for an update that needs no answer."""
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
