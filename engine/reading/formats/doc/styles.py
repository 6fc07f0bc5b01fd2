"""The style sheet of a Word 97–2003 file: which styles are headings, and which number themselves.

A heading is often numbered by its style alone: a reader that looks at paragraphs only loses 一、
without noticing. Each style is [MS-DOC]'s STD: five words, a name, then modifiers (UPX).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from engine.reading.formats.doc.streams import Streams

SHEET = 0xA2
PARAGRAPH = 1
HEADINGS = range(1, 10)
BASED_ON_MOST = 12
MOST = 4_095


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: what it is based on, its built-in number, its modifiers."""

    base: int
    built_in: int
    modifiers: bytes


def styles_of(found: Streams) -> dict[int, Style]:
    """Return the paragraph styles by their number; none where the sheet is broken."""
    sheet = found.part(SHEET)
    styles: dict[int, Style] = {}
    if len(sheet) < 6:
        return styles
    at = 2 + struct.unpack_from("<H", sheet, 0)[0]
    count, size = struct.unpack_from("<HH", sheet, 2)
    for number in range(min(count, MOST)):
        if at + 2 > len(sheet):
            break
        length = struct.unpack_from("<H", sheet, at)[0]
        style = _style(sheet[at + 2 : at + 2 + length], size)
        if style is not None:
            styles[number] = style
        at += 2 + length
    return styles


def _style(definition: bytes, size: int) -> Style | None:
    """Read one style; None if it is no paragraph style or is cut off."""
    if len(definition) < size + 2 or size < 10:
        return None
    built_in, kind = struct.unpack_from("<HH", definition, 0)
    if kind & 0xF != PARAGRAPH:
        return None
    name = struct.unpack_from("<H", definition, size)[0]
    at = size + 2 + 2 * name + 2
    at += at % 2
    if at + 4 > len(definition):
        return Style(kind >> 4, built_in & 0xFFF, b"")
    length = struct.unpack_from("<H", definition, at)[0]
    return Style(kind >> 4, built_in & 0xFFF, definition[at + 4 : at + 2 + length])


def lineage(styles: dict[int, Style], number: int) -> list[Style]:
    """Return a style and what it is based on, the furthest first."""
    found: list[Style] = []
    while number in styles and len(found) < BASED_ON_MOST:
        found.insert(0, styles[number])
        number = styles[number].base
    return found


def level_of(style: Style) -> int | None:
    """Return the heading level that a built-in style stands for."""
    return style.built_in if style.built_in in HEADINGS else None
