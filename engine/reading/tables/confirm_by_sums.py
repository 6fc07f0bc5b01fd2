"""Doubts about the reading of table 3 that its own identities take away.

A row recognised by its order or its numeral, or put together from the text beside the table, is
doubtful by itself, and so is a figure beside which something was left out (a note's mark, 9 struck
out before 7). Where every row and every column of the table then adds up, it was read right:
what was read wrong would have to be wrong in a way that balances both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import replace

if TYPE_CHECKING:
    from engine.doubts import CellDoubt
    from engine.forms.axes import Sums
    from engine.forms.model import Sum
    from engine.report import Table


def confirmed(table: Table, settled: frozenset[CellDoubt], sums: Sums) -> Table:
    """Return table 3 without the doubts that its sums settle; any other table as it is.

    Only the reasons in ``settled`` are taken away: that a row stands twice, or that a column was
    told by its order, is not settled by sums (two columns changed about add up as well).
    """
    doubted = [value for value in table.values.values() if value.doubt]
    if table.number != 3 or not doubted or any(value.number is None for value in doubted):
        return table
    if any(value.doubt not in settled for value in doubted):
        return table
    named_only = all(d.kind in {"relabelled", "misspelt"} for d in table.deviations)
    if not named_only or not adds_up(table, sums, doubted=True):
        return table
    values = {cell: replace(value, doubt=None) for cell, value in table.values.items()}
    return replace(table, values=values)


def adds_up(table: Table, sums: Sums, *, doubted: bool = False) -> bool:
    """Tell whether the totals are right: of the results in each column, of each row.

    ``doubted``: only the doubted rows have to. A balance is not asked for: it ties other rows.
    """
    rows = tuple(dict.fromkeys(row for row, _ in table.values))
    totals = [one.over(rows) for one in sums.in_column if len(one.make) == 1]
    checked = [row for row in rows if not doubted or _is_doubted(table, row)]
    results_add_up = all(
        one is not None and holds(table, one, column) for one in totals for column in sums.columns
    )
    return results_add_up and all(holds(table, one, row) for one in sums.in_row for row in checked)


def holds(table: Table, one: Sum, key: str) -> bool:
    """Tell whether an identity holds in the row or column of a key; a missing figure fails it."""
    sides = [
        [table.number_at(*((key, own) if one.in_each == "row" else (own, key))) for own in side]
        for side in (one.add, one.make)
    ]
    left, right = ([number for number in side if number is not None] for side in sides)
    return len(left) == len(one.add) and len(right) == len(one.make) and sum(left) == sum(right)


def _is_doubted(table: Table, row: str) -> bool:
    return any(value.doubt for (own, _), value in table.values.items() if own == row)
