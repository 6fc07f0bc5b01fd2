"""Causes: the findings of equations, grouped by the cells that are behind them.

Where one smallest repair is unique, each cell of it (or each set of cells that share an equation)
is a cause of its own; where several are equally small, they are one cause that lists them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.finding import Cause, CellChange, Repair
from engine.forms.short_names import cell_name
from engine.localise.blanks import (
    SEVERAL,
    balanced_by_zero,
    determined,
    impossible,
    is_blank,
    told_blank,
    told_once,
)
from engine.localise.claims import claims_over_cells, fitting, mended
from engine.localise.equations import groups, system_of
from engine.localise.lines import whole_lines
from engine.localise.one_by_one import one_by_one
from engine.localise.parts import missing_parts
from engine.localise.repairs import smallest_repairs
from engine.localise.slips import lines_of, slip_of, slips
from engine.localise.stated import beside, equations_over_cells
from engine.localise.wording import (
    AS_ZERO,
    CHOSEN_BY_PROSE,
    never_balanced,
    note_of,
    summary_of,
)
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from engine.evidence import Fact
    from engine.finding import Finding, Outcome
    from engine.localise.equations import CellKey, Equation, System
    from engine.localise.slips import Line
    from engine.localise.stated import Stated
    from engine.report import Report

LISTED = 20
Changes = dict["CellKey", int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Equations that share cells, with all that is known about their cells."""

    equations: Sequence[Equation]
    values: Mapping[CellKey, int]
    lines: Sequence[Line]
    beside: Mapping[CellKey, Sequence[str]]
    blank: Container[CellKey]
    claims: Sequence[Equation] = ()


def causes(
    report: Report,
    facts: Iterable[Fact],
    stated: Sequence[Stated],
    findings: Sequence[Finding],
    outcomes: Sequence[Outcome] = (),
) -> tuple[Cause, ...]:
    """Find the cells behind the findings of the rules' equations (F201, F202, F203, F301).

    ``stated`` are the equations in the rules' own words, all that are in force; ``facts`` say
    which cells their fields are. Findings about single cells (blank, no number) join the cause of
    their cell. ``outcomes`` hold what the prose was understood to state: it chooses among repairs
    that are equally small, and joins the cause that mends it; and they tell what a missing part
    brings with it. The same report always gives the same causes, named c1, c2, …
    """
    equations = equations_over_cells(report, facts, stated, findings)
    of_cells: tuple[Cause, ...] = ()
    if equations:
        claims = claims_over_cells(outcomes, stated, findings)
        of_cells = localised(report, equations, beside(report, findings), claims)
    return (*of_cells, *missing_parts(report, findings, outcomes, len(of_cells)))


def localised(
    report: Report,
    equations: Iterable[Equation],
    single: Mapping[CellKey, Sequence[str]] | None = None,
    claims: Sequence[Equation] = (),
) -> tuple[Cause, ...]:
    """Find the cells behind broken equations.

    ``equations`` are all equations that the rules assert of this report's tables, the ones that
    hold included; those with a finding are broken or could not be judged. ``single`` gives the
    keys of findings about single cells (blank, no number): they join the cause of their cell.
    ``claims`` are what the prose states of cells.
    """
    values, single = _values(report), single or {}
    blank = {cell for cell in single if cell not in values and is_blank(report, cell)}
    of_interest = [
        group
        for group in groups(equations)
        if any(e.finding for e in group) or told_blank(group, values, single)
    ]
    found: list[Cause] = []
    for members in of_interest:
        group = _Group(
            equations=members,
            values=values,
            lines=_lines(report, members),
            beside=single,
            blank=blank,
            claims=claims,
        )
        found.extend(_causes_of(group, len(found)))
    return tuple(told_once(found))


def _values(report: Report) -> dict[CellKey, int]:
    """Return the cells that were read as integers without a doubt; all others are unknown."""
    return {
        (table.number, *place): value.number
        for table in report.tables.values()
        for place, value in table.values.items()
        if isinstance(value.number, int) and not value.doubt
    }


def _lines(report: Report, members: Sequence[Equation]) -> tuple[Line, ...]:
    number = next(iter(members[0].coefficients))[0]
    table = report.tables.get(number)
    return lines_of((number, *place) for place in table.values) if table else ()


def _causes_of(group: _Group, before: int) -> Iterator[Cause]:
    system = system_of(group.equations, group.values)
    blank = told_blank(group.equations, group.values, group.beside)
    if blank and (said := _of_blanks(group, max(blank.values()))):
        cause = _cause(group, _zeros(group, system) if said == AS_ZERO else (), before + 1)
        told = tuple(dict.fromkeys([*_findings(group, ()), *blank]))
        yield replace(cause, findings=told, summary=said)
        return
    search = smallest_repairs(system, group.values)
    repairs = _with_blanks(group, system, search.repairs or (() if system.broken else ({},)))
    if len(repairs) == 1:
        yield from _separate(group, repairs[0], before)
    elif repairs:
        chosen = _explained_first(group, repairs)
        if search.size == 1:
            extra = slips(system, group.values, group.lines)
            chosen = [*[slip for slip in extra if slip not in chosen], *chosen]
        fit = fitting(group.claims, chosen, group.values)
        if len(fit) == 1:
            yield from _separate(group, dict(fit[0]), before, why=CHOSEN_BY_PROSE)
        else:
            yield _cause(group, chosen, before + 1)
    elif system.broken:
        yield from _beyond_search(group, system, note_of(search), before)


