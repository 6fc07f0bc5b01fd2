"""Blank or illegible cells that the equations leave only one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.localise.equations import CellKey, System


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
