"""The parameters of a call, however they were sent: JSON, a form, or multipart with files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.errors import bad
from sandbox.store import Json


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """One call's parameters, read as the Bot API reads them."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text, empty when there is none. Raises ``Refused`` for half a character."""
        value = self.values.get(name)
        text = "" if value is None else str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise bad("strings must be encoded in UTF-8") from None
        return text

    def number(self, name: str) -> int | None:
        """Return a whole number, or None. Raises ``Refused`` for anything else."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'parameter "{name}" must be an Integer') from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1")

    def data(self, name: str) -> Any:
        """Return an object or a list, which a form carries as JSON. Raises ``Refused``."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None

    def strings(self, name: str) -> list[str] | None:
        """Return a list of texts, None when it was not sent. Raises ``Refused``."""
        value = self.data(name)
        if value is not None and not isinstance(value, list):
            raise bad(f"can't parse {name}: Array of String expected")
        return value

    def upload(self, name: str) -> Upload | None:
        """Return a file that came with the call, by its own name or by ``attach://``."""
        value = self.values.get(name)
        key = value.removeprefix("attach://") if isinstance(value, str) else name
        return self.files.get(key) or self.files.get(name)


async def read(request: Request) -> Params:
    """Read a call's query and body. Raises ``Refused`` for JSON that is none."""
    values: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        try:
            values |= json.loads(await request.body() or b"{}")
        except (ValueError, TypeError):
            raise bad("can't parse request JSON object") from None
        return Params(values)
    files: dict[str, Upload] = {}
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, UploadFile):
                content = await value.read()
                files[name] = Upload(value.filename or name, value.content_type or "", content)
            else:
                values[name] = value
    return Params(values, files)
