"""What is asked of whom, as JSON and as CSV for a spreadsheet: one entry a unit and paper."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from engine.export.data.csv_table import harmless
from engine.export.data.report_json import SCHEMA, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.queries.material import Wanted

HEADER = ("报告号", "单位", "年度", "材料", "要求", "规则")


def material_json(wanted: Sequence[Wanted]) -> dict[str, Any]:
    """Return the requests as a document (schema ``material``)."""
    return {
        "$schema": SCHEMA.format(name="material"),
        "schema_version": SCHEMA_VERSION,
        "material": [_data(one) for one in wanted],
    }


def material_csv(wanted: Sequence[Wanted]) -> bytes:
    """Return the requests as CSV, UTF-8 with BOM, no cell of which a spreadsheet would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for one in wanted:
        filing = one.filing
        row = (filing.id, filing.agency, filing.year, one.paper, one.ask, " ".join(one.rules))
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _data(one: Wanted) -> dict[str, Any]:
    filing = one.filing
    return {
        "filing": filing.id,
        "agency": filing.agency,
        "unit": filing.unit or None,
        "year": filing.year,
        "paper": one.paper,
        "ask": one.ask,
        "rules": list(one.rules),
    }
