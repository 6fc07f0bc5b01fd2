"""All figures of the statutory tables as CSV, one a line: for other people's statistics.

A blank cell is blank and never zero; a figure that was read with doubt says so.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from engine.export.again import report_of
from engine.export.data.csv_table import ORIGIN, harmless
from engine.export.names import AGENCY_KIND
from engine.forms.short_names import column_name, row_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.export.dossier import Dossier, Exported
    from engine.forms.model import Forms
    from engine.report import Report, Value

COLUMNS = (
    "单位", "代码", "类型", "年度", "报告号", "表", "行", "列", "行键", "列键", "值", "原文",
    "存疑", *ORIGIN,
)  # fmt: skip


def write(exported: Exported, forms: Forms) -> bytes:
    """Return the CSV, the header first: UTF-8 with BOM."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for dossier in exported.dossiers:
        report = report_of(dossier, forms)
        for row in lines(dossier, report) if report is not None else ():
            cells = (*row, exported.made_by, exported.code)
            writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def lines(dossier: Dossier, report: Report) -> Iterator[tuple[str | int | None, ...]]:
    """Yield a line for each cell that the form has and the report too, as the form runs."""
    filing = dossier.filing
    who = (
        filing.agency,
        filing.unit,
        AGENCY_KIND.get(filing.kind or "", ""),
        filing.year,
        filing.id,
    )
    for number, table in sorted(report.tables.items()):
        for (row, column), value in table.values.items():
            named = (row_name(number, row), column_name(number, column))
            yield (*who, number, *named, row, column, figure(value), value.raw, doubt(value))


def figure(value: Value) -> str:
    """Return a figure as digits, nothing where none could be read."""
    return "" if value.number is None else str(value.number)


def doubt(value: Value) -> str:
    """Say why a figure is doubtful, nothing where it is not."""
    return "" if value.doubt is None else value.doubt.value
