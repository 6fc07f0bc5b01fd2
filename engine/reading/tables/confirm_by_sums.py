"""Doubts about the reading of table 3 that its own identities take away.

A row recognised by its order or its numeral, or put together from the text beside the table, is
doubtful by itself. Where every row and every column of the table then adds up, it was read right:
what was read wrong would have to be wrong in a way that balances both ways.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.report import Table

CARRIED = ("new", "carried_in", "carried_out")
COLUMNS = ("natural", "business", "research", "welfare", "legal_service", "other_org", "total")


def confirmed(table: Table, settled: frozenset[str]) -> Table:
    """Return table 3 without the doubts that its sums settle; any other table as it is.

    Only the reasons in ``settled`` are taken away: that a row stands twice, or that a column was
    told by its order, is not settled by sums (two columns changed about add up as well).
    """
    doubted = [value for value in table.values.values() if value.doubt]
    if table.number != 3 or not doubted or any(value.number is None for value in doubted):
        return table
    if any(value.doubt not in settled for value in doubted):
        return table
    if any(d.kind != "relabelled" for d in table.deviations) or not adds_up(table, doubted=True):
        return table
    values = {cell: replace(value, doubt="") for cell, value in table.values.items()}
    return replace(table, values=values)


def adds_up(table: Table, *, doubted: bool = False) -> bool:
    """Tell whether results make (七) in each column, and applicants 总计 in each row.

    ``doubted``: only the doubted rows have to.
    """
    rows = tuple(dict.fromkeys(row for row, _ in table.values))
    if "done" not in rows:
        return False
    results = [row for row in rows if row not in (*CARRIED, "done")]
    for column in COLUMNS:
        numbers = [table.number_at(row, column) for row in results]
        if None in numbers or sum(n for n in numbers if n is not None) != table.number_at(
            "done", column
        ):
            return False
    checked = [row for row in rows if not doubted or _is_doubted(table, row)]
    return all(_row_adds_up(table, row) for row in checked)


def _is_doubted(table: Table, row: str) -> bool:
    return any(value.doubt for (own, _), value in table.values.items() if own == row)


def _row_adds_up(table: Table, row: str) -> bool:
    *parts, total = (table.number_at(row, column) for column in COLUMNS)
    return None not in parts and sum(n for n in parts if n is not None) == total
