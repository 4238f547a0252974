"""Chats and messages in the Bot API's own form. Source: core.telegram.org/bots/api, types."""

from __future__ import annotations

from datetime import datetime

from sandbox.store import Chat, Json, Message

BOT_NAME, BOT_USERNAME = "Limber", "limber_sandbox_bot"


def me(token: str) -> Json:
    return bot_form(token) | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
    }


def bot_form(token: str) -> Json:
    number = int(token.partition(":")[0])
    return {"id": number, "is_bot": True, "first_name": BOT_NAME, "username": BOT_USERNAME}


def chat_form(chat: Chat) -> Json:
    if chat.id < 0:
        return {"id": chat.id, "type": "group", "title": chat.name}
    return {"id": chat.id, "type": "private", "first_name": chat.name}


def person_form(chat: Chat) -> Json:
    person = {"id": abs(chat.id), "is_bot": False, "first_name": chat.name}
    return person | {"language_code": chat.language}


def message_form(message: Message, chat: Chat, token: str) -> Json:
    """Return a message as a bot receives it."""
    sender = bot_form(token) if message.sender == "bot" else person_form(chat)
    form: Json = {
        "message_id": message.id,
        "date": seconds(message.date),
        "chat": chat_form(chat),
        "from": sender,
    }
    said = ("text", "entities") if message.kind == "text" else ("caption", "caption_entities")
    if message.text:
        form[said[0]] = message.text
    if message.entities:
        form[said[1]] = message.entities
    if message.edited:
        form["edit_date"] = seconds(message.edited)
    if message.buttons:
        rows = [[_present(button) for button in row] for row in message.buttons]
        form["reply_markup"] = {"inline_keyboard": rows}
    if message.forwarded:
        origin = {"type": "hidden_user", "date": form["date"], "sender_user_name": "Someone else"}
        form["forward_origin"] = origin
    return form | _attached(message)


def member_form(chat: Chat, token: str, now: datetime) -> Json:
    """Return what a bot is told when it was just blocked, or may write again."""
    gone = {"status": "left"} if chat.id < 0 else {"status": "kicked", "until_date": 0}
    here = {"status": "member"}
    before, after = (here, gone) if chat.blocked else (gone, here)
    bot = bot_form(token)
    return {
        "chat": chat_form(chat),
        "from": person_form(chat),
        "date": int(now.timestamp()),
        "old_chat_member": before | {"user": bot},
        "new_chat_member": after | {"user": bot},
    }


def seconds(moment: str) -> int:
    """Return an ISO instant as the Bot API has it: seconds since 1970."""
    return int(datetime.fromisoformat(moment).timestamp())


def _attached(message: Message) -> Json:
    file_id = _file_id(message)
    same: Json = {"file_id": file_id, "file_unique_id": file_id}
    match message.kind:
        case "sticker":
            size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": same | size | {"type": "regular"}}
        case "voice":
            return {"voice": same | {"duration": 3}}
        case "photo":
            width, height = message.size or (0, 0)
            return {"photo": [same | {"width": width, "height": height}]}
        case "animation":
            width, height = message.size or (0, 0)
            animation = same | {"width": width, "height": height, "duration": 3}
            return {"animation": animation, "document": same}
        case "document":
            document = message.document or {}
            return {"document": same | {"file_name": document.get("name", "file")}}
    return {}


def _file_id(message: Message) -> str:
    shown = message.photo or message.animation
    address = shown or (message.document or {}).get("url", f"{message.kind}-{message.id}")
    return str(address.rpartition("/")[2])


def _present(button: Json) -> Json:
    return {name: value for name, value in button.items() if value is not None}
