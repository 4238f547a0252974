"""Settings: from the environment or ``.env``, checked before anything starts."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from care.model import SafetyMode
from db.keys import Keys


class Role(StrEnum):
    """What a process does; one alone does everything."""

    INTAKE = "intake"  # hears Telegram: one replica polls, or each has the webhook
    SCHEDULER = "scheduler"  # turns due timers into waiting messages
    SENDER = "sender"  # sends what waits
    WEB = "web"  # health and metrics


ALL_ROLES = frozenset(Role)
FREE_RATE = 30.0  # messages a second. Source: core.telegram.org/bots/faq


class LogFormat(StrEnum):
    CONSOLE = "console"
    JSON = "json"


def _token(value: SecretStr | None) -> SecretStr | None:
    if value is None or not value.get_secret_value():
        return None
    if not re.fullmatch(r"\d+:[\w-]{5,}", value.get_secret_value()):
        raise ValueError("is not a bot token; @BotFather gives one like 123456:ABC-DEF")
    return value


def _secret(value: SecretStr | None) -> SecretStr | None:
    if value is not None and not re.fullmatch(r"[\w-]{16,256}", value.get_secret_value()):
        raise ValueError("must be 16 to 256 of A-Z a-z 0-9 _ -")
    return value


def _listen(value: str) -> str:
    if not re.fullmatch(r"[\w.\-\[\]:]+:\d{1,5}", value) or int(value.rpartition(":")[2]) > 65535:
        raise ValueError("must be host:port, such as 127.0.0.1:8080")
    return value


def _database(value: str) -> str:
    if value and not re.match(r"(sqlite|postgres)", value):
        raise ValueError("must start with sqlite+aiosqlite:// or postgresql+asyncpg://")
    return value


class Settings(BaseSettings):
    """Every setting, with its default. The README holds the same table."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="LIMBER_", extra="ignore")

    token: Annotated[SecretStr | None, AfterValidator(_token)] = Field(
        None, validation_alias="TELEGRAM_BOT_TOKEN"
    )
    api_url: HttpUrl = Field(
        HttpUrl("https://api.telegram.org"), validation_alias="TELEGRAM_API_URL"
    )
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "", validation_alias="DATABASE_URL"
    )
    data_dir: Path = Path("data")
    content_dir: Path | None = None  # the operator's own techniques
    pictures: bool = True
    pictures_dir: Path | None = None  # where an image brings them ready drawn
    webhook_url: HttpUrl | None = None
    webhook_secret: Annotated[SecretStr | None, AfterValidator(_secret)] = None
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    rate: float = Field(FREE_RATE, gt=0, le=1000)  # messages a second, all chats together
    paid_broadcast: bool = False  # Telegram may take Stars for what is beyond the free rate
    encryption_key: SecretStr | None = None
    safety_mode: SafetyMode = SafetyMode.TIERED
    log: LogFormat = LogFormat.CONSOLE
    clock_file: Path | None = None  # a turnable clock, for demonstrations beside the sandbox

    @property
    def database(self) -> str:
        """The database URL, by default a SQLite file in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'limber.db'}"

    @property
    def keys(self) -> Keys:
        """Where the key of the health data is looked for."""
        given = self.encryption_key
        return Keys(self.data_dir, given.get_secret_value() if given else None)

    @property
    def drawn_here(self) -> Path:
        """The folder for pictures that this process has drawn."""
        return self.data_dir / "pictures"

    @property
    def host_and_port(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


class BadSettings(Exception):
    """A setting is wrong; the message is one line for the operator."""


def load_settings() -> Settings:
    """Read the settings; raise ``BadSettings`` naming which, what and how to mend it."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = str(first["loc"][0])
        name = field if field.isupper() else f"LIMBER_{field.upper()}"
        raise BadSettings(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None
    if settings.webhook_url and not settings.webhook_secret:
        raise BadSettings(
            "LIMBER_WEBHOOK_SECRET: needed with LIMBER_WEBHOOK_URL, 16 or more of A-Z a-z 0-9 _ -"
        )
    if settings.rate > FREE_RATE and not settings.paid_broadcast:
        raise BadSettings(
            "LIMBER_RATE: more than 30 a second needs LIMBER_PAID_BROADCAST=true;"
            " Telegram takes Stars for it"
        )
    return settings
