"""Tables of saved pages as text extractors write them: a cell a line, bars where the walls were.

``自然人 |`` on each line, or ``自然人`` and a lone bar below it; further bars stand for columns
that a cell covers, or fill a short row up. The lines come out one cell each; a blank cell is a
line with nothing but a bar. Rows that lie on one line each are left as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.blocks.cells import BLANK_CELL
from engine.reading.formats.text.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 12
MANY = 60
"""How many bars a line has that holds tables whole."""
SHORTEST = 600
_BARS = re.compile(r"\s*+\|[\s|]*+\Z")
_ENDS = re.compile(r"\s*+[^|]++(?P<bars>\|(?:\s*\|)*+)\s*+\Z")


def unbarred(lines: list[Line]) -> list[Line]:
    """Return the lines without the bars of cells that lie on a line each; else the same list.

    A line in which sentences and whole tables ran together loses its bars: the figures are found
    in it as in any other line, and where a blank cell went with them, their number tells.
    """
    if any(map(_is_all, lines)):
        lines = [
            Line(line.number, line.text.replace("|", " "), line.raw, line.start)
            if _is_all(line)
            else line
            for line in lines
        ]
    if sum("|" in line.text for line in lines) < LEAST:
        return lines
    alone = sum(1 for line in lines if _count(line.text) == 1 and _BARS.match(line.text))
    ended = sum(1 for line in lines if "|" in line.text and _ENDS.match(line.text))
    rows = sum(1 for line in lines if line.text.count("|") > 1 and not _is_cell(line.text))
    if alone + ended < LEAST or rows * 3 > alone + ended:
        return lines
    return list(_cells(lines))


def _is_all(line: Line) -> bool:
    """Tell a line that holds a report's prose and the rows of its tables."""
    return len(line.text) > SHORTEST and "。" in line.text and _count(line.text) >= MANY


def _cells(lines: list[Line]) -> Iterator[Line]:
    """Yield the cells; what a lone bar means hangs on what stands above it."""
    above = "text"
    for line in lines:
        text = line.text.replace(BLANK_CELL, "|")
        if _BARS.match(text):
            bars = _count(text)
            if bars == 1 and above in {"cell", "closed"}:
                yield Line(line.number, BLANK_CELL, BLANK_CELL)
            above = {"text": "closed"}.get(above, above) if bars == 1 else "span"
        elif (match := _ENDS.match(text)) is not None:
            yield Line(line.number, text[: match.start("bars")].rstrip(), line.raw)
            above = "cell" if _count(match["bars"]) == 1 else "span"
        else:
            yield line
            above = "text" if line.text.strip() else above


def _count(text: str) -> int:
    return text.count("|")


def _is_cell(text: str) -> bool:
    return _BARS.match(text) is not None or _ENDS.match(text) is not None
