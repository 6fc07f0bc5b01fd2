"""Announced numbers (N113): “三个方面：一是…二是…”, and how many are listed."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.narrative import facts
from engine.packs import load_pack


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with N113 of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code == "N113")
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def verdicts(checker, *paragraphs, part=1):
    """Return the verdicts of N113 on the paragraphs of a part, passes left out."""
    report = told({part: paragraphs})
    outcomes = checker.outcomes(tuple(facts(report, NOTHING_ELSE)), report.year, report.kind)
    return [one.verdict for one in outcomes if one.verdict != "pass"]


WRONG = [
    ("公开内容包括五大类：机构职能类8条、政策文件类16条、其他类24条，合计48条。",),
    ("主动公开两类信息：政策文件类16条、人事类3条、财政类5条。",),
    ("重点做好三个方面工作：一是理顺目录。二是充实专栏。",),
    ("主要采取两项措施：一是理顺目录；二是充实专栏；三是加强培训。",),
    ("全年抓了三项工作。", "（一）理顺目录。目录分为五栏。", "（二）充实专栏。"),
    ("着重从4个方面着手：1.理顺目录。2.充实专栏。3.加强培训。",),
    ("做好以下五项工作：第一，理顺目录。第二，充实专栏。第三，加强培训。第四，定期检查。",),
    ("落实三大举措：①理顺目录；②充实专栏。",),
]
DOUBTED = [
    (
        "（一）公开。公开信息20条。",
        "（二）申请。主要做了两项工作：",
        "（一）理顺目录。",
        "（二）充实专栏。",
        "（三）平台。改版网站。",
    ),
    ("重点做好三个方面工作：一是理顺目录。二是充实专栏。同时，加强业务培训。",),
    ("全年主动公开三类信息：政策文件、人事任免。",),
    ("全年主动公开两类信息：政策文件、人事任免、财政预决算。",),
    ("重点做好三个方面工作：一是理顺目录。二是充实专栏",),
]
INNOCENT = [
    ("公开内容包括三大类：机构职能类8条、政策文件类16条、其他类24条，合计48条。",),
    ("主动公开两类信息：政策文件类16条、其中规章3条、人事类5条。",),
    ("主动公开三类信息：政策文件类16条、人事类5条。此外，公开财政类6条。",),
    ("主动公开三类信息：政策文件类16条、人事类5条等。",),
    ("重点做好三个方面工作：一是理顺目录。二是充实专栏。三是加强培训。",),
    ("全年抓了两项工作。", "（一）理顺目录。", "（二）充实专栏。"),
    ("推进三项制度落实：一是理顺目录。二是充实专栏。",),
    ("落实“三项工作”要求：一是理顺目录。二是充实专栏。",),
    ("开展三次检查：一是查目录。二是查专栏。",),
    ("全年主动公开三类信息：政策文件、人事任免和财政预决算。",),
    ("全年主动公开三类信息：政策文件、人事任免等。",),
    ("全年主动公开两类信息：表彰和奖励、处罚和强制。",),
    ("重点做好三个方面工作：一是理顺目录。三是加强培训。",),
    ("重点做好三个方面工作，全年印发通知2份。一是理顺目录。二是充实专栏。",),
    ("在第三方面着力：一是理顺目录。二是充实专栏。",),
    ("本年度工作情况如下：一是理顺目录。二是充实专栏。",),
    (
        "全年抓了三项工作：一是理顺目录，做到三点：（1）分栏。（2）编号。（3）校对。"
        "二是充实专栏。三是加强培训。",
    ),
    ("三个方面工作均有进展。", "一是理顺目录。二是充实专栏。三是加强培训。"),
    ("公开事项共三类。", "下一步继续理顺目录。"),
    ("两个方面：一是理顺目录；二是充实专栏。此外，设立两个方面的台账。",),
    ("报告包括六个部分。一是总体情况不在此列。",),
    ("四个方面：1、理顺目录。2、充实专栏。", "3、加强培训。", "4、定期检查。"),
]


@pytest.mark.parametrize("paragraphs", WRONG)
def test_another_number_than_announced_fails(checker, paragraphs):
    assert verdicts(checker, *paragraphs) == ["fail"]


@pytest.mark.parametrize("paragraphs", DOUBTED)
def test_a_list_that_may_go_on_is_doubted(checker, paragraphs):
    assert verdicts(checker, *paragraphs) == ["uncertain"]


@pytest.mark.parametrize("paragraphs", INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, paragraphs):
    assert verdicts(checker, *paragraphs) == []


def test_part_five_is_left_to_its_own_rule(checker):
    assert verdicts(checker, "三个方面问题：一是更新慢。二是人手少。", part=5) == []
