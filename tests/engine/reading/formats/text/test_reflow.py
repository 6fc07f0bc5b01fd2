"""A text broken at a fixed width is put together again; any other stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.formats.text.lines import lines_of
from engine.reading.formats.text.reflow import rewrapped

PROSE = (
    "二〇二三年我镇坚持把政务公开作为联系群众的重要桥梁围绕百姓关心的低保危房改造和惠农补贴等事项"
    "逐村逐户做好公开和解释工作全年共主动公开各类信息八十六条其中通过县政府门户网站公开五十二条"
    "通过村务公开栏公开三十四条群众满意度比上一年有了明显的提高没有发生因公开不及时引起的投诉"
    "下一步我们将继续细化公开目录压实站所责任把公开的时限写进办事流程。"
)


def broken(text, width):
    return [text[at : at + width] for at in range(0, len(text), width)]


def told(text):
    return [line.text for line in rewrapped(lines_of(text, 10_000))]


@pytest.mark.parametrize("width", [20, 28, 35])
def test_a_paragraph_broken_at_a_width_is_one_line(width):
    assert told("\n".join(broken(PROSE, width))) == [PROSE]


def test_a_heading_behind_it_stays_a_line():
    text = "\n".join([*broken(PROSE, 25), "一、总体情况", *broken(PROSE, 25)])
    assert told(text) == [PROSE, "一、总体情况", PROSE]


def test_a_page_number_between_two_lines_goes_behind_them():
    pieces = broken(PROSE, 25)
    text = "\n".join([*pieces[:3], "— 3 —", *pieces[3:]])
    assert told(text) == [PROSE, "— 3 —"]


def test_lines_with_a_blank_one_below_each_are_joined_too():
    assert told("\n\n".join(broken(PROSE, 25))) == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        PROSE,
        "\n".join(broken(PROSE, 25)[:3]),
        "\n".join(f"第{n}条，内容不一。" for n in range(12)),
        "\n".join(["1 2 3 4 5 6 7"] * 9),
        "\n".join(broken(PROSE, 5)),
    ],
)
def test_what_was_not_broken_is_left_alone(text):
    lines = lines_of(text, 10_000)
    assert rewrapped(lines) is lines


def test_rows_of_tables_are_never_joined():
    rows = ["新收\t1\t2\t3", "结转\t0\t0\t0"]
    text = "\n".join([*broken(PROSE, 25), *rows, *broken(PROSE, 25)])
    assert told(text) == [PROSE, *rows, PROSE]


@given(st.integers(16, 50), st.integers(0, 3))
def test_no_character_is_lost(width, blank):
    text = ("\n" * (blank + 1)).join(broken(PROSE, width))
    assert "".join(told(text)) == PROSE


def test_a_joined_line_stands_where_its_first_stood():
    lines = lines_of("题\n\n" + "\n".join(broken(PROSE, 25)), 10_000)
    assert [line.number for line in rewrapped(lines) if line.text == PROSE] == [3]
