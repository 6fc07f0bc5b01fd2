"""What stands beside the main text of a Word 97–2003 file: text boxes, headers, footers.

A text box belongs where its shape is anchored: the sign-off is often set in one. Positions are
those of ``Text``; the plain tables (PLC) are [MS-DOC]'s.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.formats.doc.streams import Streams, Text

    Span = tuple[int, int]

SHAPES, BOXES, HEADERS = 0x1DA, 0x25A, 0xF2
SHAPE_BYTES, BOX_BYTES, BOX_SHAPE = 26, 22, 14
SEPARATORS = 6
"""How many stories of the headers are separators of notes."""
KINDS: tuple[Literal["header", "footer"], ...] = (
    "header",
    "header",
    "footer",
    "footer",
    "header",
    "footer",
)
"""What the six stories of each section are: even and odd headers and footers, then the first's."""


def boxes(found: Streams, text: Text) -> dict[int, list[Span]]:
    """Return the text boxes by the position of their anchor; -1 where the anchor is not known."""
    anchors = {
        struct.unpack_from("<I", entry, 0)[0]: position
        for position, _, entry in _entries(found.part(SHAPES), SHAPE_BYTES)
    }
    begin, end = text.stories["boxes"]
    by_anchor: dict[int, list[Span]] = defaultdict(list)
    for first, last, entry in _entries(found.part(BOXES), BOX_BYTES):
        shape = struct.unpack_from("<I", entry, BOX_SHAPE)[0]
        span = begin + first, min(begin + last, end)
        if span[0] < span[1]:
            by_anchor[anchors.get(shape, -1)].append(span)
    return by_anchor


def edges(found: Streams, text: Text) -> Iterator[tuple[Literal["header", "footer"], Span]]:
    """Yield the headers and footers of all sections."""
    table = found.part(HEADERS)
    bounds = struct.unpack_from(f"<{len(table) // 4}I", table, 0)
    begin, end = text.stories["headers"]
    for index in _in_order(bounds[:-1]):
        if index < SEPARATORS:
            continue
        span = begin + bounds[index], min(begin + bounds[index + 1], end)
        if span[0] < span[1]:
            yield KINDS[(index - SEPARATORS) % len(KINDS)], span


def _entries(table: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (position, next position, entry) of a plain table with entries of a size."""
    count = max((len(table) - 4) // (4 + size), 0)
    if not count:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", table, 0)
    for index in _in_order(bounds):
        at = 4 * (count + 1) + size * index
        yield bounds[index], bounds[index + 1], table[at : at + size]


def _in_order(bounds: Sequence[int]) -> Iterator[int]:
    """Yield the indexes of stretches that begin behind the last: none is read twice."""
    last = 0
    for index in range(len(bounds) - 1):
        if last <= bounds[index] <= bounds[index + 1]:
            last = bounds[index + 1]
            yield index
