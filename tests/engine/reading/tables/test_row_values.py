"""Rows of figures whose cells a converter joined: given only where nothing else is possible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.drafts import clean
from making.reading import read_report
from making.wild import own_cells
from making.writers import as_html, as_markdown, physical_rows, pieces

from engine.doubts import DoubtKind

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


@pytest.mark.parametrize(
    ("figures", "lost"), [("3\t0\t0\t0\t0\t0", "total"), ("0\t0\t0\t0\t0\t3", "natural")]
)
def test_where_blanks_may_have_been_left_out_the_sums_tell_which_cell_is_blank(
    figures: str, lost: str
) -> None:
    text = ragged(own_cells, ("granted", "total"))
    row = "（一）予以公开\t3\t0\t0\t0\t0\t0"
    assert row in text
    report = read_report(text.replace(row, f"（一）予以公开\t{figures}").encode(), "稿.txt")
    values = report.tables[3].values
    assert [key for key, value in values.items() if value.doubt] == [("granted", lost)]
    assert values["granted", lost].number is None
    assert [doubt.kind for doubt in report.doubts] == [DoubtKind.ROW_ONE_SHORT]


def test_where_no_place_of_a_lost_figure_makes_the_columns_hold_nobody_knows_it() -> None:
    text = ragged(own_cells, ("granted", "total"))
    text = text.replace("（一）予以公开\t3\t0\t0\t0\t0\t0", "（一）予以公开\t3\t0\t0\t0\t0\t5")
    values = read_report(text.encode(), "稿.txt").tables[3].values
    assert {value.number for (row, _), value in values.items() if row == "granted"} == {None}


def test_a_row_called_otherwise_is_shown_where_its_label_stands() -> None:
    draft = clean("青禾县教育局", "department", 2023, requests={"granted": {"natural": 3}})
    page = as_html(draft).decode().replace("2.重复申请", "2.重复信访")
    (deviation,) = read_report(page.encode(), "稿.html").tables[3].deviations
    assert (deviation.kind, deviation.label) == ("relabelled", "2.重复信访")
    assert deviation.anchor.column == 2
