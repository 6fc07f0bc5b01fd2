"""Many wrong cells at once: those that show themselves are put right first, the rest searched for.

A cell shows itself when every equation it stands in lacks the same, and no other cell of those
equations could be it. What comes of it mends every equation, but nothing proves it the smallest;
the cause says so. Tried only where no five cells will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.localise.equations import System
from engine.localise.repairs import smallest_repairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.localise.equations import CellKey

MOST = 40
REST = 3
"""At most so many cells are searched for together in the end."""


def one_by_one(system: System, values: Mapping[CellKey, int]) -> dict[CellKey, int] | None:
    """Return changes that mend every equation, None if not every cell shows itself in the end."""
    where: dict[CellKey, list[int]] = {}
    for index, row in enumerate(system.rows):
        for cell in row:
            where.setdefault(cell, []).append(index)
    now, needs = dict(values), list(system.needs)
    changed: dict[CellKey, int] = {}
    while len(changed) < MOST:
        shown = _shown(system, needs, now, where)
        if not shown:
            break
        for cell, change in shown.items():
            now[cell] += change
            changed[cell] = now[cell]
            for index in where[cell]:
                needs[index] -= system.rows[index][cell] * change
    if any(needs):
        rest = smallest_repairs(System(system.rows, needs), now, most=REST).repairs
        if len(rest) != 1:
            return None
        changed |= rest[0]
    return {cell: to for cell, to in changed.items() if to != values[cell]} or None


def _shown(
    system: System,
    needs: list[int],
    values: Mapping[CellKey, int],
    where: Mapping[CellKey, list[int]],
) -> dict[CellKey, int]:
    """Return the cells that show themselves and by how much they are wrong."""
    candidates: dict[CellKey, int] = {}
    for index, need in enumerate(needs):
        for cell in system.rows[index] if need else ():
            change = _change(system, needs, cell, where[cell])
            if change and values[cell] + change >= 0:
                candidates[cell] = change
    claims: dict[int, int] = {}
    for cell in candidates:
        for index in where[cell]:
            claims[index] = claims.get(index, 0) + 1
    return {
        cell: change
        for cell, change in candidates.items()
        if all(claims[index] == 1 for index in where[cell])
    }


def _change(system: System, needs: list[int], cell: CellKey, indexes: list[int]) -> int:
    """Return the one change that all equations of a cell lack, 0 if there is none."""
    if len(indexes) < 2:
        return 0
    change, rest = divmod(needs[indexes[0]], system.rows[indexes[0]][cell])
    same = all(system.rows[i][cell] * change == needs[i] for i in indexes)
    return change if same and not rest else 0
