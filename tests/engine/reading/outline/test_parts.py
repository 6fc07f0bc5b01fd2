"""Which candidates become headings, and what stands below each of them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.grids_read import FOUR, LINE, TITLE, TWO
from making.matrices import document, forms, grid, paragraph

from engine.reading.outline.candidates import candidates
from engine.reading.outline.lines import lines_of
from engine.reading.outline.parts import (
    MOST_AGAIN,
    Landmarks,
    choose,
    heading_of,
    parts_of,
    score,
)

ONE, SECOND, THIRD, FOURTH, FIFTH, SIXTH = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
END = (1 << 20, 0)


def two(index):
    return grid(index, TWO)


def four(index):
    return grid(index, [*FOUR, LINE], merge=True)


def scene(*blocks, tables=None):
    """Return a document, its lines, and the landmarks of tables (by number: index of a block)."""
    made = document(TITLE, *blocks)
    places = {number: (index, 0) for number, index in (tables or {}).items()}
    return (
        made,
        lines_of(made),
        Landmarks(made, places, {n: (at[0], 9) for n, at in places.items()}),
    )


def chosen(*blocks, tables=None):
    """Return (part, block) of the headings that are chosen."""
    _, lines, marks = scene(*blocks, tables=tables)
    return [(c.part, c.line.block) for c in choose(candidates(lines, forms()), marks)]


def test_six_headings_are_chosen_in_the_order_of_the_document():
    found = chosen(ONE, "文。", SECOND, two, THIRD, FOURTH, FIFTH, SIXTH, tables={2: 4})
    assert found == [(1, 1), (2, 3), (3, 5), (4, 6), (5, 7), (6, 8)]
    assert [part for part, _ in chosen(SIXTH, ONE)] == [6, 1]


def test_a_document_without_headings_or_words_has_none():
    assert chosen("没有标题的正文。") == []
    assert chosen() == []


def test_the_heading_above_the_table_is_the_one():
    found = chosen(ONE, "（一）主动公开政府信息情况", "公开了一些。", SECOND, two, tables={2: 5})
    assert (2, 4) in found
    assert (2, 2) not in found


def test_a_heading_behind_its_table_is_none():
    assert chosen("前文。", two, SECOND, tables={2: 2}) == [(2, 3)]
    assert chosen("前文。", two, "主动公开政府信息情况", tables={2: 2}) == []


@pytest.mark.parametrize(
    ("between", "near"),
    [
        ([], True),
        (["单位：件"], True),
        (["单位：件", "表二"], True),
        (["长" * 61], False),
        (["甲。", "乙。", "丙。"], False),
        (["甲", "乙", "丙", "丁"], True),
        ([lambda i: grid(i, [["甲", "1"]])], False),
    ],
)
def test_only_short_lines_stand_between_a_heading_and_its_table(between, near):
    at = 2 + len(between)
    _, lines, marks = scene(SECOND, *between, two, tables={2: at})
    (found,) = [c for c in candidates(lines, forms()) if c.part == 2]
    alone = score(found, Landmarks(marks.document, {}, {}))
    assert (score(found, marks) - alone == 6) is near


@given(
    st.lists(
        st.sampled_from([ONE, SECOND, THIRD, FIFTH, SIXTH, "正文一句。", "一、", ""]), max_size=9
    )
)
@settings(max_examples=60)
def test_whatever_order_headings_come_in_each_place_is_chosen_once(blocks):
    found = chosen(*blocks)
    places = [block for _, block in found]
    assert places == sorted(set(places))
    assert all(1 <= part <= 6 for part, _ in found)
    assert max([0, *Counter(part for part, _ in found).values()]) <= 1 + MOST_AGAIN


def cut(*blocks, tail=END):
    """Return the parts of a document without tables."""
    made, lines, marks = scene(*blocks)
    return parts_of(choose(candidates(lines, forms()), marks), lines, made, tail)


def test_a_part_holds_what_stands_up_to_the_next_heading():
    parts = cut(ONE, "甲。", "乙。", SECOND, SIXTH, "丙。")
    assert {number: (part.blocks, part.text) for number, part in parts.items()} == {
        1: ((2, 3), "甲。\n乙。"),
        2: ((), ""),
        6: ((6,), "丙。"),
    }


def test_the_same_heading_again_goes_on_with_its_part():
    parts = cut(ONE, "甲。", SECOND, "乙。", ONE, "丙。")
    assert (parts[1].blocks, parts[1].text) == ((2, 6), "甲。\n丙。")


def test_what_stands_behind_the_tail_belongs_to_no_part():
    parts = cut(SIXTH, "无。", "青禾县人民政府", tail=(3, 0))
    assert (parts[6].blocks, parts[6].text) == ((2,), "无。")
    glued = cut(SIXTH, "无。青禾县人民政府", tail=(2, 2))
    assert glued[6].text == "无。"


def test_text_behind_a_heading_on_its_line_is_the_part_s():
    parts = cut("六、其他需要报告的事项：无其他需要报告的事项，未收取信息处理费。", "再一句。")
    assert parts[6].blocks == (1, 2)
    assert parts[6].text.startswith("无其他需要报告的事项")
    assert parts[6].heading is not None
    assert parts[6].heading.text == SIXTH


def test_headers_page_numbers_and_menus_are_no_text_of_a_part():
    aside = [
        lambda i, r=role: paragraph(i, "县政府网站", role=r) for role in ("header", "navigation")
    ]
    parts = cut(ONE, *aside, "- 3 -", "甲。")
    assert parts[1].text == "甲。"
    assert parts[1].blocks == (4, 5)


def test_a_heading_quotes_itself_and_says_where():
    _, lines, _ = scene("\u3000\u3000一、总体情况")
    (found,) = candidates(lines, forms())
    heading = heading_of(found)
    assert (heading.numeral, heading.ordinal, heading.match) == ("一、", 1, "form")
    assert heading.text == ONE
    assert (heading.mention.start, heading.mention.end) == (2, 8)
    assert heading.mention.anchor.block == 1
