"""Chats and messages in the Bot API's own form. Source: core.telegram.org/bots/api, types."""

from __future__ import annotations

from datetime import datetime

from sandbox.store import Chat, Json, Message

BOT_NAME, BOT_USERNAME = "Limber", "limber_sandbox_bot"


def me(token: str) -> Json:
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": BOT_NAME,
        "username": BOT_USERNAME,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def chat_form(chat: Chat) -> Json:
    if chat.id < 0:
        return {"id": chat.id, "type": "group", "title": chat.name}
    return {"id": chat.id, "type": "private", "first_name": chat.name}


def person_form(chat: Chat) -> Json:
    number = abs(chat.id)
    return {
        "id": number,
        "is_bot": False,
        "first_name": chat.name,
        "language_code": chat.language,
    }


def message_form(message: Message, chat: Chat, token: str) -> Json:
    """Return a message as a bot receives it."""
    form: Json = {
        "message_id": message.id,
        "date": seconds(message.date),
        "chat": chat_form(chat),
        "from": me(token) if message.sender == "bot" else person_form(chat),
    }
    words = "caption" if message.kind in ("photo", "document") else "text"
    if message.text:
        form[words] = message.text
    if message.text.startswith("/"):
        length = len(message.text.split(maxsplit=1)[0])
        form["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    if message.edited:
        form["edit_date"] = seconds(message.edited)
    if message.buttons:
        form["reply_markup"] = {"inline_keyboard": [[*map(_given, row)] for row in message.buttons]}
    if message.forwarded:
        form["forward_origin"] = {
            "type": "hidden_user",
            "date": form["date"],
            "sender_user_name": "Someone else",
        }
    return form | _attached(message)


def _given(button: Json) -> Json:
    return {name: value for name, value in button.items() if value is not None}


def _attached(message: Message) -> Json:
    same = {"file_id": f"{message.kind}-{message.id}", "file_unique_id": f"u{message.id}"}
    match message.kind:
        case "sticker":
            size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": same | size | {"type": "regular"}}
        case "voice":
            return {"voice": same | {"duration": 3}}
        case "photo":
            file_id = (message.photo or "").rpartition("/")[2] or same["file_id"]
            return {"photo": [same | {"file_id": file_id, "width": 640, "height": 480}]}
        case "document":
            document = message.document or {}
            file_id = str(document.get("url", "")).rpartition("/")[2] or same["file_id"]
            name = document.get("name", "file")
            return {"document": same | {"file_id": file_id, "file_name": name}}
    return {}


def seconds(moment: str) -> int:
    """Return an ISO instant as the Bot API has it: seconds since 1970."""
    return int(datetime.fromisoformat(moment).timestamp())
