"""Where problems stand: as the form calls it, and in the file as received; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.forms.short_names import NUMERALS, column_name, row_name
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.finding import CellChange
    from engine.trail.state.views import FindingView

NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as the form calls it, and where that stands in the file (paragraph, cell, page)."""

    label: str
    table: int | None = None
    row: str = ""
    column: str = ""
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the report and where they stand."""

    text: str
    at: str


def of_place(finding: FindingView) -> Where:
    """Return where a finding stands."""
    place = finding.data.get("place") or {}
    table, row, column = place.get("table"), place.get("row"), place.get("column")
    return Where(
        label=str(place.get("label") or ""),
        table=table,
        row=row_name(table, row) if table and row else "",
        column=column_name(table, column) if table and column else "",
        at=places(quotes([finding])),
    )


def of_cells(
    cells: Sequence[CellChange], live: Sequence[FindingView], quoted: Sequence[Quote]
) -> Where:
    """Return where a cause stands: its one cell, or what its findings name."""
    tables = {one.table for one in cells}
    rows = dict.fromkeys(row_name(one.table, one.row) for one in cells)
    columns = dict.fromkeys(column_name(one.table, one.column) for one in cells)
    named = list(dict.fromkeys(filter(None, (of_place(one).label for one in live))))
    label = "、".join(named[:NAMED]) + (f"等{len(named)}处" if len(named) > NAMED else "")
    if len(cells) == 1:
        label = f"表{NUMERALS.get(cells[0].table, cells[0].table)}{cells[0].label}"
    return Where(
        label=label,
        table=tables.pop() if len(tables) == 1 else None,
        row="、".join(rows),
        column="、".join(columns),
        at=places(of_cell(cells[0], live) if len(cells) == 1 else quoted) or places(quoted),
    )


def of_cell(cell: CellChange, live: Sequence[FindingView]) -> list[Quote]:
    """Return the quotation of the one cell behind findings, if there is no other like it."""
    alike = [one for one in shared_quotes(live) if one.text.strip() == str(cell.before)]
    return alike if len(alike) == 1 else []


def shared_quotes(live: Sequence[FindingView]) -> list[Quote]:
    """Return the evidence that all findings have in common: the cell behind them, if it is one."""
    everywhere = set(quotes(live[:1])).intersection(*(quotes([one]) for one in live))
    return [one for one in dict.fromkeys(quotes(live[:1])) if one in everywhere]


def quotes(findings: Iterable[FindingView]) -> Iterator[Quote]:
    """Yield the evidence of findings, also where nothing but a place is known."""
    for finding in findings:
        for one in finding.data.get("evidence") or ():
            yield Quote(text=str(one.get("quote") or ""), at=str(one.get("at") or ""))


def places(quoted: Iterable[Quote]) -> tuple[str, ...]:
    """Return where quotations stand, each place once."""
    return tuple(dict.fromkeys(one.at for one in quoted if one.at))
