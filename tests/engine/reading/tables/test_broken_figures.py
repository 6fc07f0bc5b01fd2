"""A figure that a line break parts where the walls stand; figures of table 2 without walls."""

from __future__ import annotations

import pytest
from making.drafts import clean
from making.reading import read_report
from making.writers import as_html

from engine.doubts import CellDoubt
from engine.reading.tables.split_digits import only_way

REQUESTS = {"granted": {"natural": 15, "business": 3}}


def page(total: str) -> bytes:
    draft = clean("青禾县水利局", "department", 2023, requests=REQUESTS)
    draft.table3["new", "total"] = "@"
    return as_html(draft).replace(b"@", total.encode())


def test_a_line_break_in_a_figure_is_mended_where_the_row_adds_up() -> None:
    table = read_report(page("1<br>8"), "页.html").tables[3]
    assert table.number_at("new", "total") == 18
    assert table.values["new", "total"].doubt is None


@pytest.mark.parametrize("total", ["1<br>9", "18<br>0", "1<br>8<br>0"])
def test_else_only_that_cell_is_open(total: str) -> None:
    table = read_report(page(total), "页.html").tables[3]
    assert table.values["new", "total"].number is None
    assert table.values["new", "total"].doubt is CellDoubt.SPACED
    assert table.number_at("new", "natural") == 15


@pytest.mark.parametrize(
    ("digits", "figures"),
    [("000", (0, 0, 0)), ("106", (1, 0, 6)), ("0012", (0, 0, 12)), ("1039", None), ("10", None)],
)
def test_digits_are_cut_where_there_is_one_way(
    digits: str, figures: tuple[int, ...] | None
) -> None:
    assert only_way(digits, 3) == figures
