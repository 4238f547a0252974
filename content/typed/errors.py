"""What reading a typed value can raise."""

from __future__ import annotations


class NotUnderstood(Exception):
    """Something typed that cannot be read; ``code`` is the suffix of the text that says so."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
