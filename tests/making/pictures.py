"""Pictures of papers (PNG): a page of a PDF, rendered as people see it."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR = 0, 2  # colour types of PNG


def page_picture(pdf: bytes, number: int, *, scale: float = 1.0, grey: bool = False) -> bytes:
    """Return a page (from 0) as a picture, one pixel a point at scale 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[number].render(scale=scale, grayscale=grey, rev_byteorder=True)
        channels = bitmap.n_channels
        rows = [
            bytes(bitmap.buffer)[row * bitmap.stride :][: bitmap.width * channels]
            for row in range(bitmap.height)
        ]
        return png(bitmap.width, [three(row, channels) for row in rows], grey=grey)


def three(row: bytes, channels: int) -> bytes:
    """Return a row without its fourth channel."""
    if channels != 4:
        return row
    kept = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        kept[channel::3] = row[channel::4]
    return bytes(kept)


def png(width: int, rows: list[bytes], *, grey: bool) -> bytes:
    """Return rows of pixels as a picture."""
    head = struct.pack(">IIBBBBB", width, len(rows), 8, GREY if grey else COLOUR, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk with its length and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
