"""A whole row or column left wrong (a column 总计 of zeros): tried when no few cells will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.localise.blanks import determined
from engine.localise.equations import system_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.localise.equations import CellKey, Equation
    from engine.localise.slips import Line


def whole_lines(
    equations: Sequence[Equation], values: Mapping[CellKey, int], lines: Sequence[Line]
) -> list[dict[CellKey, int]]:
    """Return the fewest changes within one row or column that mend every equation.

    Each line in turn is taken as unknown; it counts if the other cells determine what should
    stand in it. At most some thirty eliminations of at most 25 cells.
    """
    found = []
    for line in lines:
        rest = {cell: value for cell, value in values.items() if cell not in line}
        system = system_of(equations, rest)
        worked_out = None if system.broken else determined(system, rest, {})
        if worked_out is None or not all(cell in worked_out for cell in line):
            continue
        found.append({c: to for c, to in worked_out.items() if values.get(c) != to})
    fewest = min((len(changes) for changes in found), default=0)
    return [changes for changes in found if len(changes) == fewest]
