"""Rows of publications as people paste them: no header, any columns, whatever mark between cells.

What comes out is a table with a header, so that one reader understands pasted rows and files alike.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from engine.dates import parse_date
from engine.roster.publications import HEADER, YEAR_CELL, has_publications
from engine.roster.rows import serial_day

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = "\t,;，"
NAME, YEAR, DAY, ADDRESS = range(len(HEADER))
LOOKED_AT = 50
"""So many rows tell what a column holds."""


def headed(text: str) -> tuple[bytes, int]:
    """Return pasted rows as a CSV table with a header, and how many lines were set before them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    rows = _cells(lines)
    written = _csv(rows)
    if has_publications(written, ""):
        return written, 0
    return _csv([_header(rows), *rows]), 1


def _cells(lines: Sequence[str]) -> list[list[str]]:
    """Return the cells of lines; where no mark parts them, blanks do."""
    mark = max(MARKS, key=lambda one: sum(one in line for line in lines))
    if not any(mark in line for line in lines):
        return [line.split() for line in lines]
    reader = csv.reader(lines, delimiter=mark)
    return [[cell.strip() for cell in row] for row in reader]


def _header(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a name for each column by what most of its filled cells look like, each once."""
    names: list[str] = []
    for at in range(max(map(len, rows), default=0)):
        kinds = [_kind(row[at]) for row in rows[:LOOKED_AT] if at < len(row) and row[at]]
        kind = max(kinds, key=kinds.count) if kinds else -1
        names.append(HEADER[kind] if kind >= 0 and HEADER[kind] not in names else "")
    return names


def _kind(cell: str) -> int:
    """Return which column a cell would stand in."""
    if "://" in cell:
        return ADDRESS
    if YEAR_CELL.fullmatch(cell):
        return YEAR
    return DAY if serial_day(cell) or parse_date(cell) else NAME


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
