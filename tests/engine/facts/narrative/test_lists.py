"""Totals and their items (N107): what adds up, what does not, and what nobody can tell."""

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
    "办结申请8件，其中予以公开4件、部分公开1件、不予公开1件、无法提供1件。",
    "主动公开政府信息200条，其中公告栏100条，动态栏80条，预算栏50条。",
    "主动公开政府信息436条。其中，公众号35条，微博352条，视频号16条。此外，在网站公开34条。",
    "主动公开政府信息200条，其中网站90条、公众号60条、微博30条。",
    "主动公开政府信息200条，政策类60条，财政类70条，动态类60条。",
    "主动公开政府信息200条，其中晾晒20条，曝光30条，其他140条。",
    "主动公开政府信息200条，其中政策类60条、财政类60条、动态类50条。",
    "收到申请10件，其中自然人8件、法人3件。",
]
INNOCENT = [
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


def test_the_residue_is_quoted(checker):
    report = told({1: "公开信息200条，其中晾晒20条，曝光30条，其他140条。"})
    found = [f for f in facts(report, NOTHING_ELSE) if f.kind == "narrative.itemised"]
    assert found[0].fields["residue"] == "晾晒、曝光"
