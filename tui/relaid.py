"""Lay table three out in its columns where the file gives its cells in a row without spans.

Text copied out of Word keeps no merged cells: each row begins at the left, so the numbers of one
column stand in three. What is drawn stays the file's own cells with their own places; only where
they stand side by side comes from how the table was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report import Anchor, Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.report import Report, Table

NUMBER = 3
ORGANISATIONS = 5


def relaid(report: Report) -> dict[int, Grid]:
    """Return the grids to draw instead of those of the document, by block."""
    table = report.tables.get(NUMBER)
    if table is None:
        return {}
    found = {}
    for block in sorted({value.anchor.block for value in table.values.values()}):
        grid = report.document.blocks[block] if block >= 0 else None
        if isinstance(grid, Grid):
            places = _places(table, block)
            if _ragged(places) and all(len(row) == len(_keys(table)) for row in places.values()):
                found[block] = _lay(grid, places, block)
    return found


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
            rows.append(tuple(_naming(names, room, values, blank)))
    return Grid(rows=tuple(rows), anchor=grid.anchor)


def _stretched(cells: Sequence[Cell], room: int) -> list[Cell]:
    """Return the cells, the last of them covering what is left of the room."""
    return [*cells, *[cells[-1]] * (room - len(cells))]


def _naming(names: list[Cell], room: int, values: int, blank: Cell) -> list[Cell]:
    """Return a row of names: of all columns, of groups of them, or of the organisations alone."""
    if len(names) == 2:
        return [*_stretched(names[:1], room), *_stretched(names[1:], values)]
    if len(names) == 3:
        middle = [names[1]] * (values - 2)
        return [*[blank] * room, names[0], *middle, names[2]]
    if len(names) == ORGANISATIONS and values == ORGANISATIONS + 2:
        return [*[blank] * room, blank, *names, blank]
    return _stretched([*names, blank], room + values)[: room + values]
