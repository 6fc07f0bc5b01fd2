"""Shares (N112): n件，占x% against the whole that the sentence names."""

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
    """Give a checker with N112 of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code == "N112")
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def verdicts(checker, text, **more):
    """Return the verdicts of N112 on a paragraph."""
    report = told({1: text}, **more)
    outcomes = checker.outcomes(tuple(facts(report, NOTHING_ELSE)), report.year, report.kind)
    return [one.verdict for one in outcomes]


WRONG = [
    "全年制发公文400件，主动公开300件，主动公开率为85%。",
    "予以公开、部分公开合计21件，占全部30件办理结果的76%。",
    "公开信息260条，其中业务类占83%，共195条，其余65条为综合类。",
    "收到的40件申请中网络申请占77%（28件），信函申请占30%（12件）。",
    "商业企业提出申请5件，占申请总量的68.5%；自然人提出3件，占37.5%。",
    "自然人12件占60%，商业企业5件占32%，其他组织3件占15%。",
    "收到申请8件，其中网上申请5件，占72.5%。",
    "收到申请8件，其中网上申请5件，占比72.5%，信函申请3件，占比37.5%。",
    "共收到申请8件，其中自然人申请5件（占总数的72.5%）。",
    "答复申请40件，其中予以公开29件，占答复总数的82.5%。",
    "发布信息200条，其中政策解读50条，占发布总量的35%。",
    "发布信息200条，政策解读50条，占总数的35%。",
    "收到申请8件，办结7件，其中网上申请5件，占收到总数的72.5%。",
    "组织培训8次，其中线上5次，占培训总数的72.5%。",
    "收到申请80件，其中自然人58件、法人22件，分别占62.5%和37.5%。",
    "收到申请100件，其中网上申请60件，约占85%。",
    "受理申请1641件，其中网络申请1156件，占71.44%；信函申请470件，占28.64%。",
    "主动公开信息300条，其中财政类100条，占比为43.3%。",
    "第四季度收到申请5件，占全年20件的32%。",
]
DOUBTED = [
    "收到申请3件，其中网上申请2件，占66.6%。",
    "收到申请8件，上年结转9件，网上申请5件，占72.5%。",
    "收到申请8件。办结申请7件。网上申请5件，占总数的72.5%。",
]
INNOCENT = [
    "全年制发公文400件，主动公开380件，主动公开率为95%。",
    "全年制发公文400件，培训20次，公开率为95%。",
    "第四季度收到申请5件，占全年20件的25%。",
    "第四季度收到申请5件，工作人员占全年20个的32%。",
    "予以公开、部分公开合计21件，占全部30件办理结果的70%。",
    "公开信息260条，其中业务类占75%，共195条，其余65条为综合类。",
    "收到的40件申请中网络申请占70%（28件），信函申请占30%（12件）。",
    "收到申请40件，网上28件，占70%（12件已答复）。",
    "商业企业提出申请5件，占申请总量的62.5%；自然人提出3件，占37.5%。",
    "自然人5件，占62.5%；法人3件，占37.5%；本系统2件，占全市的4.1%。",
    "公开政策5件，占40%；收到申请3件，占申请总量的30%。",
    "收到申请8件，其中网上申请5件，占62.5%。",
    "收到申请8件，其中网上申请5件，占63%。",
    "收到申请8件，其中网上申请5件，占62%。",
    "收到申请8件，其中网上申请5件，占比62.5%，信函申请3件，占比37.5%。",
    "收到申请3件，其中网上申请2件，占66.67%；信函申请1件，占33.33%。",
    "自然人申请5件，占62.5%；法人申请3件，占37.5%。",
    "收到申请8件，其中自然人5件、法人3件，分别占62.5%、37.5%。",
    "收到申请8件，办结7件，其中予以公开5件，占办结总数的71.4%。",
    "收到申请8件，办结7件，予以公开5件，占62.5%。",
    "收到申请100件，其中网上申请61件，约占60%。",
    "收到申请100件，其中网上申请61件，占六成以上。",
    "收到申请100件，其中网上申请61件，占比超过60%。",
    "全县收到申请8件，其中我局5件，占全县的62.5%。",
    "办理行政许可5件，占全市总量的2.3%。",
    "新建公开栏5个，占行政村总数的12%。",
    "收到申请8件，较上年增加5件，占比72.5%。",
    "公开信息1.2万条，其中政策类3000条，占30%。",
    "无纸化办理率占98%。",
    "收到申请9件，上年结转1件，其中网上申请5件，占50%。",
    "公开信息200条，其中政策类50条（占25%），动态类150条（占75%）。",
    "网站点击5万次，占72.5%。",
    "收到申请8件，全部按期答复，其中予以公开8件，占100%。",
    "发布办事指南120项，“一次办结”的有96项，占80%；全程网办的有104项，占86.7%。",
    "收到申请5件，占上年的62.5%。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_share_that_the_whole_does_not_give_fails(checker, text):
    assert "fail" in verdicts(checker, text)


@pytest.mark.parametrize("text", DOUBTED)
def test_a_whole_that_is_not_certain_is_doubted(checker, text):
    assert verdicts(checker, text) == ["uncertain"]


@pytest.mark.parametrize("text", INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, text):
    assert set(verdicts(checker, text)) <= {"pass"}


def test_several_shares_of_the_table_hold_the_odd_one(checker):
    text = "不予公开7件、无法提供29件、不予处理{}件，分别占办理总数的7%、29%、6%。"
    cells = {(3, "done", "total"): 100}
    assert "fail" in verdicts(checker, text.format(16), cells=cells)
    assert set(verdicts(checker, text.format(6), cells=cells)) <= {"pass"}


def test_a_share_of_the_table_is_right_where_the_text_names_no_whole(checker):
    text = "网上申请5件，占申请总数的62.5%。"
    assert set(verdicts(checker, text, cells={(3, "new", "total"): 8})) <= {"pass"}
