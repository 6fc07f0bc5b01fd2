"""HTML tables that stand in a text: converters write what Markdown cannot say as ``<table>``.

Only the table is read as a page is, with its spans; the text around it keeps its own lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.formats.text.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.blocks.spans import Row, Slot
    from engine.reading.files.limits import Limits

TABLE = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)


def apart(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every outer ``<table>`` beginning and ending on a line of its own."""
    found: list[Line] = []
    depth = 0
    for line in lines:
        start = 0
        for match in TABLE.finditer(line.text) if "<" in line.text else ():
            before = depth
            depth = max(depth + (-1 if match[1] else 1), 0)
            if before == 0 and depth == 1:
                start = _cut(found, line, start, match.start())
            elif before == 1 and depth == 0:
                start = _cut(found, line, start, match.end())
        if start == 0:
            found.append(line)
        elif line.text[start:].strip():
            found.append(_piece(line, start, len(line.text)))
    return found


def _cut(found: list[Line], line: Line, start: int, end: int) -> int:
    if line.text[start:end].strip():
        found.append(_piece(line, start, end))
    return end


def _piece(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    return Line(line.number, text, line.raw, line.start + start)


def is_tagged(lines: Sequence[Line], index: int) -> bool:
    """Tell whether an HTML table begins on a line."""
    match = TABLE.match(lines[index].text.lstrip()) if "<" in lines[index].text else None
    return match is not None and not match[1]


def tagged_table(lines: Sequence[Line], start: int, limits: Limits) -> tuple[list[Row], int]:
    """Read the table that begins at ``start``; return its rows and the index after it."""
    from selectolax.lexbor import LexborHTMLParser  # few texts hold tags

    from engine.reading.formats.html.guard import refuse_monstrous
    from engine.reading.formats.html.tables import rows_of, table_rows

    end = _end(lines, start)
    text = "\n".join(line.text for line in lines[start:end])
    refuse_monstrous(text, limits)
    table = LexborHTMLParser(text).css_first("table")
    rows = table_rows(list(rows_of(table, "table", limits)), limits) if table is not None else []
    _place(rows, lines[start:end])
    return rows, end


def _end(lines: Sequence[Line], start: int) -> int:
    depth = 0
    for index in range(start, len(lines)):
        for match in TABLE.finditer(lines[index].text):
            depth += -1 if match[1] else 1
        if depth <= 0:
            return index + 1
    return len(lines)


def _place(rows: Sequence[Row], lines: Sequence[Line]) -> None:
    """Tell each cell the line and the column of its tag, if tags and cells are as many."""
    slots = list(_own(rows))
    tags = [(line, match) for line in lines for match in CELL.finditer(line.text)]
    if len(slots) == len(tags):
        for slot, (line, match) in zip(slots, tags, strict=True):
            slot.line, slot.char, slot.native = line.number, line.char(match.start()), ""


def _own(rows: Sequence[Row]) -> Iterator[Slot]:
    """Yield each cell once, in the order of the file."""
    seen: set[int] = set()
    for row in rows:
        for slot in row:
            if slot is not None and id(slot) not in seen:
                seen.add(id(slot))
                yield slot
