"""Slips of punctuation, and marks that are as they should be."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, report

from engine.facts.wording import facts


def slips(*paragraphs):
    found = of(facts(report({**PARTS, 1: paragraphs}), NOTHING_ELSE), "punctuation")
    return [one.fields["slip"] for one in found]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("制发文件12件（含转发3件。", "open"),
        ("制发文件12件含转发3件）。", "close"),
        ("落实《中华人民共和国政府信息公开条例要求。", "open"),
        ("开设“政策解读专栏。", "open"),
        ("开设政策解读”专栏。", "close"),
        ("印发（青政办〔2023）5号）文件。", "open"),
        ("落实《关于印发《公开指南》的通知》。", "nested"),
        ("设置公示栏（含村（社区））12处。", "nested"),
        ("公开及时，，内容完整。", "together"),
        ("公开及时；，内容完整。", "together"),
        ("公开及时。，内容完整。", "together"),
        ("工作有序开展。。", "together"),
        ("公开预算、、决算信息。", "together"),
        ("网址https//www.example.gov.cn/xxgk。", "address"),
        ("网址http：//www.example.gov.cn。", "address"),
        ("网址htpp://www.example.gov.cn。", "address"),
        ("网址www，example.gov.cn。", "address"),
        ("网址http:/www.example.gov.cn。", "address"),
    ],
)
def test_a_slip_is_told(text, slip):
    assert slip in slips(text)
    assert len(slips(text)) <= 2


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("（一）主动公开。全年公开信息53条（含转发3条）。",),
        ("1）加强领导；2）加强培训；3）加强检查。",),
        ("一）加强领导。", "二）加强培训。"),
        ("a）网站；b）公众号。",),
        ("落实《〈条例〉实施办法》。",),
        ("依据国办函〔2020〕109号（以下简称办法）执行。",),
        ("依据青政办[2023]5号文件。",),
        ("依据青政办\uff3b2023\uff3d5号文件。",),
        ("开设“政策解读”“政民互动”专栏。",),
        ("群众说：“公开及时。”，又说“方便”。",),
        ("工作有序……", "稳步推进——"),
        ("怎么办？！", "好！"),
        ("网址：https://www.example.gov.cn/zfxxgk/index.html。",),
        ("网址：http://www.example.gov.cn//a/b。",),
        ("网址：www.example.gov.cn。",),
        ("邮箱：xxgk@example.gov.cn，电话：0357-6221234。",),
        ("公开（含转发的）", "信息12条。"),
        ("公开信息12条（其中含", "转发3条）。"),
        ("公开信息1,200条，预算3.5万元。",),
        ("“双随机、一公开”检查12次。",),
        ("【解读】栏目更新12次；【回应】栏目更新3次。",),
        ("落实“放管服”改革（国发〔2022〕5号），公开清单。",),
        ("时间为2023年1月1日-2023年12月31日。",),
        ("比例为3:2，得分98.5。",),
        ("包括：一、预算；二、决算。",),
        ("办结率100%；满意率99.8%。",),
        ("（1）加强领导；（2）加强培训。",),
        ("(一)主动公开（含政策）。",),
    ],
)
def test_what_pairs_and_parts_is_not(paragraphs):
    assert slips(*paragraphs) == []
