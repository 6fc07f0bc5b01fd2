"""A Word table flattened to one cell a line, as text extractors write it.

A line that begins with a tab opens a cell; one blank line ends the row, two end the table; a
line without a tab goes on in the cell, also after a blank line (a cell of several paragraphs).
An empty paragraph below a figure is such a blank line, too: what it tore apart is put together.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot

if TYPE_CHECKING:
    from engine.reading.formats.text.lines import Line

NUMBERISH = re.compile(r"[\s\d.,，．０-９/／—–-]*\Z")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LONG = 60
MOST_LINES = 12
MOST_CELLS = 50


def is_cell_line(line: Line) -> bool:
    """Tell whether a line opens a cell: one tab, at its beginning."""
    return line.text.startswith("\t") and "\t" not in line.text[1:].rstrip("\t")


def is_flattened(lines: list[Line], start: int) -> bool:
    """Tell whether most lines from ``start`` to the next one without a tab open a single cell."""
    run = takewhile(lambda line: "\t" in line.text, lines[start : start + MOST_CELLS])
    cells = [is_cell_line(line) for line in run]
    return sum(cells) * 2 > len(cells)


def flattened_table(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """Read the table that begins at ``start``; return its rows and the index after it."""
    rows: list[list[Slot]] = []
    blanks = held = 0
    index = after = opened = start
    while index < len(lines):
        line = lines[index]
        text = line.text
        index += 1
        if not text or ("\t" not in text and line.blank):
            blanks += 1
            continue
        if blanks > 1 and not _opens_figure(line):
            break
        if text[0] == "\t":
            if blanks or not rows:
                rows.append([])
            rows[-1].append(Slot(text[1:].rstrip("\t"), "", line.number, line.char(1)))
            held, opened = 0, index
        elif held == MOST_LINES:  # no cell is as long: the text after the table began long ago
            rows[-1][-1].text = lines[opened - 1].text[1:].rstrip("\t")
            after = opened
            break
        elif _goes_on(rows[-1][-1].text, text):
            rows[-1][-1].text += "\n" + text
            held += 1
        else:
            break
        blanks, after = 0, index
    return [list(row) for row in _whole(rows)], after


def _opens_figure(line: Line) -> bool:
    """Tell whether a line opens a cell with a figure: no row of a table of words begins so."""
    return is_cell_line(line) and _is_number(line.text)


def _is_number(text: str) -> bool:
    return bool(text.strip()) and NUMBERISH.match(text) is not None


def _whole(rows: list[list[Slot]]) -> list[list[Slot]]:
    """Return the rows, those that begin with a figure put to a short row above where they fit.

    A table of nothing but figures is left as it is.
    """
    widest = max(map(len, rows))
    if all(_is_number(row[0].text) for row in rows):
        return rows
    kept: list[list[Slot]] = []
    for row in rows:
        if kept and _is_number(row[0].text) and len(kept[-1]) + len(row) <= widest:
            kept[-1] += row
        else:
            kept.append(row)
    return kept


def _goes_on(cell: str, line: str) -> bool:
    """Tell whether an untabbed line belongs to the open cell, not to the text after the table."""
    if len(line.strip()) > LONG:
        return False
    return not (cell.strip() and NUMBERISH.match(cell) and CHINESE.search(line))
