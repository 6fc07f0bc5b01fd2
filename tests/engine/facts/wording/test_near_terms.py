"""Terms of the form with a wrong character, and right words that resemble them."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, report

from engine.facts.wording import facts


def near(*paragraphs):
    found = of(facts(report({**PARTS, 1: paragraphs}), NOTHING_ELSE), "near_term")
    return [(one.fields["written"], one.fields["term"]) for one in found]


@pytest.mark.parametrize(
    ("text", "written", "term"),
    [
        ("全年废纸规范性文件3件。", "废纸规范性文件", "废止规范性文件"),
        ("先行有效规范性文件4件。", "先行有效", "现行有效"),
        ("本年没有行政法复议案件。", "行政法复议", "行政复议"),
        ("答复中不子公开1件。", "不子公开", "不予公开"),
        ("核对表内钩稽关系。", "钩稽关系", "勾稽关系"),
        ("属于法律行政止公开的1件。", "法律行政止公开", "法律行政法规禁止公开"),
        ("发生行政覆议1件。", "行政覆议", "行政复议"),
        ("行政诉松0件。", "行政诉松", "行政诉讼"),
        ("全年主动公公开信息12条。", "主动公公开", "主动公开"),
        ("依申清公开办理3件。", "依申清公开", "依申请公开"),
        ("依审请公开办理3件。", "依审请公开", "依申请公开"),
        ("整理归范性文件12件。", "归范性文件", "规范性文件"),
        ("政府信思公开专栏。", "政府信思公开", "政府信息公开"),
        ("监督报障有力。", "监督报障", "监督保障"),
        ("平台健设稳步推进。", "平台健设", "平台建设"),
        ("接受社会平议。", "社会平议", "社会评议"),
        ("严格保密申查。", "保密申查", "保密审查"),
        ("更新公开制南。", "公开制南", "公开指南"),
    ],
)
def test_a_wrong_character_in_a_term_is_told(text, written, term):
    assert near(text) == [(written, term)]


@pytest.mark.parametrize(
    "text",
    [
        "主动公开、依申请公开、不予公开分类清楚。",
        "现行有效规范性文件4件，废止2件，勾稽关系正确。",
        "坚持以公开为常态、不公开为例外。",
        "公平公正与以公开为常态的要求一致。",
        "电子以公开为主。",
        "先行有效化解矛盾纠纷。",
        "任何人可以申请公开政府信息。",
        "行政复核、行政协议、行政决议均已公布。",
        "行政处分、行政处理、行政处置另行统计。",
        "行政体制改革、行政编制、行政机制公开。",
        "行政审议通过后公布。",
        "信息处理非常及时。",
        "主动公布、主动公示、自动公开。",
        "回收废纸120公斤。",
        "政府信息开放共享，政府信息化建设。",
        "党政信息公开栏目更新。",
        "政务公开与政府信息公开同步。",
        "依申请开具证明3份。",
        "规范文件格式，规范性意见。",
        "执法案件12件已公示。",
        "重新申请的予以受理。",
        "收费项目通知群众，收费标准公开。",
        "平台建成，平台建设完成。",
        "监督有保障，保障监督到位。",
        "年度报表、年度报送。",
        "结果维护、结果纠偏。",
        "责任追溯、责任追偿。",
        "国家机密以外的信息。",
        "举报、投诉分别办理。",
        "部分公开，区分处理。",
    ],
)
def test_right_words_that_resemble_a_term_are_not(text):
    assert near(text) == []


def test_a_heading_is_read_too():
    read = report({**PARTS, 1: ("（一）主动工开情况。全年有序。",)})
    found = of(facts(read, NOTHING_ELSE), "near_term")
    assert [one.fields["term"] for one in found] == ["主动公开"]
