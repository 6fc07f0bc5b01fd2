"""Tables drawn in columns: walls, rulers, what is left out of both, what is no table at all."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.text_blocks import blocks, cells, places

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.text.lines import lines_of
from engine.reading.formats.text.notations.drawn import (
    dashed_table,
    drawn_table,
    is_dashed,
    is_drawn,
)
from engine.report import Grid, Paragraph

DRAWN = """前文
+----------+------+------+
| 行政复议 | 起诉 | 总计 |
+==========+======+======+
| 结果     | 12   | 3    |
|          |      |      |
| 维持     |      |      |
+----------+------+------+
后文"""

BOXED = """┌────────────────────┐
│ 第二十条第（一）项 │
├─────┬────┬────┬────┤
│信息 │本年│废止│有效│
│内容 │制发│    │    │
├─────┼────┼────┴────┤
│规章 │ 8  │   36    │
│     ├────┼─────────┤
│     │ 9  │   37    │
└─────┴────┴─────────┘"""

DASHED = """  ------------------------------------
  （甲）                  本年   总计
  ------------------- -------- -------
  规章                       1       2

  行政规范性                12       3
  文件

  ------------------------------------
后文"""


RULED_AT_HEAD_AND_FOOT = """+----------+--------+------+
| 事项     |        | 总计 |
| 行政复议 | 甲     | 12   |
| 行政诉讼 | 乙     | 3    |
+----------+--------+------+"""


def test_a_drawn_table_ends_with_its_last_rule_and_joins_broken_cells() -> None:
    before, grid, after = blocks(DRAWN)
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert cells(grid) == [["行政复议", "起诉", "总计"], ["结果\n维持", "12", "3"]]
    assert places(grid)["12"] == (5, 12)
    assert places(grid)["结果\n维持"] == (5, 3)


def test_walls_and_rules_that_are_left_out_are_merged_cells() -> None:
    (grid,) = blocks(BOXED)
    assert isinstance(grid, Grid)
    assert cells(grid) == [
        ["第二十条第（一）项"] * 4,
        ["信息\n内容", "本年\n制发", "废止", "有效"],
        ["规章", "8", "36", "36"],
        ["规章", "9", "37", "37"],
    ]
    assert grid.rows[0][0] is grid.rows[0][3]
    assert grid.rows[2][0] is grid.rows[3][0]


def test_a_plus_in_a_cell_is_no_corner() -> None:
    (grid,) = blocks("+-------+-------+\n| 一+二 | 3 + 4 |\n+-------+-------+\n")
    assert cells(grid) == [["一+二", "3 + 4"]]


def test_dashes_rule_the_columns_and_blank_lines_the_rows() -> None:
    grid, after = blocks(DASHED)
    assert cells(grid) == [
        ["（甲）", "本年", "总计"],
        ["规章", "1", "2"],
        ["行政规范性\n文件", "12", "3"],
    ]
    assert places(grid)["12"] == (6, 24)
    assert isinstance(after, Paragraph)


def test_a_table_without_a_head_ends_at_the_same_ruler() -> None:
    grid, after = blocks("  ------ ---\n  规章   0\n\n  许可   12\n  ------ ---\n\n后文")
    assert cells(grid) == [["规章", "0"], ["许可", "12"]]
    assert isinstance(after, Paragraph)


def test_a_line_of_dashes_alone_is_no_table() -> None:
    assert [type(b) for b in blocks("前文\n--------------\n后文\n\n再后")] == [Paragraph] * 3


def test_lines_between_two_rules_are_rows_where_figures_stand_below_each_other() -> None:
    (grid,) = blocks(RULED_AT_HEAD_AND_FOOT)
    assert cells(grid) == [
        ["事项", "", "总计"],
        ["行政复议", "甲", "12"],
        ["行政诉讼", "乙", "3"],
    ]


def test_a_table_may_be_drawn_as_if_all_characters_were_equally_wide() -> None:
    drawing = "+--------+\n| 总计 | 其他 |\n|----+----|\n| 12 | 3  |\n| 维持 | 2  |\n+--------+\n"
    (grid,) = blocks(drawing.replace("+--------+", "+---------+"))
    assert cells(grid)[0] == ["总计", "其他"]
    assert cells(grid)[1][1].startswith("3")


PLAIN = st.text("甲乙1 2.+", max_size=6).map(lambda text: " ".join(text.split()).strip("+ "))
WORDS = PLAIN.filter(lambda text: "++" not in text)  # that is a crossing, whoever wrote it


TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=3)
)


def drawn(rows: list[list[str]]) -> str:
    """Draw a table with walls, each cell eighteen columns wide."""
    rule = "+".join(["", *["-" * 18 for _ in rows[0]], ""])
    lines = [rule]
    for row in rows:
        cells = [f" {text}{' ' * (17 - len(text.encode('gb18030')))}" for text in row]
        lines += ["|".join(["", *cells, ""]), rule]
    return "\n".join(lines)


@settings(max_examples=20)
@given(TABLES)
def test_what_is_drawn_is_read_back(rows: list[list[str]]) -> None:
    lines = lines_of(drawn(rows), 100)
    assert is_drawn(lines, 0)
    made, after = drawn_table(lines, 0, LIMITS)
    assert [[slot.text for slot in row if slot] for row in made] == rows
    assert after == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+",
        "+--+",
        "+--+\n",
        "+--+\n\n| 甲 |",
        "+--+\n甲",
        "| 甲 |\n+--+",
        "+-甲-+\n| 甲 |",
        "+" + "-" * 4_000 + "+\n| 甲 |",
    ],
)
def test_a_rule_without_a_row_below_it_is_no_table(text: str) -> None:
    assert not is_drawn(lines_of(text, 100), 0)


@pytest.mark.parametrize(
    ("text", "dashed"),
    [
        ("--- --\n甲  乙", True),
        ("甲 乙\n--- --\n1   2", True),
        ("=== ===\n", True),
        ("甲\n乙\n--- --", False),
        ("甲\n\n--- --", False),
        ("---\n甲", False),
        ("-- --\n甲", False),
        ("--------\n甲\n乙\n--- --", True),
        ("--------\n" + "甲\n" * 9 + "--- --", False),
        ("--- -- 甲", False),
        ("", False),
        ("- - -", False),
    ],
)
def test_a_ruler_has_columns_and_a_head_of_few_lines(text: str, dashed: bool) -> None:  # noqa: FBT001
    assert is_dashed(lines_of(text, 100), 0) is dashed


def test_a_word_that_reaches_over_the_edge_of_its_column_is_not_cut() -> None:
    (grid,) = blocks("---- ----\n甲乙丙 丁\n戊   己\n")
    assert cells(grid) == [["甲乙丙", "丁"], ["戊", "己"]]


def test_corners_of_every_font_draw_a_table() -> None:
    for left, line, right, wall in ("┌─┐│", "╔═╗║", "┏━┓┃", "╭─╮│", "+-+|"):
        rule = f"{left}{line * 4}{right}"
        (grid,) = blocks(f"{rule}\n{wall}甲12{wall}\n{rule}\n")
        assert cells(grid) == [["甲12"]]


PIECES = ["+", "--", "---", "|", "=", " ", "甲", "12", "\n", "┌", "─", "┐", "│", "e\u0301"]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_is_drawn_is_read_to_an_end(text: str) -> None:
    lines = lines_of(text, 100)
    for index in range(len(lines)):
        for begins, table in ((is_drawn, drawn_table), (is_dashed, dashed_table)):
            if begins(lines, index):
                rows, after = table(lines, index, LIMITS)
                assert index < after <= len(lines)
                assert len({len(row) for row in rows}) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "--- " + "-- " * 499 + "\n" + "甲\n" * 5_000,
        "+" + "--+" * 499 + "\n|" + "甲|" * 499 + "\n" + "+--+\n|甲|\n" * 500,
        "--- " + "-- " * 600 + "\n甲\n",
        "+" + "--+" * 600 + "\n|甲|\n",
    ],
    ids=["dashed", "walls", "wide ruler", "wide walls"],
)
def test_a_drawing_of_more_cells_than_a_report_has_is_refused_before_they_are_made(text) -> None:
    lines = lines_of(text, 100_000)
    table = drawn_table if text[0] == "+" else dashed_table
    tracemalloc.start()
    with pytest.raises(ReadingError, match="太大"):
        table(lines, 0, LIMITS)
    assert tracemalloc.get_traced_memory()[1] < 32 << 20
    tracemalloc.stop()
