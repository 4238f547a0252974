"""What loading content can raise."""

from __future__ import annotations


class ContentError(Exception):
    """A content file is wrong; the message names the file, the entry and the field."""
