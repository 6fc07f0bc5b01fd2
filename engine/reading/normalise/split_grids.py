"""Rows of a statutory table that a converter ran on in one row of a grid.

A row in which labels of the form follow figures again and again is many rows. Its walls are
known, so that a blank cell stays one: the row is cut before each label that figures follow.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.forms.axes import vocabulary
from engine.forms.labels import label_pieces
from engine.report import Cell, Grid
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.forms.model import Forms

LEAST_TURNS = 2
FEW_ROWS, MOST_ROWS = 4, 8
_VALUE = re.compile(r"[-−]?[\d.,]*[/\\—-]?")


def unrolled(grid: Grid, forms: Forms) -> Grid:
    """Return the grid with a row for each label, the same grid if none has several."""
    if len(grid.rows) > MOST_ROWS or not any(map(_turns, grid.rows)):
        return grid
    known = _labels(forms)
    least = 1 if len(grid.rows) <= FEW_ROWS else LEAST_TURNS
    rows = [
        piece
        for row in grid.rows
        for piece in (_cut(row, known) if _known_turns(row, known) >= least else [list(row)])
    ]
    return grid if len(rows) == len(grid.rows) else _laid_out(grid, rows)


@lru_cache(maxsize=4_096)
def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text.strip()) is not None


def _turns(row: Sequence[Cell]) -> list[int]:
    """Return the columns in which a word stands right of a figure, none where cells are merged."""
    if any(cell.column_span != 1 or cell.row_span != 1 for cell in row if cell.text):
        return []
    found, figure = [], False
    for column, cell in enumerate(row):
        text = cell.text.strip()
        if text and _is_value(text):
            figure = True
        elif text and figure:
            found.append(column)
            figure = False
    return found


def _known_turns(row: Sequence[Cell], known: frozenset[str]) -> int:
    return sum(1 for column in _turns(row) if _is_label(row[column], known))


def _is_label(cell: Cell, known: frozenset[str]) -> bool:
    return any(words in known for _, words in label_pieces(cell.text))


def _cut(row: Sequence[Cell], known: frozenset[str]) -> Iterator[list[Cell]]:
    """Yield the rows: words of a header or group, then a label with the values behind it."""
    piece: list[Cell] = []
    last = max((i for i, cell in enumerate(row) if cell.text.strip()), default=-1)
    for column, cell in enumerate(row[: last + 1]):
        text = cell.text.strip()
        is_word = bool(text) and not _is_value(text)
        if is_word and piece and (_has_value(piece) or _begins_row(row, column, known)):
            yield piece
            piece = []
        piece.append(cell)
    if piece:
        yield piece


def _has_value(piece: Sequence[Cell]) -> bool:
    """Tell whether something else than words stands in a piece of a row."""
    return any(_is_value(cell.text) for cell in piece)


def _begins_row(row: Sequence[Cell], column: int, known: frozenset[str]) -> bool:
    """Tell the last label before values: those before it are a header or a group."""
    behind = row[column + 1] if column + 1 < len(row) else None
    return behind is not None and _is_value(behind.text) and _is_label(row[column], known)


def _laid_out(grid: Grid, rows: Sequence[Sequence[Cell]]) -> Grid:
    """Return a grid of the rows, short ones padded, each cell told where it now stands."""
    width = max(map(len, rows))
    laid = []
    for r, row in enumerate(rows):
        cells = [
            replace(cell, anchor=replace(cell.anchor, row=r, column=column))
            for column, cell in enumerate(row)
        ]
        anchor = cells[-1].anchor
        cells += [
            Cell(text="", anchor=replace(anchor, column=c), row_span=0, column_span=0)
            for c in range(len(cells), width)
        ]
        laid.append(tuple(cells))
    return replace(grid, rows=tuple(laid))


def _labels(forms: Forms) -> frozenset[str]:
    """Return the words of all rows of tables 2 and 3, over all forms."""
    tables = vocabulary(forms).tables
    return frozenset(
        word for number in (2, 3) for word in (*tables[number].rows.exact, *tables[number].marks)
    )
