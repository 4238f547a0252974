"""Pictures and films: their size, and one to send when a person has none at hand."""

from __future__ import annotations

import struct
import zlib

from sandbox.errors import bad

PNG = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 10 * 1024 * 1024
MOST_SIDES = 10_000  # width and height together, in pixels
MOST_RATIO = 20
JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # markers that carry the size


def size_of(content: bytes) -> list[int]:
    """Return width and height in pixels of a PNG or JPEG.

    Raises ``Refused`` for what sendPhoto refuses. Source: core.telegram.org/bots/api#sendphoto.
    """
    if len(content) > MOST_BYTES:
        raise bad(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is"
            f" {MOST_BYTES} bytes"
        )
    size = _png(content) or _jpeg(content)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > MOST_SIDES or max(size) > MOST_RATIO * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return [width, height]


def film_size(content: bytes) -> list[int]:
    """Return width and height in pixels of an MP4 or a GIF. Raises ``Refused`` for others."""
    size = _gif(content) or _mp4(content)
    if size is None:
        raise bad("wrong type of the web page content")
    return list(size)


def _gif(content: bytes) -> tuple[int, int] | None:
    if not content.startswith((b"GIF87a", b"GIF89a")) or len(content) < 10:
        return None
    width, height = struct.unpack("<HH", content[6:10])
    return width, height


def _mp4(content: bytes) -> tuple[int, int] | None:
    """Read the header of its first track: it ends with both sizes, in 65536ths."""
    at = content.find(b"tkhd")
    if content[4:8] != b"ftyp" or at < 4:
        return None
    (length,) = struct.unpack(">I", content[at - 4 : at])
    ends = at - 4 + length
    if ends > len(content) or length < 92:
        return None
    width, height = struct.unpack(">II", content[ends - 8 : ends])
    return width >> 16, height >> 16


def sample() -> bytes:
    """Return a small picture, a soft gradient."""
    width, height = 160, 120
    rows = b"".join(
        b"\0" + bytes(byte for x in range(width) for byte in (120 + y, 150 + x // 4, 200 - y // 2))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG + b"".join(
        _chunk(name, data)
        for name, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(PNG) or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if width and height else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2 if content.startswith(b"\xff\xd8") else len(content)
    while at + 9 <= len(content):
        marker, length = struct.unpack(">xBH", content[at : at + 4])
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + length
    return None
