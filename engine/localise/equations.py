"""The linear system: equations over cells, what each lacks, and which cells are unknown.

Integers only. Unknown cells (blank, illegible, read with doubt) are eliminated first: what is left
has to hold whatever stands in them, and is what the search for repairs works on.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CellKey = tuple[int, str, str]
Row = dict[CellKey, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """The sum of coefficient × cell is ``constant``; ``finding`` is the key it led to, if any."""

    coefficients: Mapping[CellKey, int]
    constant: int = 0
    finding: str = ""


@dataclass(slots=True)
class System:
    """Equations without unknown cells (``rows``, ``needs``), and what determines the unknown ones.

    ``needs[i]`` is what row i lacks: the change that the sum of its cells has to undergo. Each of
    ``pivots`` is (unknown cell, its equation with other unknown cells, what that equation lacks).
    """

    rows: list[Row]
    needs: list[int]
    pivots: list[tuple[CellKey, Row, int]] = field(default_factory=list)

    @property
    def broken(self) -> list[int]:
        """Return the indexes of the rows that lack something."""
        return [index for index, need in enumerate(self.needs) if need]


def system_of(equations: Sequence[Equation], values: Mapping[CellKey, int]) -> System:
    """Build the system of some equations; cells that ``values`` lacks are unknown."""
    rows = [dict(equation.coefficients) for equation in equations]
    needs = [
        equation.constant
        - sum([k * values[cell] for cell, k in equation.coefficients.items() if cell in values])
        for equation in equations
    ]
    system = System(rows, needs)
    unknown = sorted({cell for row in rows for cell in row if cell not in values})
    for cell in unknown:
        _eliminate(system, cell)
    return system


def _eliminate(system: System, cell: CellKey) -> None:
    """Take an unknown cell out of all rows but one, which leaves the system as its pivot."""
    index = next((i for i, row in enumerate(system.rows) if cell in row), None)
    if index is None:
        return
    pivot, need = system.rows.pop(index), system.needs.pop(index)
    for i, row in enumerate(system.rows):
        if cell in row:
            system.rows[i], system.needs[i] = combine(row, system.needs[i], pivot, need, cell)
    for i, (other, row, lacks) in enumerate(system.pivots):
        if cell in row:
            system.pivots[i] = (other, *combine(row, lacks, pivot, need, cell))
    system.pivots.append((cell, pivot, need))


def combine(row: Row, need: int, pivot: Row, pivot_need: int, cell: CellKey) -> tuple[Row, int]:
    """Return ``row`` without ``cell``, by adding a multiple of ``pivot``; all stay integers."""
    q, p = row[cell], pivot[cell]
    common = gcd(q, p)
    a, b = p // common, q // common
    if a < 0:
        a, b = -a, -b
    result = row.copy() if a == 1 else {key: a * value for key, value in row.items()}
    for key, value in pivot.items():
        left = result.get(key, 0) - b * value
        if left:
            result[key] = left
        else:
            del result[key]
    return result, a * need - b * pivot_need


def groups(equations: Iterable[Equation]) -> list[list[Equation]]:
    """Return the equations in groups that share no cell: table 3, and each group of table 4."""
    found: list[tuple[set[CellKey], list[Equation]]] = []
    for equation in equations:
        cells, members = set(equation.coefficients), [equation]
        apart = []
        for other_cells, other_members in found:
            if cells.isdisjoint(other_cells):
                apart.append((other_cells, other_members))
            else:
                cells |= other_cells
                members = other_members + members
        found = [*apart, (cells, members)]
    return [members for _, members in found]
