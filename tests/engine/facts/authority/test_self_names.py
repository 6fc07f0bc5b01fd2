"""The names that a report gives itself: distorted ones, and the innocent ones beside them."""

from __future__ import annotations

import pytest
from making.late import checker
from making.written import PARTS, report

from engine.facts.authority.names import self_relation

OWN = "青禾县财政局"


def said(*sentences: str, own: str = OWN, kind: str = "department") -> list[str]:
    """Return the outcomes of A103 on a report with these sentences."""
    made = report(
        {**PARTS, 1: ("全年主动公开信息86条。", *sentences)},
        agency=own,
        kind=kind,
        title=f"{own}2023年政府信息公开工作年度报告",
        signed=(own, "2024年1月12日"),
    )
    found = checker().audit(made).findings
    return [one.outcome for one in found if one.rule == "A103"]


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (OWN, "青禾财政局", "near"),
        (OWN, "青河县财政局", "elsewhere"),
        (OWN, "松岭市财政局", "parent"),
        (OWN, "青禾县人民政府", "superior"),
        (OWN, "松岭市人民政府", "superior"),
        (OWN, "松岭市审计局", "elsewhere"),
        (OWN, "青禾县经贸局", "other"),
        (OWN, "县财政局", "short"),
        (OWN, "青禾县财政局办公室", "office"),
        ("松岭市青禾县财政局", "松岭市财政局", "parent"),
        ("松岭市青禾县财政局", "青禾财政局", "near"),
        ("青禾县发展和改革局", "青禾县发改局", "short"),
        ("青禾县白沙镇人民政府", "白沙人民政府", "near"),
        ("青禾县东关街道办事处", "东关办事处", "other"),
        ("松岭市公安局城南分局", "城南公安分局", "short"),
        ("松岭市公安局城南分局", "城北公安分局", "other"),
        ("青禾县城管局", "青禾县城市管理综合执法局", "short"),
        ("青禾海关", "青河海关", "near"),
        ("松岭市公安局城区分局", "松岭市公安局", "superior"),
        ("国家税务总局青禾县税务局", "国家税务总局青河县税务局", "elsewhere"),
    ],
)
def test_a_name_stands_in_a_relation_to_ones_own(own, other, expected):
    assert self_relation(own, other) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "如有疑问，请与青河县财政局联系（电话：0350-1234567）。",
        "如对本报告有疑问，请联系青禾财政局。",
        "如对本报告有疑问，请联系：青河县财政局（地址：柳河街9号）。",
        "欢迎与青禾财政局办公室联系。",
        "修订《青禾县经贸局政府信息公开指南》。",
        "更新了《青河县财政局政府信息公开目录》。",
        "按时公布《青禾县审计局2022年政府信息公开工作年度报告》。",
        "本报告由松岭市财政局编制。",
        "青禾财政局根据条例编制本报告。",
        "青禾县才政局认真贯彻落实条例。",
        "青河县财政局网站公开信息20条。",
        "我局（青河县财政局）落实条例。",
        "联系单位：青河县财政局，电话：0350-1234567。",
        "青禾财政局全年公开信息86条。",
        "全年由青禾财政局公开信息86条，青禾财政局网站更新20次。",
    ],
)
def test_a_distorted_name_in_a_place_of_ones_own_is_told(sentence):
    assert said(sentence) == ["fail"]


@pytest.mark.parametrize(
    "sentence",
    [
        "请与松岭市财政局联系。",
        "完善《松岭市财政局政府信息公开指南》。",
    ],
)
def test_the_same_department_above_is_asked(sentence):
    assert said(sentence) == ["uncertain"]


@pytest.mark.parametrize(
    "sentence",
    [
        "如有疑问，请与青禾县财政局联系。",
        "如有疑问，请与县财政局办公室联系。",
        "请与我局联系。",
        "请与本局办公室联系（地址：青禾县柳河街9号）。",
        "请与青禾县人民政府办公室联系。",
        "请与青禾县政务服务中心联系。",
        "请与松岭市人民政府联系。",
        "请直接联系青禾县审计局。",
        "编制《青禾县财政局政府信息公开指南》。",
        "编制《县财政局政府信息公开指南》。",
        "按照《青禾县人民政府信息公开指南》的要求办理。",
        "落实《松岭市人民政府2023年政府信息公开工作年度报告》的整改意见。",
        "与青禾县审计局联合印发《青禾县审计局政府信息公开指南》。",
        "原青禾县经贸局的《青禾县经贸局政府信息公开指南》已经废止。",
        "到青河县财政局学习公开的做法，请与青河县财政局联系。",
        "按照市财政局的要求公开预算。",
        "青禾县审计局对预算执行进行了审计。",
        "配合白河县财政局开展检查。",
        "在公众号“青禾财政局”发布信息20条。",
        "微信公众号青禾财政局发布信息20条。",
        "白河县财政局来人座谈。",
        "收到青河县财政局公开申请的转办件1件。",
        "由青禾县民政局负责发放。",
        "全县财政局系统公开信息20条。",
        "可以向青禾县人民政府或者松岭市财政局申请行政复议。",
        "可向松岭市中级人民法院提起诉讼。",
        "可到青禾县档案馆、青禾县图书馆查阅政府信息。",
        "如对本报告有疑问，请联系：青禾县财政局办公室，电话：0350-1234567。",
        "请与青禾县财政局政务公开股联系咨询。",
        "青禾县财政局的前身是青禾财政局，请与青禾财政局联系。",
    ],
)
def test_others_and_short_names_are_innocent(sentence):
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("松岭市生态环境局青禾分局", "请与青禾县生态环境局联系。"),
        ("松岭市生态环境局青禾分局", "编制《松岭市生态环境局政府信息公开指南》。"),
        ("青禾经济开发区管理委员会", "请与青禾经济技术开发区管委会办公室联系。"),
        ("青禾经济开发区管理委员会", "请与青禾县人民政府联系。"),
        ("青禾县东关街道办事处", "编制《青禾县东关街道政府信息公开指南》。"),
        ("青禾县白沙镇人民政府", "请与白沙镇政府联系。"),
        ("河东区水务局", "河西区水务局网站公开信息20条。"),
        ("国家税务总局青禾县税务局", "请与青禾县税务局办公室联系。"),
    ],
)
def test_other_ways_to_call_oneself_are_innocent(own, sentence):
    assert said(sentence, own=own, kind="department") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "指导编制《青禾县财政局政府信息公开指南》。",
        "请与青禾县政务公开办公室联系。",
        "汇总《白沙镇2023年政府信息公开工作年度报告》。",
    ],
)
def test_a_government_speaks_of_its_departments(sentence):
    assert said(sentence, own="青禾县人民政府", kind="government") == []


def test_a_second_name_beside_the_title_is_ones_own():
    own = "青禾县发展和改革局（青禾县粮食局）"
    assert said("编制《青禾县粮食局政府信息公开指南》。", own=own) == []


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ("青禾县农业农村局", "青禾县农村农业局"),
        ("青禾县文化旅游体育局", "青禾县文化体育旅游局"),
        ("松岭市住房和城乡建设局", "松岭市城乡和住房建设局"),
        ("青禾县市场监督管理局", "青禾县市场管理监督局"),
        ("青禾县发展改革委员会", "青禾县改革发展委员会"),
        ("青禾县人力资源和社会保障局", "青禾县社会保障和人力资源局"),
    ],
)
def test_ones_own_name_with_its_words_turned_is_told(own, named):
    text = f"信息由{named}网站发布。"
    assert said(text, own=own) == ["fail"]
    assert said(text, own=named) == []
