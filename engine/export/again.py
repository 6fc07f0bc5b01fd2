"""The report of a dossier, read again from the file as received: where its figures stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.corrections.apply import corrected
from engine.errors import GoujiError

if TYPE_CHECKING:
    from engine.export.dossier import Dossier
    from engine.forms.model import Forms
    from engine.report import Report, Value


def report_of(dossier: Dossier, forms: Forms) -> Report | None:
    """Return the report as corrected; None where its file is not kept or can no longer be read."""
    from engine.reading import read_report

    if dossier.content is None:
        return None
    try:
        name, data = dossier.content()
        return corrected(read_report(data, name, forms), dossier.corrections, forms)
    except GoujiError:
        return None


def value_at(report: Report, cell: tuple[int, str, str]) -> Value | None:
    """Return what a report has at a cell (table, row, column); None where it has no such cell."""
    table = report.tables.get(cell[0])
    return table.values.get((cell[1], cell[2])) if table else None
