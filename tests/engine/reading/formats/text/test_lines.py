"""Lines of a text, with their places and without what converters leave in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ReadingError
from engine.reading.formats.text.lines import FEW, Line, lines_of


def texts(text: str) -> list[str]:
    return [line.text for line in lines_of(text, 1_000)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_convention_ends_a_line(end: str) -> None:
    assert texts(f"甲{end}乙{end}") == ["甲", "乙", ""]
    assert [line.number for line in lines_of(f"甲{end}乙", 9)] == [1, 2]


def test_too_many_lines_are_refused_with_what_to_do() -> None:
    assert len(lines_of("\n" * 5, 5)) == 6
    with pytest.raises(ReadingError, match="超过 5 行"):
        lines_of("\n" * 6, 5)


@pytest.mark.parametrize(
    ("text", "blank"), [("", True), (" 　", True), ("\t", False), (" \t1", False), ("甲", False)]
)
def test_a_tab_opens_a_cell_blanks_open_nothing(text, blank):
    assert Line(1, text, text).blank is blank


def test_a_text_quoted_whole_is_read_as_it_was_before() -> None:
    quoted = "\n".join(["> 一、总体情况", ">", *[f"> 第{n}句" for n in range(FEW)]])
    first, second, third, *_ = lines_of(quoted, 99)
    assert (first.text, second.text, third.text) == ("一、总体情况", "", "第0句")
    assert [first.char(), third.char(1)] == [3, 4]


@given(st.lists(st.text(alphabet="甲1 \t|>&;#", max_size=12), max_size=12))
def test_no_line_is_lost_and_a_place_lies_in_its_line(lines: list[str]) -> None:
    found = lines_of("\n".join(lines), 99)
    assert [line.raw for line in found] == (lines or [""])
    for line in found:
        for offset in range(len(line.text)):
            assert 1 <= line.char(offset) <= len(line.raw)
