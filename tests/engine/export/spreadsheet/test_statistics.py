"""Statistics of a workbook."""

from __future__ import annotations

from making.changes import cell
from making.judged_units import workbook


def test_the_statistics_count_units_and_places():
    book = workbook(cell(3, "granted", "business", "7"), cell(3, "granted", "business", "7"))
    rows = {row[0]: row[2:4] for row in book["统计"].iter_rows(min_row=3, values_only=True)}
    assert rows["F201"] == (2, 2)
