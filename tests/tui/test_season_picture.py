"""A season's numbers for the screen: the lines of years."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tui.season_picture import YearLine, year_line


@pytest.mark.parametrize(
    ("filed", "to_mend", "each"), [(0, 0, "0"), (4, 6, "1.5"), (3, 1, "0.3"), (1, 0, "0.0")]
)
def test_what_there_is_to_mend_for_each_report(filed, to_mend, each):
    line = YearLine(year=2023, filed=filed, clean=0, errors=0, to_mend=to_mend)
    assert line.each == each


def test_a_year_s_line_counts_its_units():
    unit = SimpleNamespace(counts={"error": 2}, to_mend=3)
    clean = SimpleNamespace(counts={"error": 0}, to_mend=0)
    season: Any = SimpleNamespace(units=[unit, unit, clean], clean=[clean])
    assert year_line(2023, season) == YearLine(year=2023, filed=3, clean=1, errors=4, to_mend=6)
