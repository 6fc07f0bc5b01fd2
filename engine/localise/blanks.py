"""Blank or illegible cells that the equations leave only one value, and blanks told in one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.finding import Repair
from engine.localise.wording import summary_of
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from engine.finding import Cause
    from engine.localise.equations import CellKey, Equation, System
    from engine.report import Report

SEVERAL = 4


def is_blank(report: Report, cell: CellKey) -> bool:
    """Tell a cell in which nothing stands, or a dash, from one that holds a word or is unread."""
    number, *place = cell
    value = report.tables[number].values.get((place[0], place[1]))
    return value is not None and not value.doubt and not any(map(str.isalnum, value.raw))


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


def told_once(causes: Iterable[Cause]) -> Iterator[Cause]:
    """Yield the causes, those of blanks that one finding tells of as one, named anew."""
    found: dict[object, Cause] = {}
    for cause in causes:
        only_blanks = all(one.before is None for way in cause.repairs for one in way.cells)
        key = (cause.findings, cause.note) if only_blanks and len(cause.repairs) < 2 else cause.id
        found[key] = _together(found[key], cause) if key in found else cause
    for number, cause in enumerate(found.values(), 1):
        yield replace(cause, id=f"c{number}")


def _together(one: Cause, other: Cause) -> Cause:
    """Return one cause of blanks for two: zeros stay zeros, values are listed together."""
    both = one.repairs and other.repairs
    cells = tuple(cell for cause in (one, other) for way in cause.repairs for cell in way.cells)
    repairs = (Repair(cells=cells),) if cells and (both or one.summary != other.summary) else ()
    same = one.summary == other.summary
    return replace(one, repairs=repairs, summary=one.summary if same else summary_of(repairs, 0))
