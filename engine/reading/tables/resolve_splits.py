"""Rows of table 3 that could be cut in several ways: the columns' identities choose, or nobody.

Only where exactly one combination makes every checkable column balance.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.reading.tables.row_values import settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.forms.axes import Sums
    from engine.forms.model import Sum
    from engine.reading.tables.builder import TableBuilder
    from engine.reading.tables.split_digits import Cut

MOST = 2_000


def settle_open_rows(found: TableBuilder, sums: Sums) -> None:
    """Choose among the cuts of open rows by the identities that hold in each column."""
    choices = [reading.choices for _, _, reading, _ in found.open_rows]
    if not choices or prod(map(len, choices)) > MOST:
        return
    known = _known(found, sums.columns)
    rows = [key for key, *_ in found.open_rows]
    fitting = []
    for combination in product(*choices):
        table = {**known, **dict(zip(rows, combination, strict=True))}
        checked = balances(table, set(rows), sums.in_column)
        if checked is not None and checked:
            fitting.append(combination)
        if len(fitting) > 1:
            return
    if len(fitting) == 1:
        _take(found, fitting[0])


def _known(found: TableBuilder, keys: Sequence[str]) -> dict[str, Cut]:
    known = {}
    for row in found.rows:
        numbers = [
            value.number if (value := found.values.get((row, key))) else None for key in keys
        ]
        if all(isinstance(number, int) for number in numbers):
            known[row] = tuple(number for number in numbers if isinstance(number, int))
    return known


def balances(table: Mapping[str, Cut], touched: set[str], sums: Sequence[Sum]) -> bool | None:
    """Tell whether all columns add up; None if no identity over a touched row can be checked."""
    checks = [one for one in (each.over(table) for each in sums) if one is not None]
    checks = [one for one in checks if touched & {*one.add, *one.make}]
    if not checks:
        return None
    width = len(next(iter(table.values())))
    return all(
        sum(table[row][column] for row in one.add) == sum(table[row][column] for row in one.make)
        for one in checks
        for column in range(width)
    )


def _take(found: TableBuilder, combination: Sequence[Cut]) -> None:
    for (key, row, _, layout), choice in zip(found.open_rows, combination, strict=True):
        reading = settle(row, choice, layout)
        for column, value in reading.values.items():
            found.values[key, column] = value
    settled = {id(row.filled[0].anchor) for _, row, _, _ in found.open_rows}
    found.doubts = [doubt for doubt in found.doubts if id(doubt.anchor) not in settled]
    for _, row, _, _ in found.open_rows:
        found.doubt(DoubtKind.ROW_CUT_BY_COLUMNS, row.filled[0].anchor)
