"""Merged cells: from the cells of a file to a matrix in which each covers all its positions.

Word counts merged columns, HTML spans, LibreOffice adds columns of one unit's width that shift
every value by one. All come down to one matrix: the same slot at every position it covers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from engine.doubts import CellDoubt
    from engine.report import Cell

Row = list["Slot | None"]


@dataclass(slots=True, eq=False)
class Slot:
    """A cell of the source before it is placed: its text and where it stands in the file."""

    text: str
    native: str = ""
    line: int | None = None
    char: int | None = None
    page: int | None = None
    rows: int = 0
    columns: int = 0
    cell: Cell | None = None
    top: int = 0
    left: int = 0
    doubt: CellDoubt | None = None


def squeeze(rows: list[Row], widths: Callable[[], list[float]] = list) -> list[Row]:
    """Return the rows, equally long, without the columns that no cell occupies alone."""
    width = max(map(len, rows))
    for row in rows:
        row.extend([None] * (width - len(row)))
    slivers = _slivers(rows, width, widths)
    if not slivers:
        return rows
    return [[slot for c, slot in enumerate(row) if c not in slivers] for row in rows]


def _slivers(rows: list[Row], width: int, widths: Callable[[], list[float]]) -> set[int]:
    """Find the columns to drop: the narrowest first, minding what earlier drops left of a cell."""
    candidates = [c for c in range(width) if not _alone_somewhere(rows, c, width)]
    if not candidates:
        return set()
    candidates = _narrowest_first(candidates, widths(), width)
    runs = {(start, end) for row in rows for start, end, slot in _runs(row) if slot is not None}
    return _droppable(candidates, runs)


def _narrowest_first(candidates: list[int], widths: list[float], width: int) -> list[int]:
    """Order columns for dropping: true slivers first, then from the right, as text flows."""
    narrow = sorted(widths)[width // 2] / 4 if len(widths) == width else 0.0
    return sorted(candidates, key=lambda c: (not (narrow and widths[c] < narrow), -c))


def _alone_somewhere(rows: list[Row], column: int, width: int) -> bool:
    last = width - 1
    for row in rows:
        slot = row[column]
        if (
            slot is not None
            and (column == 0 or row[column - 1] is not slot)
            and (column == last or row[column + 1] is not slot)
        ):
            return True
    return False


def _droppable(candidates: list[int], runs: set[tuple[int, int]]) -> set[int]:
    dropped: set[int] = set()
    for column in candidates:
        over = [run for run in runs if run[0] <= column < run[1]]
        if all(end - start - sum(start <= d < end for d in dropped) > 1 for start, end in over):
            dropped.add(column)
    return dropped


def _runs(row: Row) -> Iterable[tuple[int, int, Slot | None]]:
    """Yield (start, end, slot) for each stretch of one slot in a row."""
    start = 0
    for c in range(1, len(row) + 1):
        if c == len(row) or row[c] is not row[start] or row[c] is None:
            yield start, c, row[start]
            start = c


def spread(rows: list[Row]) -> int:
    """Count into each slot how many rows and columns it covers; return the letters of all."""
    letters = 0
    for r, row in enumerate(rows):
        for c, slot in enumerate(row):
            if slot is None:
                continue
            if slot.rows == 0:
                slot.top, slot.left = r, c
                slot.rows = slot.columns = 1
                letters += len(slot.text)
            else:
                slot.rows = max(slot.rows, r - slot.top + 1)
                slot.columns = max(slot.columns, c - slot.left + 1)
    return letters
