"""Tables without walls whose columns a line of dashes marks, as converters write plain text.

``------ ---- ----`` rules the columns; the head stands above it, the rows below. Where blank
lines stand between rows, lines that follow each other are one row of broken cells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot
from engine.reading.formats.text.notations.box_drawn import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.formats.text.lines import Line

_RULER = re.compile(r"\s*(?:-{3,}|={3,})(?:\s+(?:-{2,}|={2,}))+\s*\Z")
_EDGE = re.compile(r"\s*(?:-{8,}|={8,})\s*\Z")
LONGEST_HEAD = 8
MOST_LINES = 600
LONGEST = 4_000


def is_dashed(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a table begins at ``index``: its upper edge, its head, or its ruler."""
    text = lines[index].text
    if len(text) > LONGEST or not text.strip():
        return False
    if _RULER.match(text):
        return True
    if _EDGE.match(text):
        return _ruler_below(lines, index) is not None
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return len(below) <= LONGEST and _RULER.match(below) is not None


def dashed_table(lines: Sequence[Line], start: int) -> tuple[list[Row], int]:
    """Read the table that begins at ``start``; return its rows and the index after it."""
    ruler = start
    while not _RULER.match(lines[ruler].text):
        ruler += 1
    columns = _columns(lines[ruler].text)
    lower = _lower_edge(lines, start, ruler)
    end = lower if lower is not None else _first_blank(lines, ruler + 1)
    spaced = lower is not None and any(line.blank for line in lines[ruler + 1 : end])
    head = [line for line in lines[start:ruler] if not _drawn(line)]
    rows = [_row(head, columns)] if head else []
    body: list[Line] = []
    for line in lines[ruler + 1 : end]:
        if body and (line.blank or not spaced):
            rows.append(_row(body, columns))
            body = []
        if not line.blank and not _drawn(line):
            body.append(line)
    if body:
        rows.append(_row(body, columns))
    return rows, end + 1 if lower is not None else end


def _ruler_below(lines: Sequence[Line], index: int) -> int | None:
    for at in range(index + 1, min(index + 1 + LONGEST_HEAD, len(lines))):
        if _RULER.match(lines[at].text[:LONGEST]):
            return at
        if lines[at].blank:
            return None
    return None


def _lower_edge(lines: Sequence[Line], start: int, ruler: int) -> int | None:
    """Return the line like the upper edge that closes the table, None if it has no upper edge."""
    upper = lines[start].text.strip()
    if start < ruler and not _EDGE.match(upper):
        return None
    rest = range(ruler + 1, min(ruler + MOST_LINES, len(lines)))
    return next((at for at in rest if lines[at].text.strip() == upper), None)


def _first_blank(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and not lines[index].blank:
        index += 1
    return index


def _drawn(line: Line) -> bool:
    return _EDGE.match(line.text) is not None or _RULER.match(line.text) is not None


def _columns(ruler: str) -> list[int]:
    """Return the column in which each run of dashes begins."""
    return [match.start() for match in re.finditer(r"-+|=+", ruler)]


def _row(lines: Sequence[Line], columns: Sequence[int]) -> Row:
    slots: list[Slot] = [Slot("") for _ in columns]
    for line in lines:
        cuts = _cuts(line.text, columns)
        for slot, start, end in zip(slots, cuts, [*cuts[1:], len(line.text)], strict=True):
            words = line.text[start:end].strip()
            if not words:
                continue
            if not slot.text:
                lead = len(line.text[start:end]) - len(line.text[start:end].lstrip())
                slot.line, slot.char = line.number, line.char(start + lead)
            slot.text = f"{slot.text}\n{words}" if slot.text else words
    return list(slots)


def _cuts(text: str, columns: Sequence[int]) -> list[int]:
    """Return the offset in a line where each column begins; never in the middle of a word."""
    cuts, column, offset = [0], 0, 0
    for begin in columns[1:]:
        while offset < len(text) and column < begin:
            column += width_of(text[offset])
            offset += 1
        cut = offset
        while 0 < cut < len(text) and not text[cut - 1].isspace() and not text[cut].isspace():
            cut -= 1
        cuts.append(max(cut, cuts[-1]))
    return cuts
