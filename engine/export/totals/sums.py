"""The sums over a county's units, and what they are made of; a missing figure is never zero."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.export.again import report_of, value_at
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.export.dossier import Dossier, Exported, Owing
    from engine.forms.model import Form, Forms
    from engine.report import Report

Cell = tuple[int, str, str]
Number = int | Decimal
YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")
NO_REPORT, NO_FILE, NO_FIGURE, DOUBT, CONTESTED = "未报", "读不了", "空白", "存疑", "有待改正"
UNSURE = "是否已报待核实"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One unit's figure for a cell; ``why`` says why it is not counted, ``""`` where it is."""

    agency: str
    value: Number | None
    why: str = ""

    @property
    def counted(self) -> Number:
        """Return what it adds to the sum."""
        return 0 if self.value is None or self.why else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A cell of the county's table: the entries of all units that filed."""

    entries: Sequence[Entry]

    @property
    def value(self) -> Number:
        """Return the sum of what is counted."""
        return sum((one.counted for one in self.entries), 0)

    @property
    def left_out(self) -> list[Entry]:
        """Return the entries that are not counted."""
        return [one for one in self.entries if one.why]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The county's sums for a year, what the county's own report says, and what is not in it.

    ``own`` is the government's own filing (None if there is none); ``missing`` are units without
    a report or whose file cannot be read, with the reason.
    """

    year: int | None
    form: Form
    units: Sequence[str]
    cells: Mapping[Cell, Total]
    own: str | None = None
    stated: Mapping[Cell, Number | None] = field(default_factory=dict)
    missing: Sequence[tuple[str, str]] = ()

    def differences(self) -> Iterator[tuple[Cell, Number | None, Number]]:
        """Yield the cells where the county's own report says another figure than the sum."""
        for cell, total in self.cells.items():
            stated = self.stated.get(cell)
            if self.own is not None and stated != total.value:
                yield cell, stated, total.value


def totals_of(
    exported: Exported, forms: Forms, year: int | None = None, *, doubtful: bool = False
) -> Totals:
    """Sum a year's reports over the units; ``doubtful`` counts doubtful and wrong figures too.

    A figure is contested where an open finding's cause would change it.
    """
    wanted = year or exported.season
    exported = exported.of_units()
    form = forms.in_force(wanted)
    of_year = [one for one in exported.dossiers if one.filing.year == wanted]
    own = next((one for one in of_year if one.filing.kind == "government"), None)
    units = [one for one in of_year if one is not own]
    read = [(one, report_of(one, forms)) for one in units]
    present = [(one, report) for one, report in read if report is not None]
    owing = (exported.not_filed or {}).get(wanted or 0) or ()
    stated = report_of(own, forms) if own is not None else None
    wrong = {one.filing.id: frozenset() if doubtful else contested(one) for one in units}
    return Totals(
        year=wanted,
        form=form,
        units=[one.filing.agency for one, _ in present],
        cells={
            cell: Total(
                entries=[
                    entry(report, cell, one.filing.agency, wrong[one.filing.id], doubtful=doubtful)
                    for one, report in present
                ]
            )
            for cell in cells_of(form)
        },
        own=own.filing.agency if own is not None and stated is not None else None,
        stated={cell: number_at(stated, cell) for cell in cells_of(form)} if stated else {},
        missing=[
            *((one.unit.name, why_missing(one)) for one in owing),
            *((one.filing.agency, NO_FILE) for one, report in read if report is None),
            *((name, NO_FILE) for name in loose(exported, owing, wanted)),
        ],
    )


def why_missing(one: Owing) -> str:
    """Return why a unit has no figures: it is not said to owe a report that may be there."""
    if one.unread:
        return NO_FILE
    return UNSURE if one.perhaps else NO_REPORT


def loose(exported: Exported, owing: Iterable[Owing], year: int | None) -> Iterator[str]:
    """Yield the unreadable files that may be of the year and are of no unit that is known."""
    known = {file.id for one in owing for file in one.unread}
    for one in exported.unreadable:
        if one.id not in known and may_be_of(year, one.source):
            yield one.name


def may_be_of(year: int | None, source: str) -> bool:
    """Tell whether an unreadable file may be of a year: no other year stands in its place."""
    years = YEARS.findall(source)
    return not years or year is None or str(year) in years


def cells_of(form: Form) -> Iterator[Cell]:
    """Yield the cells that hold figures, table by table as the form runs."""
    for number, table in sorted(form.tables.items()):
        yield from ((number, row, column) for row, column in table.cells())


def entry(
    report: Report, cell: Cell, agency: str, wrong: frozenset[Cell], *, doubtful: bool
) -> Entry:
    """Return one unit's figure and why it is not counted, if it is not."""
    value = value_at(report, cell)
    number = value.number if value is not None else None
    why = ""
    if value is None or number is None:
        why = NO_FIGURE
    elif value.doubt is not None and not doubtful:
        why = DOUBT
    elif cell in wrong:
        why = CONTESTED
    return Entry(agency=agency, value=number, why=why)


def contested(dossier: Dossier) -> frozenset[Cell]:
    """Return the cells that findings in force are about, or that a cause of them would change."""
    live = [one for one in dossier.findings if one.state in {"open", "confirmed"}]
    keys = {one.key for one in live}
    places = [one.data.get("place") or {} for one in live if one.outcome == "fail"]
    own = {
        (place["table"], place["row"], place["column"])
        for place in places
        if place.get("table") and place.get("row") and place.get("column")
    }
    changed = {
        (cell["table"], cell["row"], cell["column"])
        for cause in dossier.causes
        if keys & set(cause.get("findings", ()))
        for repair in cause.get("repairs") or ()
        for cell in repair["cells"]
    }
    return frozenset(own | changed)


def number_at(report: Report, cell: Cell) -> Number | None:
    """Return a report's figure at a cell."""
    value = value_at(report, cell)
    return value.number if value is not None else None
