"""Blank or illegible cells that the equations leave only one value, and blanks told in one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from engine.localise.equations import CellKey, Equation, System

SEVERAL = 4


def determined(
    system: System, values: Mapping[CellKey, int], repair: Mapping[CellKey, int]
) -> dict[CellKey, int] | None:
    """Return the value of each unknown cell that has only one; None if one cannot be a count.

    A pivot's equation is fully reduced: if no other unknown cell stands in it, it determines its
    own. ``repair`` are the known cells that change, with their new values.
    """
    free = {cell for _, row, _ in system.pivots for cell in row if cell not in values}
    result = {}
    for unknown, row, lacks in system.pivots:
        if any(cell in free and cell != unknown for cell in row):
            continue
        rest = lacks - sum([row.get(cell, 0) * (to - values[cell]) for cell, to in repair.items()])
        value, remainder = divmod(rest, row[unknown])
        if remainder or value < 0:
            return None
        result[unknown] = value
    return result


def told_blank(
    equations: Sequence[Equation],
    values: Mapping[CellKey, int],
    beside: Mapping[CellKey, Sequence[str]],
) -> Mapping[str, int]:
    """Return the findings that tell of unknown cells of some equations, and of how many each."""
    unknown = {cell for one in equations for cell in one.coefficients if cell not in values}
    return Counter(key for cell in unknown for key in beside.get(cell, ()))


def balanced_by_zero(
    equations: Sequence[Equation],
    values: Mapping[CellKey, int],
    blank: Container[CellKey],
) -> bool:
    """Tell whether every equation holds with 0 in the blank cells, and no cell is else unknown.

    A blank is no zero: this says only that nothing speaks against it.
    """
    unknown = {cell for one in equations for cell in one.coefficients if cell not in values}
    if not unknown or not all(cell in blank for cell in unknown):
        return False
    return all(
        sum(k * values.get(cell, 0) for cell, k in one.coefficients.items()) == one.constant
        for one in equations
    )


def impossible(equations: Sequence[Equation], values: Mapping[CellKey, int]) -> list[Equation]:
    """Return the equations with blanks that no counts in the blanks can make hold."""
    found = []
    for one in equations:
        free = [k for cell, k in one.coefficients.items() if cell not in values]
        known = sum(k * values[cell] for cell, k in one.coefficients.items() if cell in values)
        lacks = one.constant - known
        if free and ((min(free) > 0 and lacks < 0) or (max(free) < 0 and lacks > 0)):
            found.append(one)
    return found
