"""Put an auditor's corrections into a report, between reading it and making facts of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.agency_names import kind_of
from engine.anchor import Anchor
from engine.report import Correction, DateMention, Value
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.doubts import Doubt, Family
    from engine.forms.model import Forms
    from engine.report import Report, Table

_FAMILIES: dict[str, tuple[Family, ...]] = {
    "agency": ("agency",),
    "kind": ("kind",),
    "year": ("year",),
    "signed": (),
}


def corrected(report: Report, corrections: Iterable[Correction], forms: Forms) -> Report:
    """Return the report with what an auditor read in the original in place of what we misread.

    A corrected cell or field is read without doubt; its evidence stays where it stands in the
    file. ``Report.corrections`` are those that could be put in, each with what was ``read``; one
    whose table was not read at all, or whose cell the form does not have, is left out.
    """
    for one in corrections:
        if one.cell is not None:
            report = _with_cell(report, one, one.cell, forms)
        else:
            report = _with_field(report, one)
    return report


def _with_cell(report: Report, one: Correction, cell: tuple[int, str, str], forms: Forms) -> Report:
    number, *key = cell
    table = report.tables.get(number)
    row, column = key
    if table is None or not _has(table, row, column, forms):
        return report
    before = table.values.get((row, column))
    anchor = before.anchor if before else table.anchor
    raw = before.raw if before and one.value else one.value
    value = Value(number=_number(one.value), raw=raw, anchor=anchor)
    values = {**table.values, (row, column): value}
    doubts = tuple(doubt for doubt in report.doubts if not _of_cell(doubt, anchor))
    return replace(
        report,
        tables={**report.tables, number: replace(table, values=values)},
        doubts=doubts,
        corrections=(*report.corrections, replace(one, read=_read(before))),
    )


def _has(table: Table, row: str, column: str, forms: Forms) -> bool:
    """Tell whether a table has a cell as read, or by its form where the reading lost it."""
    known = forms[table.form].tables.get(table.number)
    return (row, column) in table.values or (known is not None and (row, column) in known.cells())


def _of_cell(doubt: Doubt, anchor: Anchor) -> bool:
    return doubt.anchor == anchor and anchor.row is not None


def _number(value: str) -> int | Decimal | None:
    if not value:
        return None
    return Decimal(value) if "." in value else int(value)


def _read(before: Value | None) -> str:
    return "" if before is None or before.number is None else str(before.number)


def _with_field(report: Report, one: Correction) -> Report:
    if one.target == "signed":
        return _signed(report, one)
    families = _FAMILIES[one.target]
    read = getattr(report, one.target)
    values: dict[str, object] = {
        "doubts": tuple(doubt for doubt in report.doubts if doubt.code not in families),
        "corrections": (*report.corrections, replace(one, read="" if read is None else str(read))),
        one.target: int(one.value) if one.target == "year" else one.value,
    }
    if one.target == "agency" and not any(o.target == "kind" for o in report.corrections):
        values["kind"] = kind_of(one.value) or report.kind
    return replace(report, **values)  # type: ignore[arg-type]  # the fields' own types


def _signed(report: Report, one: Correction) -> Report:
    day, before = date.fromisoformat(one.value), report.signoff_date
    mention = (
        replace(before, value=day, doubt=None)
        if before
        else DateMention(text="", anchor=_end(report), end=0, value=day)
    )
    read = before.value.isoformat() if before and before.value else ""
    return replace(
        report,
        signoff_date=mention,
        corrections=(*report.corrections, replace(one, read=read)),
    )


def _end(report: Report) -> Anchor:
    """Return where a sign-off would stand: the last block, no place in the text without one."""
    blocks = report.document.blocks
    return blocks[-1].anchor if blocks else Anchor(block=-1)
