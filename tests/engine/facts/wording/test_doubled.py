"""Words that stand twice at once, and what only looks so."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, report

from engine.facts.wording import facts


def doubled(*paragraphs):
    found = of(facts(report({**PARTS, 1: paragraphs}), NOTHING_ELSE), "doubled")
    return [one.fields["words"] for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("深入学习贯彻全会精神精神，落实条例要求。", "精神"),
        ("及时公开财政资金资金使用情况。", "资金"),
        ("严格执行信息发布审核审核，确保准确。", "审核"),
        ("进一步提升提升公开水平。", "提升"),
        ("切实保障群众知情权知情权。", "知情权"),
        ("规范性文件规范性文件清理后公布。", "规范性文件"),
        ("开展政府信息公开，政府政府。", "政府"),
        ("全面加强工作工作，细化分工。", "工作"),
        ("扎实推进政务公开的工作机制的工作机制建设。", "的工作机制"),
        ("一是加强领导，进一步健全机制，进一步健全机制，压实责任。", "进一步健全机制"),
        ("主动接受社会监督监督。", "监督"),
        ("公开重大项目批准批准结果。", "批准"),
    ],
)
def test_a_word_twice_is_told(text, words):
    assert doubled(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "做到件件有回音，事事有着落。",
        "一件一件梳理，一条一条核对。",
        "逐户逐户走访，逐项逐项销号。",
        "人人参与，年年更新，常常检查。",
        "切切实实为群众办事。",
        "坚持层层压实责任，时时更新。",
        "我县政府政府信息公开工作有序推进。",
        "公开各部门部门预算。",
        "督促各单位单位负责人签字。",
        "公开栏之外还有公开公开栏的管理。",
        "编制2023年度年度报告。",
        "依法答复申请申请人。",
        "健全公开工作工作机制。",
        "完善政务服务服务中心功能。",
        "各乡镇往往集中公开。",
        "大家研究研究后再公开。",
        "主动公开主动公开政府信息53条。",
        "（一）依申请公开依申请公开办理3件。",
        "2023年公开2023年预算。",
        "公开信息，公开目录，公开指南。",
        "加强学习、加强宣传、加强监督。",
        "政策解读解读材料同步发布。",
        "对照检查、整改落实，对照清单、逐一销号。",
        "越来越多的群众越来越满意。",
        "村村通公路，户户用自来水。",
        "平台建设平台建设方面，更新专栏。",
        "非常非常重视。",
        "公开公开事项目录。",
        "收到申请1件，答复申请1件。",
    ],
)
def test_reduplication_compounds_and_glued_headings_are_not(text):
    assert doubled(text) == []
