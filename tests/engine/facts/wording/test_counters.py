"""Counters without a number, numbers without a noun, and those that are whole."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, report

from engine.facts.wording import facts


def lost(*paragraphs):
    found = of(facts(report({**PARTS, 1: paragraphs}), NOTHING_ELSE), "lost_word")
    return [(one.fields["lost"], one.fields["words"]) for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("公开企业资质条、行政许可12条。", "number", "资质条"),
        ("全年主动公开政府信息条，内容完整。", "number", "信息条"),
        ("其中政策解读篇，图文并茂。", "number", "解读篇"),
        ("全年共计条，较为完整。", "number", "共计条"),
        ("在网站发布条，公众号推送30条。", "number", "发布条"),
        ("收到政府信息公开申请件，均已答复。", "number", "收到政府信息公开申请件"),
        ("公告公示余条，动态30条。", "number", "公示余条"),
        ("公开财政预决算12条、人事信息8条、政府5条。", "noun", "政府5条"),
        ("发布工作动态30条、公示公告12条、部门6条、政策文件3条。", "noun", "部门6条"),
    ],
)
def test_what_is_lost_is_told(text, kind, words):
    assert lost(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "主动公开政府信息53条，其中动态12条。",
        "发布政策解读3篇。",
        "收到政府信息公开申请3件，均已答复。",
        "梳理信息条目，规范公开。",
        "落实条例条款，完善制度条文。",
        "收到的申请件，逐一登记。",
        "县政府5条、部门100条、乡镇30条。",
        "其中政府网站5条、公众号12条、公告栏30条。",
        "公开头条，转发新闻头条。",
        "符合法定条件，附件齐全。",
        "每条信息，逐条审核。",
        "发布几条、十余条信息。",
        "发布信息三条，解读两篇。",
        "公开文件，办理信件，归档证件。",
        "制发公文件数，按月统计。",
        "信息分类条理清楚。",
        "全年公开12条，更新3篇（次）。",
        "局机关12条，下属单位30条。",
        "预算公开，决算公开。",
        "共12条、累计30条。",
        "公共条件，一共条目清楚。",
        "发布动态30条、公告12条。",
        "人事信息8条、政府信息5条、部门信息6条。",
        "按“一事一条”，逐条公开。",
    ],
)
def test_what_is_whole_is_not(text):
    assert lost(text) == []
