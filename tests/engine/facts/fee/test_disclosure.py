"""Whether the report says what became of the 信息处理费, and where."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.tables import Picture, report

from engine.anchor import Anchor
from engine.facts.fee.disclosure import WORDS, disclosure

FEE = VOCABULARY[WORDS]


def told(**parts):
    """Return (state, where) of a report with these parts: p1="…", p6=("…", "…")."""
    made = {
        int(name[1:]): [texts] if isinstance(texts, str) else list(texts)
        for name, texts in parts.items()
    }
    found = disclosure(report(parts=made), FEE)
    return found.state, found.where


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "全年没有产生信息处理费。",
        "发出收费通知0件，总金额0元。",
        "依申请公开收取费用0元。",
        "2023年共发出收费通知2件，总金额800元，实际收取800元。",
        "依申请公开均为免费提供。",
    ],
)
def test_a_result_in_part_six_discloses(text):
    assert told(p6=text) == ("part_six", "第六部分")


@pytest.mark.parametrize(
    "text",
    ["无。", "", "没有其他需要报告的事项。", "全年公开86条。"],
)
def test_a_bare_none_tells_nothing(text):
    assert told(p6=text) == ("nowhere", "")


def test_citing_the_regulation_alone_tells_no_result():
    assert told(p6="按照《政府信息公开信息处理费管理办法》收取信息处理费。") == (
        "mention",
        "第六部分",
    )


def test_a_result_elsewhere_is_told_as_elsewhere():
    assert told(p1="本年度未收取信息处理费。", p6="无。") == ("elsewhere", "第一部分")


def test_without_part_six_behind_part_five_is_as_good():
    assert told(p5="本年度未收取信息处理费。") == ("part_six", "第五部分")


def test_another_fee_elsewhere_is_none():
    assert told(p1="全年减免涉企收费50万元。", p6="无。") == ("nowhere", "")


def test_a_part_of_its_own_is_as_good_as_part_six():
    state, where = told(p5=("六、信息处理费收取情况", "未收取。"), p6="无。")
    assert (state, where) == ("part_six", "单独的一部分")


def test_a_line_that_answers_a_caption_goes_with_it():
    assert told(p6=("信息处理费收取情况：", "无。"))[0] == "part_six"


def test_a_picture_may_say_it():
    assert told(p6=(Picture(anchor=Anchor(block=0)),)) == ("", "")
