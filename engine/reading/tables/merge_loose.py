"""Tables that lie as lines in the text, joined to those that were found in grids.

What no grid holds, or holds but a small share of, is taken from the text, with a doubt of the
table and of each figure that nothing bears out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import CellDoubt, Doubt, DoubtKind
from engine.reading.tables.foreign_tables import is_small_share
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.tables.builder import Tables
    from engine.report import Table

MOST_BROKEN = {3: 3, 4: 1}
"""So many rows may not add up where all others do and no figure lacks: so it stands in the text."""


def joined(found: Tables, others: Tables) -> Tables:
    """Take from ``others`` the tables that ``found`` lacks, or has but a small share of."""
    found = _without(found, [n for n, t in others.tables.items() if _is_other(found, t)])
    fresh = {n: t for n, t in others.tables.items() if n not in found.tables}
    doubts = [Doubt.of(DoubtKind.TABLE_FROM_TEXT, t.anchor, table=n) for n, t in fresh.items()]
    filled = {n: _filled(t, others.tables.get(n)) for n, t in found.tables.items()}
    return replace(
        found,
        tables={**{n: _from_lines(t) for n, t in fresh.items()}, **filled},
        blocks={**others.blocks, **found.blocks},
        starts={**others.starts, **found.starts},
        doubts=(*found.doubts, *(others.doubts if fresh else ()), *doubts),
        paragraphs=frozenset(block for n in fresh for block in others.cells[n]),
        loose=frozenset(fresh),
    )


def _is_other(found: Tables, table: Table) -> bool:
    """Tell whether the grid taken for a table is another one: the text holds the whole table."""
    known = found.tables.get(table.number)
    return known is not None and is_small_share(_rows(known), _rows(table))


def _rows(table: Table) -> set[str]:
    return {row for row, _ in table.values}


def _without(found: Tables, numbers: Sequence[int]) -> Tables:
    if not numbers:
        return found
    tables = {n: t for n, t in found.tables.items() if n not in numbers}
    return replace(
        found,
        tables=tables,
        blocks={n: found.blocks[n] for n in tables},
        starts={n: found.starts[n] for n in tables},
    )


def lost_rows(table: Table) -> set[str | None]:
    """Return the keys of the statutory rows that a table lacks."""
    return {d.key for d in table.deviations if d.kind == "missing" and d.axis == "row"}


def _filled(table: Table, other: Table | None) -> Table:
    """Put in, with a doubt, the rows that slipped out of the grid into the text beside it."""
    lost = lost_rows(table)
    fresh = {
        cell: replace(value, doubt=value.doubt or CellDoubt.BESIDE)
        for cell, value in (other.values.items() if other else ())
        if cell[0] in lost and value.number is not None
    }
    back = {row for row, _ in fresh}
    deviations = tuple(d for d in table.deviations if d.kind != "missing" or d.key not in back)
    return replace(table, values={**table.values, **fresh}, deviations=deviations)


def _from_lines(table: Table) -> Table:
    """Trust of a table without a grid only the rows that are whole and add up, or all of it.

    All of it where no row lacks, each has its figures and only a few do not add up: then the
    figures stand apart, and what is wrong is wrong in the text, a row called otherwise too. What
    else a table lacks or has too much may be lost in the text: never call it altered.
    """
    sums = {row: _adds_up(table, row) for row in dict.fromkeys(row for row, _ in table.values)}
    broken = [row for row, right in sums.items() if not right]
    whole = None not in sums.values() and not lost_rows(table)
    if whole and len(broken) <= MOST_BROKEN.get(table.number, 0):
        broken = []
    values = {
        cell: replace(value, doubt=value.doubt or CellDoubt.NO_GRID) if cell[0] in broken else value
        for cell, value in table.values.items()
    }
    called = [d for d in table.deviations if whole and d.kind == "relabelled" and d.axis == "row"]
    return replace(table, values=values, deviations=tuple(called))


def _adds_up(table: Table, row: str) -> bool | None:
    """Tell whether a row's total (tables 3 and 4) is the sum beside it, None if a figure lacks."""
    numbers = {column: table.number_at(row, column) for own, column in table.values if own == row}
    if None in numbers.values():
        return None
    total = numbers.pop("total", None)
    return table.number == 2 or sum(n for n in numbers.values() if n is not None) == total
