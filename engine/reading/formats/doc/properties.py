"""Properties of paragraphs and characters in a Word 97–2003 file: tables, deletions, symbols.

They stand in 512-byte pages (FKP) of modifiers (sprm), by byte offset of the text they belong to.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.blocks.unseen import symbol
from engine.reading.formats.doc.streams import TOO_LONG
from engine.reading.formats.doc.styles import level_of, lineage, styles_of
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.reading.formats.doc.streams import Streams

OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
TABLE_DEFINITION = (0xD608, 0xD606)
TABS = 0xC615
HUGE = (0x6645, 0x6646)
DELETED, HIDDEN, SYMBOL = 0x0800, 0x083C, 0x6A09
ON = (b"\1", b"\x81")
PAGE = 512
MODIFIERS = 20 << 20
"""How many bytes of modifiers are applied at most, those that stand elsewhere included."""
RUNS = 300_000
"""How many stretches of equal properties a report has at most."""


@dataclass(slots=True)
class Properties:
    """What the reader needs of a paragraph."""

    in_table: bool = False
    row_end: bool = False
    depth: int = 0
    level: int | None = None
    numbered: bool = False
    definition: bytes = b""
    vertical: dict[int, int] = field(default_factory=dict)
    across: dict[int, int] = field(default_factory=dict)


class Paragraphs:
    """The properties of paragraphs by byte offset."""

    def __init__(self, found: Streams) -> None:
        self._data = found.data
        runs = sorted(_runs(found, 0x102, 13), key=lambda run: run[0])
        self._starts = [run[0] for run in runs]
        self._styles = styles_of(found)
        self._runs = runs
        self._left = MODIFIERS
        self._known: dict[bytes, Properties] = {}

    def at(self, offset: int) -> Properties:
        """Return the properties of the paragraph whose mark stands at a byte offset."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._runs[index][1]:
            return Properties()
        own = self._runs[index][2]
        if own not in self._known:  # all cells of a table have the same
            self._known[own] = self._read(own)
        return self._known[own]

    def _read(self, own: bytes) -> Properties:
        """Apply the modifiers of the style and what it is based on, then the paragraph's own."""
        found = Properties()
        style = int.from_bytes(own[:2], "little") if len(own) >= 2 else 0
        for one in lineage(self._styles, style):
            found.level = level_of(one) or found.level
            self._modify(found, one.modifiers)
        self._modify(found, own[2:])
        return found

    def _modify(self, found: Properties, modifiers: bytes) -> None:
        waiting = [modifiers]
        for _round in range(8):
            if not waiting:
                break
            self._left -= len(waiting[-1])
            if self._left < 0:
                raise ReadingError(TOO_LONG)
            for code, operand in sprms(waiting.pop()):
                if code in HUGE and len(operand) == 4:
                    waiting += _elsewhere(self._data, operand)
                else:
                    _apply(found, code, operand)


def _elsewhere(data: bytes, operand: bytes) -> list[bytes]:
    """Return modifiers that stand in the data stream because there are so many."""
    at = struct.unpack("<I", operand)[0]
    if at + 2 > len(data):
        return []
    return [data[at + 2 : at + 2 + struct.unpack_from("<H", data, at)[0]]]


def _apply(found: Properties, code: int, operand: bytes) -> None:
    """Put one modifier into the properties."""
    if code == 0x2416:
        found.in_table = operand[:1] == b"\1"
    elif code == 0x2417:
        found.row_end = operand[:1] == b"\1"
    elif code == 0x6649 and len(operand) == 4:
        found.depth = struct.unpack("<i", operand)[0]
    elif code == 0x2640 and operand:
        found.level = operand[0] + 1 if operand[0] < 9 else None
    elif code == 0x460B and len(operand) == 2:
        found.numbered = operand not in {b"\0\0", b"\x01\xf8"}
    elif code == 0xD608:
        found.definition = operand
    elif code == 0xD62B and len(operand) == 2:
        found.vertical[operand[0]] = operand[1]
    elif code == 0x5624 and len(operand) == 2:
        found.across[operand[0]] = operand[1]


