"""Findings as CSV for Excel and scripts: UTF-8 with BOM, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from engine.export.rows import FINDING_COLUMNS, findings

if TYPE_CHECKING:
    from engine.export.rows import Exported

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "\uff20")


def harmless(cell: str | int | None) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes in front."""
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    clean = cell.replace("\x00", "␀").encode("utf-8", "replace").decode()
    return f"'{clean}" if clean.lstrip(" \n").startswith(DANGEROUS) else clean


def write(exported: Exported) -> bytes:
    """Return the findings as CSV, one line a finding, the header first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([name for name, _width in FINDING_COLUMNS])
    for row in findings(exported.filings):
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")
