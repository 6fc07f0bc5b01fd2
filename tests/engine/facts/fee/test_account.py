"""The fee's account where it is a part of its own."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.tables import report

from engine.anchor import Anchor
from engine.facts.fee.account import own_account
from engine.facts.fee.disclosure import WORDS
from engine.report import Cell, Grid

FEE = VOCABULARY[WORDS]
GRID = Grid(rows=((Cell(text="0", anchor=Anchor(block=0)),),), anchor=Anchor(block=0))


def told(*five, six=()):
    """Return the sentences and the number of tables of the fee's own part, None without it."""
    parts = {5: list(five), **({6: list(six)} if six else {})}
    found = own_account(report(parts=parts), FEE)
    return found and ([one.text for one in found.sentences], len(found.grids))


@pytest.mark.parametrize(
    "heading",
    [
        "六、信息处理费收取情况",
        "六、政府信息公开信息处理费收取情况",
        "第六部分 信息处理费情况",
        "六、收取信息处理费的情况说明",
    ],
)
def test_its_heading_is_known(heading):
    assert told("无。", heading, "本年度未收取。") == (["本年度未收取。"], 0)


@pytest.mark.parametrize(
    "text",
    [
        "信息处理费收取情况",
        "（一）信息处理费收取情况",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
        "",
    ],
)
def test_other_lines_open_none(text):
    assert told(text, "本年度未收取。") is None


def test_text_may_stand_behind_the_heading_in_its_line():
    assert told("六、信息处理费收取情况。未收取。") == (["未收取。"], 0)


def test_it_ends_where_the_next_heading_begins():
    found = told("六、信息处理费收取情况", "未收取。", "七、其他事项", "无。")
    assert found == (["未收取。"], 0)


def test_a_sentence_with_a_numeral_ends_nothing():
    found = told("六、信息处理费收取情况", "未收取。", "七、本句有句号。")
    assert found is not None
    assert found[0][-1].endswith("本句有句号。")


def test_its_tables_are_told():
    assert told("六、信息处理费收取情况", GRID, GRID) == ([], 2)


def test_in_part_six_it_is_no_part_of_its_own():
    assert told("无。", six=("六、信息处理费收取情况", "未收取。")) is None
