"""What was written against what was read: every cell, part and date."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from making.drafts import Cells, Draft

    from engine.report import Report


def differences(draft: Draft, report: Report) -> list[str]:
    """Return a sentence for every cell, part, date or name that did not come back."""
    wrong: list[str] = []
    for number, cells in ((2, draft.table2), (3, draft.table3), (4, draft.table4)):
        wrong += cell_differences(number, cells, report)
    parts = [part for part in range(1, 7) if part not in report.parts]
    if parts:
        wrong.append(f"parts {parts} not found")
    for name, wanted, got in (
        ("year", draft.year, report.year),
        ("kind", draft.kind, report.kind),
        ("signed", draft.signoff[1], report.signoff_date and said(report.signoff_date.value)),
        (
            "period",
            (1, 1, 12, 31),
            report.period and (*ends(report.period.start), *ends(report.period.end)),
        ),
    ):
        if wanted != got:
            wrong.append(f"{name}: wrote {wanted}, read {got}")
    if report.agency not in {draft.agency, draft.agency.removeprefix("青禾县")}:
        wrong.append(f"agency: wrote {draft.agency}, read {report.agency}")
    return wrong


def cell_differences(number: int, cells: Cells, report: Report) -> list[str]:
    """Return the cells of one table that did not come back."""
    table = report.tables.get(number)
    if table is None:
        return [f"table {number} not found"]
    return [
        f"table {number} {row} {column}: wrote {text}, read {table.number_at(row, column)}"
        for (row, column), text in cells.items()
        if table.number_at(row, column) != Decimal(text)
    ]


def said(day: object) -> str:
    """Return a date as the drafts write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""  # type: ignore[attr-defined]


def ends(day: object) -> tuple[int, int]:
    """Return month and day."""
    return (day.month, day.day) if day else (0, 0)  # type: ignore[attr-defined]
