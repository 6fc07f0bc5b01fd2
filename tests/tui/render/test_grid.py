"""Drawn grids: merged cells merged, every line equally wide, every character in its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.anchor import Anchor
from engine.report import Cell, Grid
from tui.render.grid import draw, spot_of_cell
from tui.render.lines import line_width, plain_text
from tui.render.sanitise import visible

TEXTS = st.text(st.sampled_from("甲乙丙丁（）12 \n"), max_size=12)


def grid(spec: list[list[tuple[str, int, int]]], block: int = 0) -> Grid:
    """Make a grid from rows of (text, rows spanned, columns spanned)."""
    columns = sum(span for _, _, span in spec[0])
    rows: list[list[Any]] = [[None] * columns for _ in spec]
    for r, row in enumerate(spec):
        for text, down, across in row:
            c = rows[r].index(None)
            cell = Cell(text=text, anchor=Anchor(block=block, row=r, column=c))
            for i in range(down):
                rows[r + i][c : c + across] = [cell] * across
    return Grid(rows=tuple(map(tuple, rows)), anchor=Anchor(block=block, table=1))


def lines(drawn) -> list[str]:
    return [plain_text(line) for line in drawn.lines]


TABLE = grid(
    [
        [("勾稽关系", 2, 2), ("申请人情况", 1, 2)],
        [("自然人", 1, 1), ("总计", 1, 1)],
        [("一、本年新收政府信息公开申请数量", 1, 2), ("3", 1, 1), ("3", 1, 1)],
        [("三、办理结果", 2, 1), ("（一）予以公开", 1, 1), ("12345", 1, 1), ("0", 1, 1)],
        [("（二）部分公开（区分处理）", 1, 1), ("0", 1, 1), ("0", 1, 1)],
    ]
)


def test_a_small_table_is_drawn_as_it_stands():
    assert lines(draw(TABLE, 0, 44)) == [
        "────────────────────────────────────────────",
        "勾稽关系                       │申请人情况  ",
        "                               │自然人 │总计",
        "一、本年新收政府信息公开申请数 │      3│   3",
        "量                             │       │    ",
        "三、办理结果│（一）予以公开    │  12345│   0",
        "            │（二）部分公开（区│      0│   0",
        "            │分处理）          │       │    ",
        "────────────────────────────────────────────",
    ]


@pytest.mark.parametrize("cells", range(16, 80, 3))
def test_every_line_is_as_wide_as_the_drawing(cells):
    drawn = draw(TABLE, 0, cells)
    assert {line_width(line) for line in drawn.lines} == {drawn.cells}


@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6), st.integers(8, 60)
)
def test_no_character_of_a_cell_is_lost(texts, cells):
    drawn = draw(grid([[(text, 1, 1) for text in row] for row in texts]), 0, cells)
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            runs = [
                run
                for line in drawn.lines
                for run in line
                if run.spot is not None and run.spot[1:] == (r, c) and run.start >= 0
            ]
            assert all(visible(text)[run.start :].startswith(run.text) for run in runs)
            assert "".join("".join(run.text.split()) for run in runs) == "".join(text.split())


def test_numbers_are_never_broken():
    assert any("12345" in line for line in lines(draw(TABLE, 0, 20)))


def test_the_names_of_the_columns_are_whole_where_they_are_pinned():
    pinned = "".join(plain_text(line) for line in draw(TABLE, 0, 44).heads[0].lines)
    assert "勾稽关系" in pinned
    assert "自然人" in pinned


PARTS = grid(
    [
        [("第二十条第（一）项", 1, 3)],
        [("信息内容", 1, 1), ("制发", 1, 1), ("现行有效", 1, 1)],
        [("规章", 1, 1), ("1", 1, 1), ("2", 1, 1)],
        [("规范性文件", 1, 1), ("3", 1, 1), ("4", 1, 1)],
        [("第二十条第（六）项", 1, 3)],
        [("信息内容", 1, 1), ("本年处理决定数量", 1, 2)],
        [("行政处罚", 1, 1), ("5", 1, 2)],
        [("行政强制", 1, 1), ("6", 1, 2)],
        [("第二十条第（八）项", 1, 3)],
        [("信息内容", 1, 1), ("本年收费金额", 1, 2)],
        [("行政事业性收费", 1, 1), ("", 1, 2)],
        [("其他收费", 1, 1), ("7", 1, 2)],
    ]
)


def test_the_names_that_are_pinned_are_those_of_the_part_in_view():
    drawn = draw(PARTS, 0, 50)
    rows = [plain_text(line) for line in drawn.lines]
    above = {}
    for number, row in enumerate(rows):
        pinned = drawn.pinned(number - 1)  # the line below what is pinned
        above[row.split("│")[0].strip()] = "".join(plain_text(line) for line in pinned)
    assert "制发" in above["规范性文件"]
    assert "处理决定" in above["行政强制"]
    assert "收费金额" in above["其他收费"]
    assert above["第二十条第（六）项"] == above["第二十条第（八）项"] == ""


def test_a_head_repeated_on_the_next_page_is_pinned_whole_and_alone():
    head = [
        [("勾稽", 2, 1), ("申请人", 1, 2)],
        [("自然人", 1, 1), ("总计", 1, 1)],
    ]
    numbers = [
        [("新收", 1, 1), ("1", 1, 1), ("1", 1, 1)],
        [("结转", 1, 1), ("", 1, 1), ("2", 1, 1)],
    ]
    drawn = draw(grid([*head, *numbers, *head, *numbers]), 0, 40)
    assert [plain_text(heads.lines[0]).split("│")[1].strip() for heads in drawn.heads] == [
        "自然人",
        "自然人",
    ]


def test_a_column_that_no_cell_has_to_itself_is_left_out():
    sliver = grid([[("甲", 1, 2), ("1", 1, 1)], [("乙", 1, 2), ("2", 1, 1)]])
    assert lines(draw(sliver, 0, 20))[1:3] == ["甲│ 1", "乙│ 2"]


def test_a_merged_cell_begins_at_its_first_row_and_column():
    assert spot_of_cell(TABLE.rows[1][1], 0) == (0, 0, 0)
    assert spot_of_cell(TABLE.rows[4][0], 0) == (0, 3, 0)
    assert spot_of_cell(TABLE.rows[2][3], 0) == (0, 2, 3)


def test_an_empty_grid_breaks_nothing():
    assert draw(grid([[("", 1, 1)]]), 0, 20).lines
    assert draw(Grid(rows=(), anchor=Anchor(block=0)), 0, 20).lines
