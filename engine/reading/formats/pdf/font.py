"""The one font that stands in for all that a PDF does not hold; runs in the child process alone.

pdfium would take fonts of the machine. What it finds there decides how large characters are, and
even which are read: a line whose font has no ink passes for the line before, drawn twice. With
this font, and none of the machine's, a file reads alike everywhere. All glyphs have the same ink;
how far characters stand apart, the PDF itself says.

The file has the layout of TrueType: tables of big-endian numbers, in units of a hundredth em.
Checksums are left out, as nobody looks at them.
"""

from __future__ import annotations

import ctypes
from functools import cache
from struct import pack
from typing import Any

from pypdfium2 import raw

EM = 100
GLYPHS = 0xFFFF
"""As many as there can be: a PDF may call glyphs by their numbers in a font that it lacks."""
ADVANCE, ASCENT, DESCENT = 50, 88, -12
"""What a digit takes up in Chinese type; counts only where the PDF says nothing of its own."""
RIGHT, BOTTOM, TOP = 50, -8, 84
"""The ink, from 0 on: as high as that of Chinese characters, and no wider than a digit.

Inside of what a character takes up by the PDF it does not count; beyond, it would make it larger.
"""
STROKE = 0x15, 0x37, RIGHT, -BOTTOM, TOP - BOTTOM
"""From corner to corner, for nobody draws it: two flags, the step across, the steps up."""
FIXED = 0x10000
"""The number 1 where a fraction may stand."""
ANSI, SYMBOL = 0, 2
"""Character sets of which pdfium has fonts itself."""
WHOLE = 0
"""How pdfium asks for the file as it is, not for one of its tables."""
THIS_FONT = 1
"""What pdfium is to call the font by; 0 would be none."""
NAME = b"gouji\0"
"""Under one name pdfium keeps one copy, however many fonts a PDF lacks."""
STYLES = {
    "Courier": ("", "-Bold", "-BoldOblique", "-Oblique"),
    "Helvetica": ("", "-Bold", "-BoldOblique", "-Oblique"),
    "Times": ("-Roman", "-Bold", "-BoldItalic", "-Italic"),
    "Symbol": ("",),
    "ZapfDingbats": ("",),
}
STANDARD = frozenset(f"{name}{style}".encode() for name in STYLES for style in STYLES[name])
"""Fonts that every PDF reader has: pdfium brings them, with the widths that a PDF need not say."""


def bring() -> None:
    """Make pdfium ask here for fonts, and nowhere else."""
    raw.FPDF_SetSystemFontInfo(_answers())


@cache
def font() -> bytes:
    """Return the font as a file."""
    size = len(_glyph())
    head = FIXED, FIXED, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0
    return _file({
        b"cmap": _numbers(),
        b"glyf": _glyph() * GLYPHS,
        b"head": pack(">4I2H2q4h2H3h", *head),
        b"hhea": pack(">I3hH11hH", FIXED, ASCENT, DESCENT, 0, ADVANCE, *[0] * 11, 1),
        b"hmtx": pack(">Hh", ADVANCE, 0) + bytes(2 * (GLYPHS - 1)),
        b"loca": pack(f">{GLYPHS + 1}I", *range(0, (GLYPHS + 1) * size, size)),
        b"maxp": pack(">I14H", FIXED, GLYPHS, 2, 1, 0, 0, 1, *[0] * 8),
    })  # fmt: skip


def _numbers() -> bytes:
    """Return the map of Unicode characters to glyphs: each has the glyph of its own number."""
    ends, starts, steps, elsewhere = (GLYPHS - 1, 0xFFFF), (0, 0xFFFF), (0, 1), (0, 0)
    segments = pack(">16H", 4, 32, 0, 4, 4, 1, 0, *ends, 0, *starts, *steps, *elsewhere)
    return pack(">4HI", 0, 1, 3, 1, 12) + segments


def _glyph() -> bytes:
    """Return the one glyph: an outline of two points, and a byte that makes its length even."""
    return pack(">5h2H6B", 1, 0, BOTTOM, RIGHT, TOP, 1, 0, *STROKE, 0)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Return tables, in the order of their names, as a file."""
    count, at = len(tables), 12 + 16 * len(tables)
    parts = [pack(">I4H", FIXED, count, 64, 2, 16 * count - 64)]
    for name, table in tables.items():
        parts.append(pack(">4s3I", name, 0, at, len(table)))
        at += len(table) + -len(table) % 4
    for table in tables.values():
        parts += [table, bytes(-len(table) % 4)]
    return b"".join(parts)


@cache
def _answers() -> Any:
    """Return the answers to what pdfium asks of fonts; kept for good, as it keeps their address."""
    info = raw.FPDF_SYSFONTINFO(version=1)
    info.MapFont = type(info.MapFont)(_chosen)
    info.GetFaceName = type(info.GetFaceName)(_named)
    info.GetFontData = type(info.GetFontData)(_data)
    return info


def _chosen(
    _info: object, _weight: int, _italic: int, charset: int, _pitch: int, name: Any, _exact: object
) -> int | None:
    """Answer which font replaces one by that name; None leaves it to pdfium's own."""
    if charset in {ANSI, SYMBOL} and ctypes.cast(name, ctypes.c_char_p).value in STANDARD:
        return None
    return THIS_FONT


def _named(_info: object, _font: object, buffer: Any, size: int) -> int:
    """Answer what the font is called."""
    return _copied(NAME, buffer, size)


def _data(_info: object, _font: object, table: int, buffer: Any, size: int) -> int:
    """Answer what the font's file holds; its tables are not given one by one."""
    return _copied(font(), buffer, size) if table == WHOLE else 0


def _copied(data: bytes, buffer: Any, size: int) -> int:
    """Copy data into a buffer if it is large enough; return how large it must be."""
    if size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
