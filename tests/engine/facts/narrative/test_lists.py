"""Totals and their items (N107): what adds up, what does not, and what nobody can tell."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE, VOCABULARY
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.narrative import facts
from engine.facts.narrative.list_shapes import Reading
from engine.facts.narrative.lists import lists
from engine.facts.prose import sentences
from engine.packs import load_pack


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with N107 of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code == "N107")
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def verdicts(checker, text):
    """Return the verdicts of N107 on a paragraph, passes left out."""
    report = told({1: text})
    outcomes = checker.outcomes(tuple(facts(report, NOTHING_ELSE)), report.year, report.kind)
    return [one.verdict for one in outcomes if one.verdict != "pass"]


WRONG = [
    "公开许可信息320条、处罚信息156条、强制信息12条，共计498条。",
    "公开政策20条，公告30条，合计60条。",
    "收到申请10件，其中自然人8件、法人3件。",
    "发生行政复议6件，其中结果维持4件、结果纠正1件、尚未审结2件；行政诉讼3件，其中结果维持3件。",
    "收到申请26件，其中涉及征地10件，涉及规划8件，其他6件。",
    "发布政策36件，配套解读36件，其中图文解读23件，视频解读8件，文字解读8件。",
    "主动公开政府信息200条，人事类20条，财政类30条，项目类100条，其他40条。",
    "全年共公开信息200条，人事20条，财政30条，项目100条，其他40条。",
    "主动公开政府信息200条，包括人事类20条、财政类30条、项目类140条。",
    "主动公开政府信息200条：人事类20条、财政类30条、项目类140条。",
    "主动公开政府信息200条，分为人事类20条、财政类30条、项目类140条。",
    "主动公开政府信息200条，其中人事类20、财政类30、项目类140。",
    "主动公开政府信息200条，分别为政策文件80条、工作动态110条。",
    "主动公开政府信息200条（政策文件60条、工作动态70条、其他60条）。",
    "公开信息200条。其中：政策解读20条，通知公告60条，工作动态119条。",
    "公开信息200条，其中政策解读20条、通知公告60条和其他信息110条。",
    "收到申请9件，其中网上申请3件，信函申请3件，当面申请2件，其他方式2件。",
    "收到申请5件，其中网上申请7件。",
    "公开信息30条，其中政策解读40条、工作动态等。",
    "公开信息200条，其中政策类100条（含规范性文件5条）、动态类85条、其他5条。",
    "公开信息200条，较上年增加20条，其中政策类100条、动态类70条、其他20条。",
    "公开信息200条，其中：政策类100条，包括规章3条、公文97条；动态类60条；其他30条。",
]
DOUBTED = [
    "公开信息总数为642条，其中文件61件、财政信息44条、工作动态540条。",
    "收到申请9件，上年结转1件，其中网上申请5件，信函申请3件，当面申请3件。",
    "主动公开政府信息200条，其中公告栏100条，动态栏80条，预算栏50条。",
    "主动公开政府信息436条。其中，公众号35条，微博352条，视频号16条。此外，在网站公开34条。",
    "主动公开政府信息200条，其中网站90条、公众号60条、微博30条。",
    "主动公开政府信息200条，政策类60条，财政类70条，动态类60条。",
    "主动公开政府信息200条，其中晾晒20条，曝光30条，其他140条。",
    "主动公开政府信息200条，其中政策类60条、财政类60条、动态类50条。",
]
INNOCENT = [
    "公开政策20条，其中解读5条，公告30条，动态40条。",
    "公开许可信息320条、处罚信息156条、强制信息12条，共计488条。",
    "公开政策20条，公告30条，全年共发布信息60条。",
    "网站20条，公众号30条，扣除重复合计40条。",
    "公开政策20条，其中重点10条，公告30条，合计50条。",
    "收到申请5件，比上年增加2件，合计办结3件。",
    "行政复议6件，其中结果维持4件、结果纠正1件、尚未审结1件；行政诉讼3件，其中结果维持3件。",
    "新增公开信息1256条，其中政策56条，动态900条，公告300条；累计公开12456条。",
    "发现问题86个，其中部门52个、乡镇34个，已整改80个。",
    "收到申请26件，其中涉及征地12件，涉及规划8件。",
    "作出行政处罚决定320件，其中罚款300件、警告60件、没收违法所得20件。",
    "主动公开政府信息200条，人事类20条，财政类30条，项目类100条，其他50条。",
    "主动公开政府信息200条，其中人事类20、财政类30、项目类150。",
    "主动公开政府信息200条，分为人事类20条、财政类30条、项目类150条。",
    "全年主动公开政府信息436条。其中，公众号35条，微博352条，视频号16条。此外，在网站公开33条。",
    "发布办事指南120项，其中行政许可57项，实现“掌上办”的有96项，占80%；全程网办的104项，占86.7%。",
    "发布办事指南120项，其中可网上办理110项，可邮寄办理90项，可自助办理40项。",
    "主动公开政府信息200条，其中政策类60条、财政类80条等。",
    "主动公开政府信息200条，主要包括政策类60条、财政类80条、动态类50条。",
    "主动公开政府信息200条，其中重点领域信息180条。",
    "主动公开政府信息约200条，其中政策类60条、财政类80条、动态类50条。",
    "主动公开政府信息1.2万条，其中政策类3000条、财政类4000条、其他4000条。",
    "主动公开政府信息200余条，其中政策类60条、财政类80条、其他50条。",
    "发布信息300条，其中网站200条、公众号150条、微博90条。",
    "通过网站公开信息200条，公众号推送100条，微博发布50条，其他渠道30条。",
    "公开政策信息60条，通知公告20条，其他信息30条。",
    "收到申请10件，其中自然人8件、法人2件，办结9件，结转1件。",
    "收到申请10件，其中网上5件，信函5件；自然人8件，法人2件。",
    "收到申请9件（其中上年结转2件），办结8件。",
    "公开信息136条，其中图文120条，视频16部。",
    "召开新闻发布会3次，其中线上观看5000次。",
    "收到申请365件（县300、部门65），同比增长5%。",
    "公开信息200条，其中政策类100条（含规范性文件5条、解读8条）、动态类100条。",
    "公开信息200条，其中：政策类100条，包括规章3条、公文97条；动态类60条；其他40条。",
    "发布信息200条，解读5条。其中，图解3条、问答2条。",
    "收到依申请公开申请12件，均按期答复，其中予以公开5件。",
    "受理申请12件，上年结转1件，其中网上申请8件、信函申请5件。",
    "组织培训3次，参训120人次，其中乡镇2次、部门1次。",
    "公开信息200条，其中本级150条，部门及乡镇转发40条次。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_sum_that_is_not_the_total_fails(checker, text):
    assert verdicts(checker, text) == ["fail"]


@pytest.mark.parametrize("text", DOUBTED)
def test_what_may_overlap_or_is_not_understood_is_doubted(checker, text):
    assert verdicts(checker, text) == ["uncertain"]


@pytest.mark.parametrize("text", INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, text):
    assert verdicts(checker, text) == []


def test_the_residue_is_quoted():
    report = told({1: "公开信息200条，其中晾晒20条，曝光30条，其他140条。"})
    found = [f for f in facts(report, NOTHING_ELSE) if f.kind == "narrative.itemised"]
    assert found[0].fields["residue"] == "晾晒、曝光"


LISTS = [
    (
        "公开信息共计136条。其中：年度报告1条，预算决算2条，新闻稿件120条，宣传视频13条。",
        (136, 136, 4, False),
    ),
    ("公开信息共计136条。其中：报告1条，预算2条，新闻120条，视频12条。", (136, 135, 4, False)),
    (
        "新增主动公开政府信息50条。其中机构类信息20条,内有领导成员10条、机构职能4条、"
        "机构概况1条、直属单位5条;工作类信息11条,其中镇街动态3条、计划总结3条、通知公告5条;"
        "政策文件类信息4条;民生事项类信息8条;财政管理类信息7条,其中预决算2条、专项经费5条。",
        (50, 50, 5, False),
    ),
    (
        "公开2698条,其中:动态1201条、公告251条、解读44条、人事45条、征集调查16期、其他1141条。",
        (2698, 2698, 6, True),
    ),
    (
        "公开2406条,其中政务动态1215条,公开类1129条,概况类62条,开展征集3期,受理来信7件。",
        (2406, 2406, 3, False),
    ),
    (
        "收到申请9件,上年转结1件,其中网络申请数5件,信函申请数5件。",
        (10, 10, 2, False),
    ),
    (
        "收到申请1641件,其中,通过网络申请1156件,占70.44%;通过信函申请470件,占28.64%,"
        "通过当面申请15件,占比0.91%。",
        (1641, 1641, 3, False),
    ),
    (
        "全年办理政府信息公开申请7件,其中自然人6件,法人及其他组织1件,予以公开或部分公开1件,"
        "本机关不掌握4件,已通过网站对外公开1件,不予公开1件。",
        (7, 7, 2, False),
    ),
    ("收到申请9件,其中网上3件,信函2件,其他3件。", (9, 8, 3, True)),
    ("主动公开政府信息共70条,工作动态66条,其他信息4条。", (70, 70, 2, True)),
    ("主动公开政府信息共70条,工作动态66条,其他信息3条。", (70, 69, 2, True)),
    ("主动公开政府信息共70条,工作动态66条,受理申请3条。", None),
    ("公开信息500条，其中主要有政策解读20条，人事8条，财政5条。", None),
    ("公开信息500条，其中政策解读20条，人事8条，财政5条等。", None),
    ("公开信息500条，其中政策解读20条。", None),
    ("公开信息100余条，其中政策解读50条，动态40条，人事5条。", None),
]


def read(text):
    """Return (total, sum, items, marked) of the lists that are more than a part."""
    found = sentences(told({1: text}))
    made = [one for s in found for one in lists(s, None, Reading(VOCABULARY)) if not one.part]
    return [(one.total, one.sum, one.items, one.marked) for one in made]


@pytest.mark.parametrize(("text", "wanted"), LISTS, ids=[text[:24] for text, _ in LISTS])
def test_a_list_is_added_up_by_its_outer_items(text, wanted):
    assert read(text) == ([wanted] if wanted else [])


def test_a_list_in_brackets_ends_with_them():
    bracket = "受理申请9件（其中网络申请4件、信函申请5件），办结8件，结转下年1件。"
    assert read(bracket) == [(9, 9, 2, False)]
    assert not read("行政许可共11个事项，其中采伐许可办理466件，征占用办理64个，检疫办理2个。")
    assert not read("受理申请9件（其中上年结转2件），办结8件，1件结转下年。")