class Marked:
    """What differs from its code: characters deleted or hidden, and symbols of other fonts."""

    def __init__(self, found: Streams) -> None:
        self._stretches = sorted(_marked(found))
        self._starts = [start for start, _, _ in self._stretches]

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self._stretches)

    def shown(self, offset: int, character: str) -> str:
        """Return what is seen of the character at a byte offset; nothing if it is not seen."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._stretches[index][1]:
            return character
        return self._stretches[index][2]


def _marked(found: Streams) -> Iterator[tuple[int, int, str]]:
    """Yield (first byte, byte behind the last, what is shown instead)."""
    known: dict[bytes, str | None] = {}  # most runs of a file are alike
    for start, end, modifiers in _runs(found, 0xFA, 1):
        if modifiers not in known:
            known[modifiers] = _instead(modifiers)
        instead = known[modifiers]
        if instead is not None:
            yield start, end, instead


def _instead(modifiers: bytes) -> str | None:
    """Return what is shown instead of the characters that have these modifiers, None for them."""
    instead: str | None = None
    for code, operand in sprms(modifiers):
        if code in {DELETED, HIDDEN} and operand[:1] in ON:
            return ""
        if code == SYMBOL and len(operand) == 4:
            instead = symbol(struct.unpack("<HH", operand)[1])
    return instead


def _runs(found: Streams, place: int, entry: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (first byte, byte behind the last, modifiers) from the pages of properties.

    ``place`` is where the FIB names the table of pages, ``entry`` the size of a page's entries:
    13 bytes for paragraphs, 1 for characters.
    """
    table = found.part(place)
    count = max((len(table) - 4) // 8, 0)
    seen: set[int] = set()
    left = RUNS
    for index in range(count):
        number = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
        page = found.main[number * PAGE : number * PAGE + PAGE]
        if len(page) < PAGE or number in seen:
            continue
        seen.add(number)
        left -= page[PAGE - 1]
        if left < 0:
            raise ReadingError(TOO_LONG)
        yield from _on_page(page, entry)


def _on_page(page: bytes, entry: int) -> Iterator[tuple[int, int, bytes]]:
    count = page[PAGE - 1]
    if 4 * (count + 1) + entry * count >= PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
    for index in range(count):
        at = page[4 * (count + 1) + entry * index] * 2
        modifiers = b""
        if at and entry == 1:
            modifiers = page[at + 1 : at + 1 + page[at]]
        elif at and page[at]:
            modifiers = page[at + 1 : at + 2 * page[at]]
        elif at and at + 1 < PAGE:
            modifiers = page[at + 2 : at + 2 + 2 * page[at + 1]]
        yield bounds[index], bounds[index + 1], modifiers


def sprms(modifiers: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (code, operand) of each modifier; a broken tail is left out."""
    at = 0
    while at + 2 <= len(modifiers):
        code = struct.unpack_from("<H", modifiers, at)[0]
        at += 2
        size, skip = _size(modifiers, at, code)
        if size < 0:
            return
        at += skip
        yield code, modifiers[at : at + size]
        at += size


def _size(modifiers: bytes, at: int, code: int) -> tuple[int, int]:
    """Return the size of an operand and of its own length field; -1 if it is cut off."""
    kind = code >> 13
    if kind != 6:
        return OPERANDS[kind], 0
    if code in TABLE_DEFINITION:
        if at + 2 > len(modifiers):
            return -1, 0
        return max(struct.unpack_from("<H", modifiers, at)[0] - 1, 0), 2
    if at >= len(modifiers):
        return -1, 0
    size = modifiers[at]
    if code == TABS and size == 255:
        size = _tabs(modifiers, at + 1)
    return size, 1


def _tabs(modifiers: bytes, at: int) -> int:
    """Return the size of an overlong list of tab stops."""
    if at >= len(modifiers):
        return -1
    size = 1 + modifiers[at] * 4
    if at + size < len(modifiers):
        size += 1 + modifiers[at + size] * 3
    return size
