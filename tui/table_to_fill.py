"""A table of all units to be filled in with days and addresses of publication."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.casebook import Casebook

UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's times know no zone
"""When the workbook says that it was made: the same table gives the same bytes on any day."""


def to_fill_in(book: Casebook, year: int | None) -> list[tuple[str, ...]]:
    """Return a row a unit: name, year, and what is listed already."""
    from engine.sweep.publishing import units_of

    years = [one.year for one in book.filings() if one.year]
    reported = year or (max(years, key=lambda one: (years.count(one), one)) if years else None)
    known = book.publications()
    rows: list[tuple[str, ...]] = []
    for unit in units_of(book):
        listed = known.get((unit.name, reported)) if reported else None
        day = listed.published_on.isoformat() if listed and listed.published_on else ""
        rows.append((unit.name, str(reported or ""), day, listed.address if listed else ""))
    return rows


def bytes_of(rows: Sequence[Sequence[str]], suffix: str) -> bytes:
    """Return the table as a workbook or as CSV, by the suffix of its file."""
    return as_xlsx(rows) if suffix.lower() == ".xlsx" else as_csv(rows)


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table as CSV that a spreadsheet opens as it is."""
    from engine.export.data.csv_table import harmless
    from engine.roster.publications import HEADER

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table as a workbook whose cells are text."""
    import xlsxwriter

    from engine.export.plain_text import cleaned
    from engine.roster.publications import HEADER

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": UNDATED})
        sheet = workbook.add_worksheet()
        as_text = workbook.add_format({"num_format": "@"})
        sheet.set_column(0, 0, 32, as_text)
        sheet.set_column(1, 2, 14, as_text)
        sheet.set_column(3, 3, 60, as_text)
        for number, row in enumerate((HEADER, *rows)):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cleaned(cell), as_text)
    return data.getvalue()
