"""Lay tables three and four out in their columns where the file gives cells without spans.

Text copied out of Word keeps no merged cells: each row begins at the left, so the numbers of one
column stand in three. Markdown repeats a merged cell's words instead. What is drawn stays the
file's own cells with their own places; only how they stand together is made good.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.report import Cell, Grid
from tui.render.grid import NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.report import Report, Table

ORGANISATIONS = 5
OUTCOMES = 5
REPEATS = 3


def relaid(report: Report) -> dict[int, Grid]:
    """Return the grids to draw instead of those of the document, by block."""
    three, four = report.tables.get(3), report.tables.get(4)
    repeated = {
        number: _merged(block)
        for number, block in enumerate(report.document.blocks)
        if isinstance(block, Grid) and _repeats(block) >= REPEATS
    }
    return {
        **repeated,
        **(_three(report, three) if three is not None else {}),
        **(_four(report, four) if four is not None else {}),
    }


def _repeats(grid: Grid) -> int:
    """Count cells that say the same as the one before them and are not merged with it."""
    return sum(
        _same(left, right) and left is not right
        for row in grid.rows
        for left, right in pairwise(row)
    )


def _same(one: Cell, other: Cell) -> bool:
    """Tell whether two cells hold the same words (equal numbers are still two numbers)."""
    return bool(one.text.strip()) and one.text == other.text and NUMBER.match(one.text) is None


def _merged(grid: Grid) -> Grid:
    """Return the grid with repeated words taken for one merged cell."""
    rows: list[tuple[Cell, ...]] = []
    for row in grid.rows:
        cells: list[Cell] = []
        for column, cell in enumerate(row):
            beside = cells[-1] if cells else None
            above = rows[-1][column] if rows and column < len(rows[-1]) else None
            same = (one for one in (beside, above) if one is not None and _same(one, cell))
            cells.append(next(same, cell))
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), anchor=grid.anchor)


def _three(report: Report, table: Table) -> dict[int, Grid]:
    laid = {}
    for block in sorted({value.anchor.block for value in table.values.values()}):
        grid = report.document.blocks[block] if block >= 0 else None
        if isinstance(grid, Grid):
            places = _places(table, block)
            if _ragged(places) and all(len(row) == len(_keys(table)) for row in places.values()):
                laid[block] = _lay(grid, places, block)
    return laid


def _four(report: Report, table: Table) -> dict[int, Grid]:
    """Lay out the names over the single row of table four: two, then seven, then ten of them."""
    block = table.anchor.block
    grid = report.document.blocks[block] if block >= 0 else None
    if not isinstance(grid, Grid) or len(grid.rows[0]) != OUTCOMES * 3:
        return {}
    names = [[cell for cell in row if cell.text.strip()] for row in grid.rows]
    if [len(row) for row in names[:3]] != [2, OUTCOMES + 2, OUTCOMES * 2]:
        return {}
    review, suits = names[0]
    single, (direct, after) = names[1][:OUTCOMES], names[1][OUTCOMES:]
    rows = (
        (*[review] * OUTCOMES, *[suits] * OUTCOMES * 2),
        (*single, *[direct] * OUTCOMES, *[after] * OUTCOMES),
        (*single, *names[2]),
        *grid.rows[3:],
    )
    return {block: Grid(rows=rows, anchor=grid.anchor)}


def _keys(table: Table) -> list[str]:
    return list(dict.fromkeys(column for _, column in table.values))


def _places(table: Table, block: int) -> dict[int, list[int]]:
    """Return for each row of the grid the columns of its values, in the form's order."""
    order = {key: number for number, key in enumerate(_keys(table))}
    rows: dict[int, dict[int, int]] = {}
    for (_, column), value in table.values.items():
        anchor = value.anchor
        if anchor.block == block and anchor.row is not None and anchor.column is not None:
            rows.setdefault(anchor.row, {})[order[column]] = anchor.column
    return {row: [columns[n] for n in sorted(columns)] for row, columns in rows.items()}


def _ragged(places: Mapping[int, Sequence[int]]) -> bool:
    return len({tuple(columns) for columns in places.values()}) > 1


def _lay(grid: Grid, places: Mapping[int, Sequence[int]], block: int) -> Grid:
    values = max(len(columns) for columns in places.values())
    labels = {
        row: [cell for cell in grid.rows[row][: columns[0]] if cell.text.strip()]
        for row, columns in places.items()
    }
    room = max(1, *map(len, labels.values()))
    blank = Cell(text="", anchor=Anchor(block=block))
    rows = []
    for number, row in enumerate(grid.rows):
        if number in places:
            numbers = [row[column] for column in places[number]]
            rows.append((*_stretched(labels[number] or [blank], room), *numbers))
        else:
            names = [cell for cell in row if cell.text.strip()]
            ends = (rows[-1][room], rows[-1][-1]) if rows else (blank, blank)
            rows.append(tuple(_naming(names, room, values, blank, ends)))
    return Grid(rows=tuple(rows), anchor=grid.anchor)


def _stretched(cells: Sequence[Cell], room: int) -> list[Cell]:
    """Return the cells, the last of them covering what is left of the room."""
    return [*cells, *[cells[-1]] * (room - len(cells))]


def _naming(
    names: list[Cell], room: int, values: int, blank: Cell, ends: tuple[Cell, Cell]
) -> list[Cell]:
    """Return a row of names: of all columns, of groups of them, or of the organisations alone.

    The columns beside the organisations have their names (``ends``) in the row above.
    """
    if len(names) == 2:
        return [*_stretched(names[:1], room), *_stretched(names[1:], values)]
    if len(names) == 3:
        middle = [names[1]] * (values - 2)
        return [*[blank] * room, names[0], *middle, names[2]]
    if len(names) == ORGANISATIONS and values == ORGANISATIONS + 2:
        return [*[blank] * room, ends[0], *names, ends[1]]
    return _stretched([*names, blank], room + values)[: room + values]
