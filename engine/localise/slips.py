"""The usual slips of people who fill in tables, as explanations of a repair.

Two neighbouring cells hold the digits of one number (1|2 for 12), one cell those of two, two
neighbours are swapped, a number stands one row or column off, two digits are transposed. A slip is
only ever offered where it mends the equations.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.localise.equations import CellKey, System

TRANSPOSED = "数字前后颠倒"
SWAPPED = "相邻两格互相填反"
MOVED_COLUMN = "错填到相邻一列"
MOVED_ROW = "错填到相邻一行"
MOVED = "错填到相邻一格"
RUN_TOGETHER = "一个数被拆进相邻两格"
SPLIT = "相邻两格的数挤进一格"

Line = tuple["CellKey", ...]


def lines_of(cells: Iterable[CellKey]) -> tuple[Line, ...]:
    """Return the rows and columns in which cells are neighbours; ``cells`` in the form's order.

    Table 4 is one line of cells, whichever group they belong to.
    """
    keys = list(cells)
    if keys and keys[0][0] == 4:
        return (tuple(keys),)
    rows: dict[str, list[CellKey]] = {}
    columns: dict[str, list[CellKey]] = {}
    for key in keys:
        rows.setdefault(key[1], []).append(key)
        columns.setdefault(key[2], []).append(key)
    return tuple(tuple(line) for line in (*rows.values(), *columns.values()))


def slip_of(
    before: Mapping[CellKey, int], after: Mapping[CellKey, int], lines: Sequence[Line]
) -> str | None:
    """Name the slip that a repair would undo, None if it is none of the usual ones."""
    if len(after) == 1:
        ((cell, to),) = after.items()
        return TRANSPOSED if cell in before and _transposed(before[cell], to) else None
    if len(after) != 2:
        return None
    first, second = sorted(after, key=lambda cell: _position(cell, lines))
    if not _neighbours(first, second, lines):
        return None
    was = (before.get(first, 0), before.get(second, 0))
    now = (after[first], after[second])
    return next((name for name, pair in _undone(was, first, second) if pair == now), None)


def slips(
    system: System, values: Mapping[CellKey, int], lines: Sequence[Line]
) -> Iterator[dict[CellKey, int]]:
    """Yield the changes of two neighbours that undo a usual slip and mend every equation."""
    shortest = min((system.rows[i] for i in system.broken), key=len)
    inside = {cell for row in system.rows for cell in row}.intersection(values)
    tried = set()
    for pair in _pairs(set(shortest), lines):
        if pair in tried or not inside.issuperset(pair):
            continue
        tried.add(pair)
        was = (values[pair[0]], values[pair[1]])
        for _, now in _undone(was, *pair):
            changes = {c: to - old for c, to, old in zip(pair, now, was, strict=True) if to != old}
            if len(changes) == 2 and _mends(system, changes):
                yield dict(zip(pair, now, strict=True))


def _mends(system: System, changes: Mapping[CellKey, int]) -> bool:
    return all(
        sum([row[cell] * by for cell, by in changes.items() if cell in row]) == need
        for row, need in zip(system.rows, system.needs, strict=True)
    )


def _pairs(near: set[CellKey], lines: Sequence[Line]) -> Iterator[tuple[CellKey, CellKey]]:
    for line in lines:
        for first, second in pairwise(line):
            if first in near or second in near:
                yield first, second


def _undone(
    was: tuple[int, int], first: CellKey, second: CellKey
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what each slip would have made (first, second) look like before it happened."""
    x, y = was
    if x != y:
        yield _exchange(x, y, first, second), (y, x)
    if x > 0 and len(f"{x}{y}") <= 6:
        yield RUN_TOGETHER, (int(f"{x}{y}"), 0)
        yield RUN_TOGETHER, (0, int(f"{x}{y}"))
    yield from _taken_apart(x, y)


def _exchange(x: int, y: int, first: CellKey, second: CellKey) -> str:
    if x and y:
        return SWAPPED
    if first[1] == second[1]:
        return MOVED_COLUMN
    return MOVED_ROW if first[2] == second[2] else MOVED


def _taken_apart(x: int, y: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """12 beside an empty neighbour may be 1 and 2; a part never begins with a superfluous 0."""
    if x and y:
        return
    digits = str(x or y)
    for cut in range(1, len(digits)):
        if digits[cut] != "0" or cut == len(digits) - 1:
            yield SPLIT, (int(digits[:cut]), int(digits[cut:]))


def _transposed(before: int, after: int) -> bool:
    a, b = str(before), str(after)
    if len(a) != len(b):
        return False
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def _neighbours(first: CellKey, second: CellKey, lines: Sequence[Line]) -> bool:
    return any((first, second) in pairwise(line) for line in lines)


def _position(cell: CellKey, lines: Sequence[Line]) -> tuple[int, int]:
    return next((n, line.index(cell)) for n, line in enumerate(lines) if cell in line)