def _zeros(group: _Group, system: System) -> list[Changes]:
    """Return the blanks that balance as zeros, if the equations leave none of them open."""
    zeros = determined(system, group.values, {}) or {}
    cells = {cell for one in group.equations for cell in one.coefficients}
    return [zeros] if len(zeros) == len(cells - group.values.keys()) else []


def _of_blanks(group: _Group, count: int) -> str:
    """Say of blanks told in one what the equations say of them all, "" if nothing."""
    if balanced_by_zero(group.equations, group.values, group.blank):
        return AS_ZERO
    if count < SEVERAL:
        return ""
    return never_balanced(impossible(group.equations, group.values))


def _beyond_search(group: _Group, system: System, note: str, before: int) -> Iterator[Cause]:
    """Try what is likely where no few cells will do; the note says that it is not proven."""
    whole = whole_lines(group.equations, group.values, group.lines)
    many = one_by_one(system, group.values)
    found = _with_blanks(group, system, (many,)) if many else []
    if found and (not whole or len(found[0]) < len(whole[0])):
        yield from _separate(group, found[0], before, note=f"{note}；以下逐格推得，请逐一核对")
    else:
        yield _cause(group, whole, before + 1, note=note)


def _separate(
    group: _Group, repair: Changes, before: int, note: str = "", why: str = ""
) -> Iterator[Cause]:
    """Yield a cause for each set of wrong cells of the one repair that share no equation.

    ``why`` says why it is this repair where there are others.

    Cells that are merely blank are one cause together: they are one thing to have filled in.
    """
    parts = _apart(repair, group.equations)
    wrong = [part for part in parts if any(cell in group.values for cell in part)]
    blank = {cell: to for part in parts if part not in wrong for cell, to in part.items()}
    order = _order(group)
    blank = dict(sorted(blank.items(), key=lambda item: order.get(item[0], 0)))
    for number, part in enumerate([*wrong, *([blank] if blank else [])], before + 1):
        yield _cause(group, [part], number, note=note, why=why)


def _with_blanks(
    group: _Group, system: System, repairs: Iterable[Mapping[CellKey, int]]
) -> list[Changes]:
    """Add to each repair the unknown cells that it determines; drop it if one cannot be."""
    found = []
    for repair in repairs:
        blanks = determined(system, group.values, repair)
        if blanks is not None and (repair or blanks):
            found.append({**repair, **blanks})
    return found


def _apart(repair: Changes, equations: Sequence[Equation]) -> list[Changes]:
    """Split a repair into sets of cells that stand in no equation together."""
    parts: list[set[CellKey]] = []
    for cell in repair:
        linked = {cell}
        for equation in equations:
            if cell in equation.coefficients:
                linked.update(other for other in repair if other in equation.coefficients)
        touching = [part for part in parts if part & linked]
        parts = [part for part in parts if not part & linked]
        parts.append(linked.union(*touching))
    ordered = sorted(parts, key=lambda part: min(list(repair).index(cell) for cell in part))
    return [{cell: to for cell, to in repair.items() if cell in part} for part in ordered]


def _explained_first(group: _Group, repairs: list[Changes]) -> list[Changes]:
    """Order repairs for reading: those that undo a usual slip first, then as the table runs."""
    order = _order(group)

    def rank(repair: Changes) -> tuple[bool, list[int]]:
        places = sorted(order.get(cell, 0) for cell in repair)
        return slip_of(group.values, repair, group.lines) is None, places

    return sorted(repairs, key=rank)


def _order(group: _Group) -> dict[CellKey, int]:
    """Return the place of each cell as the table runs."""
    order: dict[CellKey, int] = {}
    for line in group.lines:
        for cell in line:
            order.setdefault(cell, len(order))
    return order


def _cause(
    group: _Group, chosen: Sequence[Changes], number: int, *, note: str = "", why: str = ""
) -> Cause:
    listed = tuple(
        Repair(
            cells=_changes(group, repair),
            slip=slip_of(group.values, repair, group.lines) or why or None,
        )
        for repair in chosen[:LISTED]
    )
    more = max(0, len(chosen) - LISTED)
    return Cause(
        id=f"c{number}",
        findings=tuple(dict.fromkeys(_findings(group, chosen))),
        repairs=listed,
        summary=summary_of(listed, more),
        more=more,
        note=note,
    )


def _changes(group: _Group, repair: Changes) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(
            table=cell[0],
            row=cell[1],
            column=cell[2],
            before=group.values.get(cell),
            after=to,
            label=cell_name(*cell),
        )
        for cell, to in repair.items()
    )


def _findings(group: _Group, chosen: Sequence[Changes]) -> Iterator[str]:
    """Yield the findings that each of the repairs touches; all of them where there is none."""
    for equation in group.equations:
        touched = all(any(cell in equation.coefficients for cell in repair) for repair in chosen)
        if equation.finding and touched:
            yield equation.finding
    if len(chosen) == 1:
        for cell in chosen[0]:
            yield from group.beside.get(cell, ())
        yield from mended(group.claims, chosen[0], group.values)
