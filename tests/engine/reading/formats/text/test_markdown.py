"""Markdown: headings, pipe tables, escapes, emphasis."""

from __future__ import annotations

import pytest

from engine.reading import read_document
from engine.reading.formats.text.reader import read
from engine.report import Block, Grid, Paragraph


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode()).blocks


def cells(grid: Block) -> list[list[str]]:
    assert isinstance(grid, Grid)
    return [[c.text for c in row] for row in grid.rows]


def test_headings_give_their_level_and_lose_their_marks() -> None:
    found = blocks("## 一、总体情况 ##\n#### 四、复议\n#无空格也算\n#1 不算\n")
    assert [(b.text, b.level) for b in found if isinstance(b, Paragraph)] == [
        ("一、总体情况", 2),
        ("四、复议", 4),
        ("无空格也算", 1),
        ("#1 不算", None),
    ]
    assert (found[0].anchor.line, found[0].anchor.char) == (1, 4)


def test_pipe_tables_lose_separators_padding_and_the_blank_header() -> None:
    found = blocks("|  |  |\n| --- | :-: |\n| 规章 | 1<br>2 |\n| a\\|b | **3** |\n\n后文\n")
    assert cells(found[0]) == [["规章", "1\n2"], ["a|b", "3"]]
    assert isinstance(found[1], Paragraph)


def test_a_pipe_table_without_outer_pipes_is_one_too() -> None:
    (grid,) = blocks("规章 | 1 | 2\n---|---|---\n许可 | 3 | 4\n")
    assert cells(grid) == [["规章", "1", "2"], ["许可", "3", "4"]]


def test_each_row_as_its_own_little_table_arrives_as_grids() -> None:
    found = blocks("| 一、新收 | 1 | 0 |\n|---|---|---|\n\n| 二、结转 | 0 | 2 |\n|---|---|---|\n")
    assert [cells(b) for b in found] == [[["一、新收", "1", "0"]], [["二、结转", "0", "2"]]]


def test_cells_know_their_column_in_the_line() -> None:
    line = "| 规章 | 12 |"
    (grid,) = blocks(f"{line}\n|---|---|\n| 许可 | 3 |\n")
    assert isinstance(grid, Grid)
    anchor = grid.rows[0][1].anchor
    assert anchor.char is not None
    assert line[anchor.char - 1 :].startswith("12")


def test_escapes_and_emphasis_are_no_text_and_rules_are_none() -> None:
    found = blocks("**一、总体情况**\n1\\. 部分干部\n---\n***\n共 3\\*4 件\n")
    assert [(b.text, b.bold) for b in found if isinstance(b, Paragraph)] == [
        ("一、总体情况", True),
        ("1. 部分干部", False),
        ("共 3*4 件", False),
    ]


def test_markdown_is_told_from_text_by_its_marks() -> None:
    assert read_document("# 甲\n\n## 乙\n".encode(), "a.txt").format == "markdown"
    assert read_document("甲\n\n乙 # 丙\n".encode(), "a.txt").format == "text"


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", [" **甲" * 12_000, "- 1" + " " * 40_000 + "甲", "# 甲" + " " * 40_000 + "乙"]
)
def test_a_long_line_of_marks_is_one_line(line: str) -> None:
    """How its time grows is held by tests/engine/test_patterns.py, for all patterns alike."""
    assert len(blocks(line)) == 1


def test_blank_cells_at_the_ends_of_rows_with_inner_bars_stay() -> None:
    (grid,) = blocks("规章 | 1 | 2\n许可 | 3 | 4\n | 5 | \n")
    assert cells(grid)[2] == ["", "5", ""]
