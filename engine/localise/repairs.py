"""Every smallest set of cells whose change mends all equations, with the values that do.

Branch on the shortest broken equation: one of its cells has to change. Eliminate that cell and go
on with one change fewer; the last change is found by comparing what the broken equations lack.
Exact integers throughout. Work is counted, not timed, so that the same table always gives the same
answer: after ``LIMIT`` eliminations the search stops and says so.

Only sets whose values the equations determine are listed: two cells that could share one change
between them in many ways are no repair but a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.localise.equations import combine
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from engine.localise.equations import CellKey, Row, System

MOST = 5
"""At most so many cells are changed at a time."""
DEEP = 5
"""Of at most so many cells it is looked through which rows they can stand in together."""
LIMIT = 5000
"""At most so many eliminations of a cell (about 0.1 s on a plain machine)."""

Values = dict["CellKey", int]
Chosen = tuple[tuple["CellKey", "Row", int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """All smallest repairs (cell → new value), or none and whether the search was cut short."""

    repairs: tuple[Values, ...] = ()
    size: int = 0
    cut: bool = False


@dataclass(slots=True)
class _Work:
    values: Mapping[CellKey, int]
    left: int
    found: dict[frozenset[CellKey], Values]
    seen: set[frozenset[CellKey]]


def smallest_repairs(
    system: System, values: Mapping[CellKey, int], *, most: int = MOST, limit: int = LIMIT
) -> Search:
    """Find all smallest sets of cells, values not below zero; empty if ``most`` cells do not do."""
    broken = system.broken
    if not broken:
        return Search()
    work = _Work(values, limit, {}, set())
    where = _standing([system.rows[index] for index in broken])
    widest, sets = sorted(one.bit_count() for one in where.values()), set(where.values())
    for size in range(1, most + 1):
        few = sum(widest[-size:]) < len(broken)
        if few or not _within_reach(sets, (1 << len(broken)) - 1, size):
            continue
        work.seen.clear()
        _branch(work, system.rows, system.needs, (), size)
        if work.left < 0:
            return Search(size=size, cut=True)
        if work.found:
            repairs = sorted(work.found.values(), key=sorted)
            return Search(repairs=tuple(repairs), size=size)
    return Search(size=most, cut=False)


def _branch(work: _Work, rows: list[Row], needs: list[int], chosen: Chosen, size: int) -> None:
    broken = [index for index, need in enumerate(needs) if need]
    if not broken:
        return
    index = min(broken, key=lambda i: len(rows[i]))
    if size == 1:
        _last(work, rows, needs, broken, chosen)
        return
    pivot, lacks = rows[index], needs[index]
    where = _standing([rows[i] for i in broken if i != index])
    sets, others = set(where.values()), (1 << len(broken) - 1) - 1
    before = frozenset([cell for cell, _, _ in chosen])
    for cell in pivot:
        now = before | {cell}
        if now in work.seen:
            continue
        work.seen.add(now)
        if not _within_reach(sets, others & ~where.get(cell, 0), size - 1):
            continue
        work.left -= 1
        if work.left < 0:
            return
        _branch(
            work,
            *_without(rows, needs, index, cell),
            (*chosen, (cell, pivot, lacks)),
            size - 1,
        )


def _standing(rows: Iterable[Row]) -> dict[CellKey, int]:
    """Return for each cell in which of the rows it stands, a bit a row."""
    where: dict[CellKey, int] = {}
    for number, row in enumerate(rows):
        for cell in row:
            where[cell] = where.get(cell, 0) | 1 << number
    return where


def _within_reach(sets: Collection[int], left: int, size: int) -> bool:
    """Tell whether ``size`` cells can stand in all rows that are left, each of which has to change.

    ``sets`` are the sets of rows in which a cell stands. "No" is certain: a row without the cell
    that is eliminated stays as it is, and lacks the same. Of more cells than ``DEEP`` it is only
    counted how many rows they reach: looking through the ways to choose them would have no end.
    """
    if not left:
        return True
    if size * max(map(int.bit_count, sets), default=0) < left.bit_count():
        return False
    if size > DEEP:
        return True
    if size == 1:
        return any(not left & ~one for one in sets)
    first = left & -left
    return any(_within_reach(sets, left & ~one, size - 1) for one in sets if one & first)


def _without(
    rows: list[Row], needs: list[int], index: int, cell: CellKey
) -> tuple[list[Row], list[int]]:
    """Eliminate a cell by the equation at ``index``, which is used up by it."""
    pivot, lacks = rows[index], needs[index]
    rows, needs = rows.copy(), needs.copy()
    for i, row in enumerate(rows):
        if cell in row and i != index:
            rows[i], needs[i] = combine(row, needs[i], pivot, lacks, cell)
    rows[index], needs[index] = {}, 0
    return rows, needs


def _last(
    work: _Work, rows: list[Row], needs: list[int], broken: list[int], chosen: Chosen
) -> None:
    """Keep each single cell that alone mends what is still broken."""
    shortest = min(broken, key=lambda i: len(rows[i]))
    for cell, coefficient in rows[shortest].items():
        change, rest = divmod(needs[shortest], coefficient)
        if rest or any(rows[i].get(cell, 0) * change != needs[i] for i in broken):
            continue
        if sum([cell in row for row in rows]) == len(broken):
            _keep(work, chosen, cell, change)


def _keep(work: _Work, chosen: Chosen, cell: CellKey, change: int) -> None:
    """Work the values of the cells chosen earlier out of their equations, last first."""
    changes = {cell: change}
    for earlier, row, lacks in reversed(chosen):
        rest = lacks - sum([row.get(key, 0) * by for key, by in changes.items()])
        by, remainder = divmod(rest, row[earlier])
        if remainder or not by:
            return
        changes[earlier] = by
    repaired = {key: work.values[key] + by for key, by in changes.items()}
    if min(repaired.values()) >= 0:
        work.found[frozenset(repaired)] = repaired
