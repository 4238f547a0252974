"""What the Bot API answers to a call that it refuses."""

from __future__ import annotations

import math


class Refused(Exception):
    """A refused call: HTTP status, Telegram's words, and when to try again (seconds)."""

    def __init__(self, code: int, words: str, retry_after: int | None = None) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.retry_after = retry_after

    def answer(self) -> dict[str, object]:
        """Return the body that Telegram would send."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.words}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad(words: str) -> Refused:
    return Refused(400, f"Bad Request: {words}")


def flood(seconds: float) -> Refused:
    wait = max(1, math.ceil(seconds))
    return Refused(429, f"Too Many Requests: retry after {wait}", wait)
