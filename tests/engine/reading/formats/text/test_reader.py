"""Plain text: the layouts of tables in it, and what is no table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.blocks.builder import is_padding
from engine.reading.files.limits import Limits
from engine.reading.formats.text.reader import read
from engine.report import Block, Grid, Paragraph

if TYPE_CHECKING:
    from pathlib import Path


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode()).blocks


def cells(grid: Block) -> list[list[str]]:
    assert isinstance(grid, Grid)
    return [[c.text for c in row if not is_padding(c)] for row in grid.rows]


def texts(text: str) -> list[str]:
    return [b.text for b in blocks(text) if isinstance(b, Paragraph)]


def test_a_cell_a_line_is_a_table_that_two_blank_lines_end() -> None:
    found = blocks("二、情况\n\t规章\n\t1\n\t2\n\n\t许可\n\t3\n\n\n三、情况\n")
    assert [type(b).__name__ for b in found] == ["Paragraph", "Grid", "Paragraph"]
    assert cells(found[1]) == [["规章", "1", "2"], ["许可", "3"]]


def test_a_line_without_a_tab_goes_on_in_the_cell_also_after_a_blank_line() -> None:
    (grid,) = blocks("\t自然\n\n人\n\t法律\n服务\n\t总计\n\n\t1\n\t2\n\t3\n")
    assert cells(grid) == [["自然\n人", "法律\n服务", "总计"], ["1", "2", "3"]]


def test_a_heading_right_after_a_figure_is_not_swallowed_by_the_table() -> None:
    found = blocks("\t规章\n\t0\n\n\t许可\n\t0\n\n四、政府信息公开行政复议情况\n正文\n")
    assert cells(found[0]) == [["规章", "0"], ["许可", "0"]]
    assert texts("\t规章\n\t0\n\n\t许可\n\t0\n四、复议\n") == ["四、复议"]
    assert [b.text for b in found[1:] if isinstance(b, Paragraph)] == [
        "四、政府信息公开行政复议情况",
        "正文",
    ]


def test_blank_cells_stay_and_short_rows_are_filled_up_with_padding() -> None:
    (grid,) = blocks("\t\n\t自然人\n\t\xa0\n\t总计\n\n\t1\n")
    assert isinstance(grid, Grid)
    assert [c.text for c in grid.rows[0]] == ["", "自然人", "\xa0", "总计"]
    assert [is_padding(c) for c in grid.rows[1]] == [False, True, True, True]


def test_rows_with_tabs_between_cells_are_a_table_up_to_a_blank_line() -> None:
    found = blocks("规章\t0\t0\t0\n规范性文件\t15\t0\t15\n\n\t许可\t0\t1\n")
    assert [cells(b) for b in found] == [
        [["规章", "0", "0", "0"], ["规范性文件", "15", "0", "15"]],
        [["", "许可", "0", "1"]],
    ]


def test_a_label_broken_over_lines_opens_the_row_below_it() -> None:
    (grid,) = blocks("规章\t0\t0\n申请人无正当理由\n逾期\t1\t2\n")
    assert cells(grid) == [["规章", "0", "0"], ["申请人无正当理由\n逾期", "1", "2"]]


@pytest.mark.parametrize(
    "text",
    [
        "\t我镇认真贯彻落实条例，全年主动公开信息一百二十条，" + "切实保障群众知情权。" * 8 + "\n",
        "\t\t\t青溪镇人民政府\n\t\t\t2024年1月11日\n",
        "1.\t加强培训\n2.\t完善制度\n3.\t拓宽渠道\n",
        "联系人：张三\t电话：0516-1234567\n",
    ],
    ids=["缩进的段落", "落款", "编号后的制表符", "一行两项"],
)
def test_tabs_alone_do_not_make_a_table(text: str) -> None:
    assert all(isinstance(b, Paragraph) for b in blocks(text))


def test_remnants_of_bookmarks_go_and_the_places_stay_true() -> None:
    raw = "甲\n[bookmark: _GoBack]我乡[bookmark: x]认真\n"
    paragraph = blocks(raw)[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "我乡认真"
    anchor = paragraph.anchor
    assert (anchor.line, anchor.char) == (2, 20)
    assert anchor.char is not None
    assert raw.split("\n")[1][anchor.char - 1] == "我"


def test_text_keeps_its_own_spaces_and_lost_characters() -> None:
    assert texts("      青溪镇  \n20231月1日〔202130号\n") == [
        "      青溪镇  ",
        "20231月1日〔202130号",
    ]


def test_every_line_ending_is_a_line_ending() -> None:
    assert texts("甲\r\n乙\r丙\n\x0c丁\0") == ["甲", "乙", "丙", " 丁"]


def test_too_many_lines_or_bytes_are_refused_with_a_sentence() -> None:
    with pytest.raises(ReadingError, match="超过 5 行"):
        read(b"\n" * 6, Limits(lines=5))
    with pytest.raises(ReadingError, match="超过上限"):
        read("一".encode() * 2_000_000, Limits(text_bytes=1 << 20))


def test_list_items_behind_a_tab_take_no_lines_for_cells() -> None:
    lines = ["第一条", *(f"要点{n}" for n in range(20))]
    text = "\t加强领导\n\n明确专人负责。\n\t其他事项\n\n" + "\n".join(lines) + "\n\t又一条\n"
    found = [block.text for block in blocks(text) if isinstance(block, Paragraph)]
    assert found == ["加强领导", "明确专人负责。", "其他事项", *lines, "又一条"]


def test_an_empty_paragraph_in_a_cell_does_not_tear_the_row() -> None:
    torn = "\t事项\n\t甲\n\t乙\n\t丙\n\n\t规章\n\t1\n\n\t2\n\n\n\t3\n\n\t4\n\t5\n\n\n后文"
    grid, after = blocks(torn)
    assert cells(grid) == [["事项", "甲", "乙", "丙"], ["规章", "1", "2", "3"], ["4", "5"]]
    assert isinstance(after, Paragraph)


@pytest.mark.slow
@given(st.lists(st.lists(st.from_regex(r"[0-9]{1,3}", fullmatch=True), min_size=3), min_size=2))
def test_any_table_of_figures_comes_back_from_the_flattened_layout(rows: list[list[str]]) -> None:
    flat = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    (grid,) = blocks(f"{flat}\n\n\n")
    assert cells(grid) == rows


@given(st.text(alphabet="\t\n |\\-+#*,甲乙1。 \xa0", max_size=200))
def test_any_text_is_read_and_every_cell_knows_its_line(text: str) -> None:
    for block in blocks(text):
        if isinstance(block, Grid):
            assert len({len(row) for row in block.rows}) == 1
            assert all(c.anchor.line for row in block.rows for c in row if not is_padding(c))
        else:
            assert block.anchor.line


SHAPES = {
    "000": [(14, 4), (28, 10), (4, 15)],
    "001": [(15, 4), (26, 10), (4, 15)],
    "002": [(14, 4), (28, 10), (4, 15)],
    "003": [(14, 4), (11, 10), (15, 9), (4, 15)],
    "004": [(14, 4), (28, 10), (4, 15)],
}


@pytest.mark.parametrize("seed", SHAPES)
def test_the_tables_of_the_seeds_have_their_rows_and_columns(corpus: Path, seed: str) -> None:
    (path,) = (corpus / "seeds").glob(f"{seed}_*.txt")
    found = read_document(path.read_bytes(), path.name).blocks
    grids = [b for b in found if isinstance(b, Grid)]
    assert [(len(g.rows), len(g.rows[0])) for g in grids] == SHAPES[seed]
    last = [re.sub(r"\s", "", c.text) for c in grids[-1].rows[-1]]
    assert last == ["0"] * 15


def test_a_text_that_was_quoted_whole_is_read_as_it_was_written() -> None:
    plain = "二、情况\n\t规章\n\t1\n\t2\n\n\t许可\n\t3\n\n\n三、情况\n四、情况\n五、无。\n"
    quoted = "".join(f"> {line}\n" for line in plain.rstrip("\n").split("\n"))
    assert texts(quoted) == texts(plain)
    assert [cells(b) for b in blocks(quoted) if isinstance(b, Grid)] == [
        [["规章", "1", "2"], ["许可", "3"]]
    ]
    some = plain.replace("三、情况", "> 三、情况")
    assert len(texts(some)) == len(texts(plain))
