"""Rows of figures whose cells a converter joined: given only where nothing else is possible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.drafts import clean
from making.reading import read_report
from making.wild import own_cells
from making.writers import as_html, as_markdown, physical_rows, pieces

ROW = "| 三、本年度办理结果 | （七）总计 | （七）总计 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"


@pytest.mark.parametrize(
    ("figures", "total"),
    [("3 | | 0 0 | 0 | 0 | 0 | 3", 3), ("3 | | 4 0 | 0 | 0 | 0 | 3", None)],
)
def test_two_figures_beside_a_blank_cell_are_shared_out_only_if_they_add_up(
    figures: str, total: int | None
) -> None:
    draft = clean("青禾县教育局", "department", 2023, requests={"granted": {"natural": 3}})
    text = as_markdown(draft).decode()
    assert ROW in text
    told = text.replace(ROW, f"| 三、本年度办理结果 | （七）总计 | {figures} |")
    value = read_report(told.encode(), "稿.md").tables[3].values["done", "total"]
    assert value.number == total
    assert bool(value.doubt) == (total is None)


def ragged(rows, blank: tuple[str, str]) -> str:
    """Write a report with tabs, a cell blank, the blanks at the ends of lines cut off."""
    draft = clean("青禾县教育局", "department", 2023, requests={"granted": {"natural": 3}})
    draft = replace(draft, table3={**draft.table3, blank: ""})
    lines: list[str] = []
    for what, content in pieces(draft):
        table = ["\t".join(row).rstrip("\t") for row in rows(content)] if what == "grid" else []
        lines += table or [str(content)]
    return "\n".join(lines)


def test_a_blank_at_the_end_of_a_line_is_that_cell_alone_where_blanks_keep_their_places() -> None:
    report = read_report(ragged(physical_rows, ("granted", "total")).encode(), "稿.txt")
    values = report.tables[3].values
    assert [key for key, value in values.items() if value.number is None] == [("granted", "total")]
    assert values["granted", "natural"].number == 3


def test_where_blanks_may_have_been_left_out_nobody_knows_which_cell_is_blank() -> None:
    report = read_report(ragged(own_cells, ("granted", "total")).encode(), "稿.txt")
    values = report.tables[3].values
    assert {value.number for (row, _), value in values.items() if row == "granted"} == {None}


def test_a_row_called_otherwise_is_shown_where_its_label_stands() -> None:
    draft = clean("青禾县教育局", "department", 2023, requests={"granted": {"natural": 3}})
    page = as_html(draft).decode().replace("2.重复申请", "2.重复信访")
    (deviation,) = read_report(page.encode(), "稿.html").tables[3].deviations
    assert (deviation.kind, deviation.label) == ("relabelled", "2.重复信访")
    assert deviation.anchor.column == 2
