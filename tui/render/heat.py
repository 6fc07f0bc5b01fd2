"""Units by rules as a table of counts, the darker the more; the counts are digits. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass
from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.render.wrap import cut, pad, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.render.lines import Line

NAME = 24
"""So many cells names take; more where one is longer and the window has them."""
LEAST = 5
"""So many rules keep their room beside long names."""
COLUMN = 5
SHADES = 4


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A line of the table: whose it is, how many in all, how many by rule."""

    name: str
    total: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Heat:
    """The table: the first row counts the units of each rule, the others are the units."""

    codes: Sequence[str]
    rows: Sequence[HeatRow]

    @property
    def most(self) -> int:
        """Return the greatest count of a unit."""
        return max((n for row in self.rows[1:] for n in row.counts.values()), default=0)


def named(heat: Heat, cells: int) -> int:
    """Return how many cells the names take: what the longest needs, but rules need room too."""
    longest = max((width(one_line(row.name)) for row in heat.rows), default=0) + 1
    return max(NAME, min(longest, cells - COLUMN * (LEAST + 1)))


def fitting(heat: Heat, cells: int) -> int:
    """Return how many rules have room beside names and totals."""
    return max(1, (cells - named(heat, cells) - COLUMN) // COLUMN)


def first_shown(heat: Heat, column: int, cells: int) -> int:
    """Return the rule that stands first, so that the one under the cursor is in sight."""
    return max(0, column - fitting(heat, cells))


def head_line(heat: Heat, column: int, cells: int, words: tuple[str, str]) -> Line:
    """Return the line with the codes; the one under the cursor stands out."""
    runs = [
        Run(
            pad(words[0], named(heat, cells)) + pad(words[1], COLUMN - 1, right=True) + " ", "quiet"
        )
    ]
    start = first_shown(heat, column, cells)
    for at, code in enumerate(heat.codes[start : start + fitting(heat, cells)], start):
        runs.append(Run(pad(code, COLUMN), "strong" if at == column - 1 else "quiet"))
    return tuple(runs)


def heat_line(
    heat: Heat, at: int, column: int, cells: int, *, here: bool = False, plainer: bool = False
) -> Line:
    """Return a row; ``column`` is where the cursor is, 0 the total; ``here``: in this row."""
    row = heat.rows[at]
    style = "label" if at == 0 else ""
    room = named(heat, cells)
    name = cut(one_line(row.name, plainer=plainer), room - 1)
    runs = [
        Run(pad(name, room), style),
        Run(pad(shown(row.total, COLUMN - 1), COLUMN - 1, right=True) + " ", "strong"),
    ]
    start = first_shown(heat, column, cells)
    for number, code in enumerate(heat.codes[start : start + fitting(heat, cells)], start + 1):
        count = row.counts.get(code, 0)
        shade = "quiet" if not count or at == 0 else f"heat-{degree(count, heat.most)}"
        sides = ("[", "]") if here and number == column else (" ", " ")
        told = pad(shown(count, COLUMN - 3), COLUMN - 3, right=True)
        runs.append(Run(sides[0] + told + sides[1], shade))
        runs.append(Run(" "))
    return tuple(runs)


def shown(count: int, cells: int) -> str:
    """Return a count in so many cells; what does not fit is only many."""
    return "·" if not count else str(count) if len(str(count)) <= cells else "…"


def degree(count: int, most: int) -> int:
    """Return from 1 to 4 how dark a count is among others up to ``most``."""
    if most <= SHADES:
        return min(count, SHADES)
    return 1 + min(SHADES - 1, (count - 1) * SHADES // most)
