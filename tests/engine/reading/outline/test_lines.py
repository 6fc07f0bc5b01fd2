"""Lines of the text with their true offsets; a lone text of a grid's row is a line too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.anchor import Anchor
from engine.reading.outline.lines import BodyLine, is_page_number, lines_of
from engine.report import Cell, Document, Grid, Paragraph


def document(*blocks):
    """Make a document of paragraphs (text) and grids (rows of text)."""
    made: list[Paragraph | Grid] = []
    for index, block in enumerate(blocks):
        anchor = Anchor(block=index)
        if isinstance(block, str):
            made.append(Paragraph(text=block, anchor=anchor))
        else:
            rows = tuple(
                tuple(Cell(text=t, anchor=Anchor(block=index, row=r, column=c)) for c, t in row)
                for r, row in enumerate(map(enumerate, block))
            )
            made.append(Grid(rows=rows, anchor=anchor))
    return Document(source="稿", sha256="0" * 64, format="text", blocks=tuple(made))


def texts(*blocks):
    return [line.text for line in lines_of(document(*blocks))]


@given(st.lists(st.text("甲乙 \n", max_size=12), min_size=1, max_size=4))
def test_every_line_stands_where_it_says(paragraphs):
    made = document(*paragraphs)
    lines = lines_of(made)
    for line in lines:
        block = made.blocks[line.block]
        assert isinstance(block, Paragraph)
        assert block.text[line.start : line.end] == line.text
        assert not line.blank
        found = line.mention()
        assert found.text == line.text.strip()
        assert block.text[found.start : found.end] == found.text
    assert [line.position for line in lines] == sorted({line.position for line in lines})


@pytest.mark.parametrize("end", ["\n", "\r", "\v", "\u2028"])
def test_a_break_of_any_kind_parts_lines(end):
    assert texts(f"甲{end}乙") == ["甲", "乙"]


def test_a_list_number_stands_before_the_first_line_only():
    numbered = Paragraph(text="甲\n乙", anchor=Anchor(block=0), number="一、")
    made = Document(source="稿", sha256="0" * 64, format="text", blocks=(numbered,))
    assert [line.number for line in lines_of(made)] == ["一、", ""]


def test_a_row_with_one_text_may_be_a_heading():
    (line,) = lines_of(document([["", "三、收到和处理情况", ""], ["甲", "1", "2"]]))
    assert (line.text, line.in_grid, line.position) == ("三、收到和处理情况", True, (0, 0))


def test_a_row_with_a_long_text_or_two_is_none():
    assert texts([["长" * 81]]) == []
    assert texts([["甲", "乙"]]) == []


def test_two_texts_of_a_small_table_are_a_sign_off():
    assert texts([["青禾县财政局", "2024年1月12日"]]) == ["青禾县财政局", "2024年1月12日"]
    many = [["青禾县财政局", "2024年1月12日"], *[["甲", "乙", "丙"]] * 4]
    assert texts(many) == []


@pytest.mark.parametrize("text", ["— 3 —", "- 12 -", "第3页", "第 3 页 共 12 页", "7"])
def test_page_numbers_are_told(text):
    assert is_page_number(BodyLine(text=text, anchor=Anchor(block=0), start=0, position=(0, 0)))


@pytest.mark.parametrize("text", ["", "2023年", "一、", "1234", "第3页说", " " * 50 + "3"])
def test_other_lines_are_none(text):
    line = BodyLine(text=text, anchor=Anchor(block=0), start=0, position=(0, 0))
    assert not is_page_number(line)
