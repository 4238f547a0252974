"""The key of the sealed columns: from the settings, else from a file apart from the data."""

from __future__ import annotations

import base64
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

import structlog

KEY_BYTES = 32
KEY_FILE = "limber.key"
log = structlog.get_logger()


class BadKey(Exception):
    """There is no key that can be used; the message is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a key is looked for, and made when nothing was sealed yet."""

    folder: Path
    given: str | None = field(default=None, repr=False)  # base64, and comes before the file

    @property
    def file(self) -> Path:
        return self.folder / KEY_FILE

    def find(self) -> bytes | None:
        """Return the key, if there is one. Raises ``BadKey`` for one that is not a key."""
        if self.given:
            return _decoded(self.given, "LIMBER_ENCRYPTION_KEY")
        try:
            return _decoded(self.file.read_text(), str(self.file))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeError) as error:
            raise BadKey(f"{self.file}: cannot be read ({type(error).__name__})") from None

    def make(self) -> bytes:
        """Make a key in a file that only its owner reads. Raises ``BadKey``."""
        key = os.urandom(KEY_BYTES)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(base64.b64encode(key) + b"\n")
                file.flush()
                os.fsync(handle)  # a key that a power cut takes back would lock the data for ever
        except OSError as error:
            raise BadKey(f"LIMBER_DATA_DIR: {error.strerror}: {self.folder}") from None
        log.warning(
            "a new key was made: without it the health data cannot be read; back it up",
            folder=str(self.folder),
        )
        return key

    def open_to_others(self) -> bool:
        """Return whether others on this machine may read the file of the key that is used."""
        try:
            return not self.given and bool(stat.S_IMODE(self.file.stat().st_mode) & 0o077)
        except OSError:
            return False


def _decoded(text: str, where: str) -> bytes:
    standard = text.strip().replace("-", "+").replace("_", "/")
    try:
        key = base64.b64decode(standard, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise BadKey(
            f"{where}: must be {KEY_BYTES} bytes in base64; make one with: openssl rand -base64 32"
        )
    return key
