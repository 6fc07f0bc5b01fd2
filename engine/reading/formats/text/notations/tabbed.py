"""A table of lines with tabs between the cells, as spreadsheets and converters write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot
from engine.reading.formats.text.notations.cell_per_line import is_cell_line

if TYPE_CHECKING:
    from engine.reading.formats.text.lines import Line

SHORT = 40
_PART = re.compile(r"\s*[一二三四五六七]\s*[、.．](?!.*(?:新收|结转|办理结果))")


def is_tabbed_run(lines: list[Line], start: int) -> bool:
    """Tell whether the lines from ``start`` to the next blank one are rows, not one-cell lines."""
    rows = cells = 0
    for line in lines[start : start + 50]:
        if line.blank or "\t" not in line.text:
            break
        if is_cell_line(line):
            cells += 1
        else:
            rows += 1
    return rows >= cells and rows > 0


def tabbed_table(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """Read the rows from ``start`` to the next blank line; return them and the index after.

    A line without a tab between two rows is a broken label: it goes on in the row above while
    that is shorter than the widest, else it opens the row below.
    """
    rows: list[list[Slot]] = []
    index = start
    ahead: Line | None = None
    while index < len(lines) and not lines[index].blank:
        line = lines[index]
        if "\t" in line.text:
            rows.append(_row(line, ahead))
            ahead = None
        elif ahead is not None or not _broken_label(lines, index):
            break
        elif len(rows[-1]) < max(map(len, rows)):
            rows[-1][-1].text += "\n" + line.text
        else:
            ahead = line
        index += 1
    return [list(row) for row in rows], index


def _broken_label(lines: list[Line], index: int) -> bool:
    below = index + 1
    return (
        len(lines[index].text.strip()) <= SHORT
        and below < len(lines)
        and "\t" in lines[below].text
        and not lines[index].text.startswith("#")
        and not opens_part(lines[index].text)
    )


def opens_part(text: str) -> bool:
    """Tell whether a line begins as a heading of a part does, and as no row of table 3."""
    return _PART.match(text) is not None


def _row(line: Line, ahead: Line | None) -> list[Slot]:
    slots: list[Slot] = []
    offset = 0
    for text in line.text.split("\t"):
        slots.append(Slot(text, line=line.number, char=line.char(offset)))
        offset += len(text) + 1
    if ahead is not None:
        slots[0] = Slot(f"{ahead.text}\n{slots[0].text}", line=ahead.number, char=ahead.char())
    return slots
