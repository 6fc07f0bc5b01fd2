"""Papers of another kind are told by title and basis; what only mentions them is audited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.changes import base
from making.one_line import as_one_line
from making.reading import read_report

from engine.facts.report_kind import other_kind
from engine.packs import load_pack

VOCABULARY = load_pack().vocabulary
SCHOOL_YEAR = (
    "一、概述\n本学年学校规范流程。\n二、主动公开情况\n发布310条。\n三、依申请公开情况\n收到2件。\n"
    "四、评议情况\n满意。\n五、因信息公开工作受到举报、复议、诉讼的情况\n没有。"
)
OLD = (
    "一、概述\n做了工作。\n二、主动公开政府信息情况\n公开12条。\n三、依申请公开政府信息情况\n没有。\n"
    "四、政府信息公开的收费及减免情况\n没有。"
)
EXPLAINED = (
    "一、编制背景\n总结工作。\n二、主要内容\n1.总体情况。2.主动公开政府信息情况。\n"
    "3.收到和处理政府信息公开申请情况。\n4.政府信息公开行政复议、行政诉讼情况。\n"
    "5.存在的主要问题及改进情况。6.其他需要报告的事项。"
)
DRAFT = replace(
    base(kind="department"),
    agency="云溪县教育局",
    title=("云溪县教育局2023年政府信息公开工作年度报告",),
)
WHOLE = as_one_line(DRAFT, "\n")
BARE = "\n".join(line for line in WHOLE.split("\n") if " 0 0" not in line and " 本年" not in line)


def told(text: str, name: str = "稿.txt") -> str | None:
    found = other_kind(read_report(text.encode(), name), VOCABULARY)
    return found.code if found else None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("explanation", f"文字解读：云溪县教育局2023年政府信息公开工作年度报告\n{EXPLAINED}"),
        ("explanation", f"《云溪县教育局2023年政府信息公开年报》图解\n{EXPLAINED}"),
        ("university", f"云溪大学2023—2024学年信息公开工作年度报告\n{SCHOOL_YEAR}"),
        ("university", f"云溪学院2022至2023学年度信息公开年报\n{SCHOOL_YEAR}"),
        (
            "university",
            f"云溪大学2023年信息公开年度报告\n依据《高等学校信息公开办法》编制。\n{SCHOOL_YEAR}",
        ),
        (
            "university",
            f"栏目：信息公开\n标题：云溪大学2023/2024学年信息公开工作报告\n{SCHOOL_YEAR}",
        ),
        (
            "public-body",
            "云溪县自来水公司2024年信息公开年度报告\n根据《公共企事业单位信息公开规定制定办法》，公布本报告。"
            "\n一、总体情况\n公开12条。",
        ),
        ("public-body", "云溪县人民医院2024年信息公开工作年度报告\n一、概述\n公开12条。"),
        ("before-2019", f"云溪县财政局2017年政府信息公开工作年度报告\n{OLD}"),
        ("before-2019", f"云溪县财政局二〇一六年政府信息公开年报\n{OLD}"),
        (
            "summary",
            "云溪县2024年政务公开工作总结\n一、主动公开情况\n公开12条。\n二、存在问题\n更新慢。",
        ),
        ("summary", "云溪镇2024年政务公开工作总结及2025年工作打算\n一、工作开展情况\n公开。"),
        ("summary", "2025年云溪县政务公开工作要点\n一、深化主动公开\n二、做好依申请公开"),
        ("guide", "云溪县财政局政府信息公开指南\n一、主动公开\n二、依申请公开情况\n受理机构。"),
        ("guide", "云溪县人民政府信息公开目录\n一、机构职能\n二、主动公开情况\n"),
    ],
)
@pytest.mark.parametrize("glue", ["\n", " "])
def test_another_kind_is_told(code, text, glue):
    assert told(text.replace("\n", glue)) == code
    page = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    assert told(f"<html><body>{page}</body></html>", "稿.html") == code


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        BARE,
        WHOLE.replace(
            "一、总", "根据《高等学校信息公开办法》指导2023-2024学年信息公开工作报告。\n一、总", 1
        ),
        BARE.replace("一、总", "根据《条例》和《高等学校信息公开办法》编制。\n一、总", 1),
        BARE.replace("一、总", "按照《公共企事业单位信息公开规定制定办法》编制。\n一、总", 1),
        f"政府信息公开指南\n政府信息公开制度\n政府信息公开年报\n{BARE}",
        f"上一篇：云溪县2024年政务公开工作总结\n{BARE}",
        f"2024年政务公开工作要点已印发，请落实。\n{BARE}",
        BARE.replace("年度报告", "总结", 1),
        WHOLE.replace("2023年政府", "2018年政府", 1),
        BARE.replace("教育局", "图书馆"),
    ],
)
def test_an_annual_report_that_mentions_other_kinds_is_audited(text):
    assert told(text) is None


def test_a_title_before_the_forms_is_a_slip_where_period_and_sign_off_are_later():
    report = read_report(WHOLE.replace("2023年政府", "2013年政府", 1).encode(), "稿.txt")
    assert report.year == 2023
    assert [d.kind.name for d in report.doubts if d.code == "year"] == ["TITLE_YEAR_EARLY"]


def test_the_words_by_which_a_kind_was_told_are_quoted():
    report = read_report(f"云溪县财政局2017年政府信息公开工作年度报告\n{OLD}".encode(), "稿.txt")
    found = other_kind(report, VOCABULARY)
    assert found is not None
    assert found.quote == "云溪县财政局2017年政府信息公开工作年度报告"
