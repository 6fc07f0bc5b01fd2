"""Table 4 turned on its side: a row for each result, or a row for each single figure.

``结果维持 | 1 | 0 | 0`` under a header of the three groups, or ``行政复议 | 结果维持 | 1``: the
labels say where every figure belongs, so nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.forms.labels import normalise_label
from engine.reading.tables.cell_value import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.forms.axes import Axes
    from engine.reading.tables.builder import TableBuilder
    from engine.reading.tables.rows import Row
    from engine.report import Cell

LEAST = 4


def read_turned(rows: Sequence[Row], axes: Axes, found: TableBuilder) -> bool:
    """Read the rows into ``found`` if they are a turned table 4; tell whether they are."""
    order = _order(rows, axes)
    read = [(row, _cells(row, axes, order or axes.order)) for row in rows]
    read = [(row, own) for row, own in read if own or row.has_figures]
    cells = {key: (row, cell) for row, own in read for key, cell in own.items()}
    if not all(own for _, own in read) or len({result for _, result in cells}) < LEAST:
        return False
    if sum(len(own) for _, own in read) != len(cells):
        return False
    doubt = None if order else CellDoubt.GROUPS_UNNAMED
    for (group, result), (row, cell) in cells.items():
        found.values[group, result] = value_of(cell, doubt=doubt)
        found.rows.setdefault(group, row)
        found.columns.add(result)
    return True


def _order(rows: Sequence[Row], axes: Axes) -> tuple[str, ...]:
    """Return the groups as header or rows name them, left to right; nothing if some are unnamed."""
    cells = [cell for row in rows for cell in row.cells]
    named = [key for cell in cells for key in _groups(normalise_label(cell.text), axes)]
    order = tuple(dict.fromkeys(named))
    return order if len(order) == len(axes.order) else ()


def _cells(row: Row, axes: Axes, order: Sequence[str]) -> dict[tuple[str, str], Cell]:
    """Return the cells of a row that its own labels place, blank or not: three groups, or one."""
    results = [key for _, words in row.pieces for key in _results(words, axes)]
    groups = [key for _, words in row.pieces for key in _groups(words, axes)]
    if len(results) != 1 or len(set(groups)) > 1:
        return {}
    if not groups and len(row.values) == len(axes.order):
        return {(group, results[0]): cell for group, cell in zip(order, row.values, strict=True)}
    cells = row.filled or row.values
    if groups and len(cells) == 1:
        return {(groups[0], results[0]): cells[0]}
    return {}


def _groups(words: str, axes: Axes) -> list[str]:
    return [c.key for c in axes.rows.exact.get(words, ()) if c.key in axes.order]


def _results(words: str, axes: Axes) -> list[str]:
    return [c.key for c in axes.columns.exact.get(words, ()) if c.key in axes.sums.columns]
