"""Tables of a Word 97–2003 file: cells on column edges (twips), merged by edges and by flags."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.blocks.spans import Slot
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.blocks.spans import Row
    from engine.reading.formats.doc.properties import Properties

SNAP = 40
"""Edges closer than this, in twips, are one."""
CELLS = 64
"""How many cells a row of Word has at most (63), and its end."""
TOO_LARGE = "Word 文件里的表格太大，不像年度报告的表格，没有读取；请确认文件无误"
MERGED_LEFT, BEGINS_LEFT = 0x2, 0x1
MERGED_UP, BEGINS_UP = 0x20, 0x40


@dataclass(slots=True)
class Line:
    """A row as it stands in the file: texts of its cells, where they begin, its properties."""

    texts: list[str]
    natives: list[str]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Layout:
    """A row's column edges and the flags of its cells."""

    edges: Sequence[int]
    flags: Sequence[int]


def refuse_large(lines: Sequence[Line], rows: int, cells: int) -> None:
    """Raise ReadingError for more rows or positions than allowed, before they are made."""
    columns = len(_edges([_layout(line) for line in lines[: rows + 1]]))
    if len(lines) > rows or len(lines) * columns > cells:
        raise ReadingError(TOO_LARGE)


def unplaced(lines: Sequence[Line]) -> int:
    """Return how many cells with text get no place: beyond what their row defines, or no width.

    What a merge takes away is not among them: Word does not show it either.
    """
    layouts = [_layout(line) for line in lines]
    edges = _edges(layouts)
    return sum(
        bool(text.strip()) and not _has_place(layout, edges, index)
        for line, layout in zip(lines, layouts, strict=True)
        for index, text in enumerate(line.texts)
    )


def _has_place(layout: Layout, edges: list[int], index: int) -> bool:
    if index >= len(layout.edges) - 1:
        return False
    begin, end = layout.edges[index : index + 2]
    return bool(layout.flags[index] & MERGED_LEFT) or _column(edges, begin) < _column(edges, end)


def matrix(lines: Sequence[Line]) -> list[Row]:
    """Return the rows with every slot at each position that it covers."""
    layouts = [_layout(line) for line in lines]
    edges = _edges(layouts)
    above: dict[int, Slot] = {}
    return [_row(line, layout, edges, above) for line, layout in zip(lines, layouts, strict=True)]


def _layout(line: Line) -> Layout:
    """Return the edges and flags that a row's definition and its later modifiers give."""
    definition = line.properties.definition
    count = definition[0] if definition else 0
    if not 0 < count <= CELLS or len(definition) < 1 + 2 * (count + 1):
        width = len(line.texts)
        return Layout([1000 * k for k in range(width + 1)], [0] * width)
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    first = 1 + 2 * (count + 1)
    flags = [
        struct.unpack_from("<H", definition, first + 20 * k)[0]
        if first + 20 * k + 2 <= len(definition)
        else 0
        for k in range(count)
    ]
    for cell, value in line.properties.vertical.items():
        if cell < count:
            flags[cell] = flags[cell] & ~0x60 | (value << 5 & 0x60)
    for begin, end in line.properties.across.items():
        for cell in range(begin, min(end, count)):
            flags[cell] = flags[cell] & ~0x3 | (BEGINS_LEFT if cell == begin else MERGED_LEFT)
    return Layout(edges, flags)


def _edges(layouts: Sequence[Layout]) -> list[int]:
    edges: list[int] = []
    for edge in sorted({edge for layout in layouts for edge in layout.edges}):
        if not edges or edge - edges[-1] > SNAP:
            edges.append(edge)
    return edges


def _row(line: Line, layout: Layout, edges: list[int], above: dict[int, Slot]) -> Row:
    row: Row = [None] * max(len(edges) - 1, 1)
    before: Slot | None = None
    for index, text in enumerate(line.texts[: len(layout.edges) - 1]):
        flag = layout.flags[index] if index < len(layout.flags) else 0
        begin = _column(edges, layout.edges[index])
        end = _column(edges, layout.edges[index + 1])
        slot = Slot(text, native=line.natives[index])
        if flag & MERGED_LEFT and before is not None:
            slot = before
        if flag & MERGED_UP and not flag & BEGINS_UP:
            slot = above.get(begin, slot)
        before = slot
        row[begin:end] = [slot] * (end - begin)
        if flag & MERGED_UP:
            above[begin] = slot
        else:
            above.pop(begin, None)
    return row


def _column(edges: Sequence[int], edge: int) -> int:
    return max(bisect_right(edges, edge + SNAP // 2) - 1, 0)
