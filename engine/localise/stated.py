"""From the equations of rules, which speak of fields, to equations over cells of the tables.

A rule's equation takes part if every one of its fields was read from cells; then each fact of its
kind gives one equation. The coefficients stay the rule's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.localise.equations import Equation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.evidence import Fact, Place
    from engine.finding import Finding
    from engine.localise.equations import CellKey
    from engine.report import Report


EMPTY = {"all-blank": False, "all-unread": True}
"""The items of findings that tell several cells of a table, and whether these hold a doubt."""


class Stated(Protocol):
    """What a rule says: ``sum(coefficients[field] * field) + constant == 0`` over one fact."""

    @property
    def code(self) -> str:
        """The rule's code."""

    @property
    def over(self) -> str:
        """The kind of fact."""

    @property
    def coefficients(self) -> Mapping[str, int]:
        """The coefficient of each field."""

    @property
    def constant(self) -> int:
        """What is added."""


def equations_over_cells(
    report: Report,
    facts: Iterable[Fact],
    stated: Iterable[Stated],
    findings: Sequence[Finding],
) -> list[Equation]:
    """Return one equation for each rule and fact, with the key of the finding it led to."""
    keys = {
        (finding.rule, finding.place): finding.key
        for finding in findings
        if finding.outcome in {"fail", "uncertain"}
    }
    rules: dict[str, list[Stated]] = {}
    for rule in stated:
        rules.setdefault(rule.over, []).append(rule)
    codes = {rule.code for several in rules.values() for rule in several}
    if not any(code in codes or _tells_blanks(place) for code, place in keys):
        return []
    found = []
    for fact in facts:
        for rule in rules.get(fact.kind, ()):
            coefficients = _over_cells(report, fact, rule)
            if coefficients is not None:
                finding = keys.get((rule.code, fact.place), "")
                found.append(
                    Equation(coefficients=coefficients, constant=-rule.constant, finding=finding)
                )
    return found


def _tells_blanks(place: Place) -> bool:
    """Tell the place of a finding about cells of a table: one, a row's, or several."""
    return place.table is not None and (place.row is not None or place.item in EMPTY)


def beside(report: Report, findings: Sequence[Finding]) -> dict[CellKey, tuple[str, ...]]:
    """Return the keys of findings about single cells (blank, no number) by their cell.

    A finding about several blank cells belongs to each of them; a request
    for what nobody supplied belongs to none, no repair of a cell answers it.
    """
    found: dict[CellKey, tuple[str, ...]] = {}
    for finding in findings:
        if finding.outcome == "not_assessable":
            continue
        for cell in _cells_of(report, finding):
            found[cell] = (*found.get(cell, ()), finding.key)
    return found


def _cells_of(report: Report, finding: Finding) -> list[CellKey]:
    place = finding.place
    table = report.tables.get(place.table) if place.table is not None else None
    if table is None or (place.row is None and place.item not in EMPTY):
        return []
    if place.row is not None and place.column is not None:
        return [(table.number, place.row, place.column)]
    blank = [key for key, value in table.values.items() if value.number is None]
    if place.item in EMPTY:
        unread = EMPTY[place.item]
        return [(table.number, *key) for key in blank if bool(table.values[key].doubt) == unread]
    return [(table.number, *key) for key in blank if key[0] == place.row]


def _over_cells(report: Report, fact: Fact, rule: Stated) -> dict[CellKey, int] | None:
    """Return the rule's coefficients by cell; None if a field is no cell or is doubtful itself."""
    coefficients: dict[CellKey, int] = {}
    for field, coefficient in rule.coefficients.items():
        cells = list(cells_of(fact, field))
        if not cells or (field in fact.doubtful and not _doubted(report, cells)):
            return None
        for cell in cells:
            coefficients[cell] = coefficients.get(cell, 0) + coefficient
    return coefficients


def cells_of(fact: Fact, field: str) -> Iterator[CellKey]:
    """Yield the cells that a field was read from; none if it is no value of a table."""
    if field in fact.cells:
        yield fact.cells[field]
    yield from fact.sums.get(field, ())


def _doubted(report: Report, cells: Iterable[CellKey]) -> bool:
    """Tell whether a cell was read with doubt; otherwise it is the equation that is in doubt."""
    return any(
        report.tables[table].values[row, column].doubt
        for table, row, column in cells
        if table in report.tables and (row, column) in report.tables[table].values
    )
