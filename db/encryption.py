"""Health answers at rest: sealed with AES-GCM, under a key that is kept apart from the data."""

from __future__ import annotations

import json
import os
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeDecorator

from db.keys import KEY_FILE
from scheduler.model import Json

NONCE_BYTES = 12
_SLOT = "limber_cipher"


class SealBroken(Exception):
    """A sealed value does not open: the key is another one, or the data was changed."""


class Sealed(TypeDecorator[Json]):
    """A JSON value, stored as nonce and ciphertext. ``label`` ties a value to its column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def process_bind_param(self, value: Json, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        nonce = os.urandom(NONCE_BYTES)
        plain = json.dumps(value, ensure_ascii=False).encode()
        return nonce + _cipher(dialect).encrypt(nonce, plain, self.label.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Json:
        if value is None:
            return None
        nonce, sealed = value[:NONCE_BYTES], value[NONCE_BYTES:]
        try:
            plain = _cipher(dialect).decrypt(nonce, sealed, self.label.encode())
        except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
            raise SealBroken(
                f"{self.label} does not open with this key: bring back the LIMBER_ENCRYPTION_KEY"
                f" or the {KEY_FILE} that this database was filled with"
            ) from None
        return cast("Json", json.loads(plain.decode()))


def seal(dialect: Dialect, column: InstrumentedAttribute[Any], value: Json) -> bytes:
    """Return ``value`` as a sealed column holds it, for statements below the ORM."""
    return cast("bytes", column.type.process_bind_param(value, dialect))


def unseal(
    dialect: Dialect, column: InstrumentedAttribute[dict[str, Json]], value: bytes
) -> dict[str, Json]:
    """Return what ``seal`` sealed. Raises ``SealBroken``."""
    return cast("dict[str, Json]", column.type.process_result_value(value, dialect))


def give_key(dialect: Dialect, key: bytes) -> None:
    """Let the sealed columns of one engine use ``key``, 32 bytes."""
    # The dialect is the one object of an engine that a column type is handed.
    vars(dialect)[_SLOT] = AESGCM(key)


def _cipher(dialect: Dialect) -> AESGCM:
    return cast("AESGCM", vars(dialect)[_SLOT])
