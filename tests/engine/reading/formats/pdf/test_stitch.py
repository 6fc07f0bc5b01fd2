"""Tables that go on over a page."""

from __future__ import annotations

import pytest
from making.pdf_texts import PROSE, TITLE, cells, read, texts
from making.pdfs import Sheet

from engine.report import Grid

ROWS = [["项目", "自然人", "总计"], *([f"第{n}行", str(n), str(n)] for n in range(1, 9))]


def test_a_table_goes_on_over_the_break_and_the_page_number() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table(ROWS[:5], 72, 160, [80, 60, 60])
    first.text(290, 40, "— 1 —")
    second = Sheet().text(290, 40, "— 2 —")
    second.table(ROWS[5:], 72, 790, [80, 60, 60])
    second.text(72, 600, PROSE)
    document = read(first, second)
    assert cells(document) == [ROWS]
    assert texts(document) == [TITLE, PROSE]
    grid = next(b for b in document.blocks if isinstance(b, Grid))
    assert [row[0].anchor.page for row in grid.rows] == [1] * 5 + [2] * 4


def test_a_row_cut_by_the_break_is_one_row() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table([*ROWS[:2], ["申请人逾期不", "", ""]], 72, 160, [80, 60, 60])
    second = Sheet()
    second.table([["补正", "3", "3"], ROWS[2]], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [
        [*ROWS[:2], ["申请人逾期不\n补正", "3", "3"], ROWS[2]],
    ]


def test_a_row_cut_by_the_break_is_one_row_below_a_head_that_is_printed_again() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table([*ROWS[:2], ["申请人逾期不", "3", "3"]], 72, 160, [80, 60, 60])
    second = Sheet()
    second.table([ROWS[0], ["补正", "", ""], ROWS[2]], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [
        [*ROWS[:2], ["申请人逾期不\n补正", "3", "3"], ROWS[2]],
    ]


def test_a_figure_that_a_narrow_cell_broke_goes_on_over_the_break() -> None:
    widths = [80, 60, 30]
    first = Sheet().text(72, 760, TITLE)
    first.table([*ROWS[:2], ["申请人逾期不", "3", "1116"]], 72, 160, widths)
    second = Sheet()
    second.table([["补正", "", "5"], ROWS[2]], 72, 790, widths)
    assert cells(read(first, second)) == [
        [*ROWS[:2], ["申请人逾期不\n补正", "3", "11165"], ROWS[2]],
    ]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (["申请人逾期不", "3", "1116"], ["二、补正", "", "5"]),
        (["申请人逾期不", "3", "1116"], ["补正", "5", ""]),
        (["申请人逾期不", "", "1116"], ["补正", "", "5"]),
        (["申请人逾期不", "3", "1116"], ["补正", "3", "5"]),
        (["逾期", "3", "1116"], ["补正", "", "5"]),
    ],
    ids=["an item", "not filled", "a blank above", "a whole row", "a label that ended"],
)
def test_figures_below_the_break_are_a_row_of_their_own(last: list[str], first: list[str]) -> None:
    widths = [80, 60, 30]
    above = Sheet().text(72, 760, TITLE)
    above.table([*ROWS[:2], last], 72, 160, widths)
    below = Sheet()
    below.table([first, ROWS[2]], 72, 790, widths)
    assert cells(read(above, below)) == [[*ROWS[:2], last, first, ROWS[2]]]


def test_rows_of_figures_that_are_alike_are_all_read() -> None:
    zeros = [["0", "0", "0"], ["0", "0", "0"]]
    first = Sheet().text(72, 760, TITLE)
    first.table(zeros, 72, 120, [80, 60, 60])
    second = Sheet()
    second.table([*zeros, ROWS[2]], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [[*zeros, *zeros, ROWS[2]]]


def test_a_blank_row_before_the_break_stays_a_row() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table([*ROWS[:2], ["空着的一行", "", ""]], 72, 160, [80, 60, 60])
    second = Sheet()
    second.table(ROWS[2:4], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [[*ROWS[:2], ["空着的一行", "", ""], *ROWS[2:4]]]


def test_a_blank_value_at_the_head_of_a_page_is_not_the_one_above_the_break() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table(ROWS[:3], 72, 160, [80, 60, 60])
    second = Sheet()
    second.table([["第3行", "", "3"], ROWS[4]], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [[*ROWS[:3], ["第3行", "", "3"], ROWS[4]]]


def test_tables_apart_on_one_page_stay_two() -> None:
    sheet = Sheet().text(72, 760, TITLE)
    bottom = sheet.table(ROWS[:2], 72, 700, [80, 60, 60])
    sheet.table(ROWS[2:4], 72, bottom - 30, [80, 60, 60])
    assert cells(read(sheet)) == [ROWS[:2], ROWS[2:4]]
