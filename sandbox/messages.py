"""The Bot API's methods that send, change and delete messages.

Source of limits and words: core.telegram.org/bots/api, and the public server's answers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sandbox import entities, pictures
from sandbox.entities import Words
from sandbox.errors import Refused, bad
from sandbox.flood import Flood
from sandbox.markup import inline_keyboard, reply_keyboard
from sandbox.params import Params
from sandbox.render import html_of
from sandbox.store import Chat, Json, Message, Store
from sandbox.telegram_form import message_form

MOST_TEXT, MOST_CAPTION = 4096, 1024  # UTF-16 units after parsing
MOST_FILE = 50 * 1024 * 1024
DELETED_WITHIN = timedelta(hours=48)
TYPING = timedelta(seconds=5)
FILES = "/sandbox/files/"


class Messages:
    """What a bot does in chats."""

    def __init__(self, store: Store, token: str) -> None:
        self._store = store
        self._token = token
        self._flood = Flood(store.now)

    async def send_message(self, params: Params) -> Json:
        words = _text(params)
        return self._send(params, words, Message(0, 0, "bot", ""))

    async def send_photo(self, params: Params) -> Json:
        words = _words(params, "caption", MOST_CAPTION)
        shown = self._shown("photo", params, "photo", Message(0, 0, "bot", ""))
        return self._send(params, words, shown)

    async def send_animation(self, params: Params) -> Json:
        words = _words(params, "caption", MOST_CAPTION)
        shown = self._shown("animation", params, "animation", Message(0, 0, "bot", ""))
        return self._send(params, words, shown)

    async def send_document(self, params: Params) -> Json:
        words = _words(params, "caption", MOST_CAPTION)
        file_id, name, content = self._file(params, "document")
        document = {"name": name, "size": len(content), "url": FILES + file_id}
        return self._send(
            params, words, Message(0, 0, "bot", "", kind="document", document=document)
        )

    def _send(self, params: Params, words: Words, message: Message) -> Json:
        buttons, keyboard = inline_keyboard(params), reply_keyboard(params)
        chat = self._chat(params)
        self._flood.take(chat.id, "message", paid=params.flag("allow_paid_broadcast"))
        message = replace(message, chat_id=chat.id, buttons=buttons, reply_keyboard=keyboard)
        stored = self._store.add(_saying(message, words))
        return message_form(stored, chat, self._token)

    def _file(self, params: Params, kind: str) -> tuple[str, str, bytes]:
        """Return id, name and content of a file that comes along, or that came before."""
        upload = params.upload(kind)
        if upload is None:
            known = self._store.file(params.text(kind))
            if known is None:
                raise bad("wrong file identifier/HTTP URL specified")
            return params.text(kind), known[0], known[2]
        if not upload.content:
            raise bad("file must be non-empty")
        if len(upload.content) > MOST_FILE:
            raise Refused(413, "Request Entity Too Large")
        file_id = self._store.add_file(upload.name, upload.kind, upload.content)
        return file_id, upload.name, upload.content

    async def edit_text(self, params: Params) -> Json:
        words, buttons = _text(params), inline_keyboard(params)
        chat, message = self._to_edit(params)
        if message.kind != "text":
            raise bad("there is no text in the message to edit")
        return self._edited(chat, message, replace(_saying(message, words), buttons=buttons))

    async def edit_media(self, params: Params) -> Json:
        """Put a picture or a film, with its caption, in place of what a message shows."""
        media = params.data("media")
        if not isinstance(media, dict) or media.get("type") not in ("photo", "animation"):
            raise bad("can't parse InputMedia: only photos and animations are known here")
        inner = Params(media, params.files)
        words, buttons = _words(inner, "caption", MOST_CAPTION), inline_keyboard(params)
        chat, message = self._to_edit(params)
        shown = self._shown(media["type"], inner, "media", replace(message, buttons=buttons))
        return self._edited(chat, message, _saying(shown, words))

    async def edit_caption(self, params: Params) -> Json:
        """Change what stands under a picture; the picture plays on."""
        words, buttons = _words(params, "caption", MOST_CAPTION), inline_keyboard(params)
        chat, message = self._to_edit(params)
        if message.kind == "text":
            raise bad("there is no caption in the message to edit")
        return self._edited(chat, message, replace(_saying(message, words), buttons=buttons))

    def _shown(self, kind: str, params: Params, name: str, message: Message) -> Message:
        """Return the message with a photo or an animation. Raises ``Refused``."""
        file_id, _, content = self._file(params, name)
        if kind == "photo":
            photo, size = FILES + file_id, pictures.size_of(content)
            return replace(message, kind=kind, photo=photo, animation=None, size=size)
        film, size = not content.startswith(b"GIF"), pictures.film_size(content)
        address = FILES + file_id
        return replace(message, kind=kind, photo=None, animation=address, film=film, size=size)

    async def edit_markup(self, params: Params) -> Json:
        buttons = inline_keyboard(params)
        chat, message = self._to_edit(params)
        return self._edited(chat, message, replace(message, buttons=buttons))

    def _to_edit(self, params: Params) -> tuple[Chat, Message]:
        chat, message = self._message(params, "edit")
        if message.sender != "bot":
            raise bad("message can't be edited")
        return chat, message

    def _edited(self, chat: Chat, before: Message, after: Message) -> Json:
        if before == after:
            raise bad(
                "message is not modified: specified new message content and reply markup are"
                " exactly the same as a current content and reply markup of the message"
            )
        self._flood.take(chat.id, "edit")
        after = replace(after, edits=before.edits + 1, edited=self._store.now().isoformat())
        self._store.put(after)
        return message_form(after, chat, self._token)

    async def delete(self, params: Params) -> bool:
        chat, message = self._message(params, "delete")
        others_in_group = message.sender != "bot" and chat.id < 0
        age = self._store.now() - datetime.fromisoformat(message.date)
        if others_in_group or age > DELETED_WITHIN:
            raise bad("message can't be deleted for everyone")
        self._store.delete(chat.id, message.id)
        return True

    async def chat_action(self, params: Params) -> bool:
        chat = self._chat(params)
        if not params.text("action"):
            raise bad("wrong parameter action in request")
        self._store.set_typing(chat.id, self._store.now() + TYPING)
        return True

    async def pin(self, params: Params) -> bool:
        _, message = self._message(params, "pin")
        self._store.put(replace(message, pinned=True))
        return True

    async def unpin(self, params: Params) -> bool:
        """Unpin the message that is named, else the newest pinned one."""
        if params.number("message_id"):
            _, message = self._message(params, "unpin")
        else:
            chat = self._chat(params)
            pinned = [each for each in self._store.messages(chat.id) if each.pinned]
            if not pinned:
                raise bad("message to unpin not found")
            message = pinned[-1]
        self._store.put(replace(message, pinned=False))
        return True

    def _chat(self, params: Params) -> Chat:
        """Return the chat that may be written to. Raises ``Refused``."""
        number = params.number("chat_id")
        if number is None:
            raise bad("chat_id is empty")
        chat = self._store.chat(number)
        if chat is None or not chat.started:
            raise bad("chat not found")
        if chat.blocked:
            how = "kicked from the group chat" if chat.id < 0 else "blocked by the user"
            raise Refused(403, f"Forbidden: bot was {how}")
        return chat

    def _message(self, params: Params, verb: str) -> tuple[Chat, Message]:
        chat = self._chat(params)
        number = params.number("message_id")
        if not number:
            raise bad("message identifier is not specified")
        message = self._store.message(chat.id, number)
        if message is None:
            raise bad(f"message to {verb} not found")
        return chat, message


def _saying(message: Message, words: Words) -> Message:
    return replace(message, text=words.text, html=html_of(words), entities=words.entities)


def _text(params: Params) -> Words:
    if not params.text("text"):
        raise bad("message text is empty")
    words = _words(params, "text", MOST_TEXT)
    if not words.text:
        raise bad("text must be non-empty")
    return words


def _words(params: Params, name: str, most: int) -> Words:
    """Return a text that was sent with a parse mode or without. Raises ``Refused``."""
    mode = params.text("parse_mode").lower()
    if mode not in ("", "none", "html"):
        raise bad("unsupported parse_mode")
    source = params.text(name)
    words = entities.trimmed(entities.parse(source) if mode == "html" else Words(source))
    if entities.units(words.text) > most:
        raise bad("message caption is too long" if name == "caption" else "message is too long")
    return words
