"""The bot's menu of commands, for each scope and language.

Source: core.telegram.org/bots/api#setmycommands and #determining-list-of-commands.
"""

from __future__ import annotations

import json
import re

from sandbox.errors import bad
from sandbox.params import Params
from sandbox.store import Json, Store

MOST_COMMANDS = 100
DEFAULT: Json = {"type": "default"}
PRIVATE: Json = {"type": "all_private_chats"}


class Commands:
    """What ``/`` shows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def set(self, params: Params) -> bool:
        commands = params.data("commands")
        if not isinstance(commands, list):
            raise bad("can't parse commands: Array of BotCommand expected")
        if len(commands) > MOST_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        self._put(params, [_command(each) for each in commands])
        return True

    async def get(self, params: Params) -> list[Json]:
        return self._found(_key(params)) or []

    async def delete(self, params: Params) -> bool:
        self._put(params, [])
        return True

    def _put(self, params: Params, commands: list[Json]) -> None:
        self._store.put_fact(_key(params), commands)
        self._store.tell(None, "commands", {})

    def _found(self, key: str) -> list[Json]:
        return self._store.fact(key) or []


def shown(store: Store, language: str) -> list[Json]:
    """Return the commands that a person with this language sees in a private chat."""
    for scope in (PRIVATE, DEFAULT):
        for code in (language[:2].lower(), ""):
            found: list[Json] | None = store.fact(_name(scope, code))
            if found:
                return found
    return []


def _key(params: Params) -> str:
    scope = params.data("scope") or DEFAULT
    if not isinstance(scope, dict):
        raise bad("can't parse BotCommandScope: Object expected")
    return _name(scope, params.text("language_code"))


def _name(scope: Json, language: str) -> str:
    return f"commands {json.dumps(scope, sort_keys=True)} {language}"


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad("can't parse BotCommand: Object expected")
    name, description = str(given.get("command", "")), str(given.get("description", ""))
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
