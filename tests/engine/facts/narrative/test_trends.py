"""Comparisons with the year before (N110): by last year's report, and by the sentence itself."""

from __future__ import annotations

import pytest
from making.shipped import knowing
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.narrative import facts
from engine.packs import load_pack

HEADING = "（二）依申请公开情况"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with N110 of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code == "N110")
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def verdicts(checker, text, new=8, before=5, heading=HEADING, **more):
    """Return the verdicts of N110 on a report of ``new`` requests after one of ``before``."""
    report = told({1: (heading, text)}, cells={(3, "new", "total"): new}, **more)
    last = told({1: ""}, cells={(3, "new", "total"): before}, year=2022)
    made = tuple(facts(report, knowing(last=last if before else None)))
    found = checker.outcomes(made, report.year, report.kind)
    return [one.verdict for one in found if one.verdict != "pass"]


WRONG = [
    "收到政府信息公开申请8件，比上年增加2件。",
    "收到政府信息公开申请8件（县本级5、部门3），同比增长50%。",
    "收办政府信息公开申请案件8件，同比下降10%。",
    "收到申请8件，与上年持平。",
    "收到申请8件，较2022年增加两件。",
    "全年申请量同比增长20%。",
    "与上年相比，收到申请8件，增加1件。",
    "收到申请8件，比上年增加3件，增幅65%。",
    "收到申请8件，较上年的5件增长50%。",
]
TOLD_WRONG = [
    "主动公开信息1302条，较去年（1102条）增加300条。",
    "主动公开信息1200条，比上年的1000条增长30%。",
    "主动公开信息1200条，较2022年的1000条增加300条。",
    "办结申请12件，上年为10件，增长25%。",
    "组织培训6次，较去年的4次增加1次。",
    "网站发布信息900条，上年为1000条，下降20%。",
]
INNOCENT = [
    "主动公开信息1302条，较去年（1102条）增加200条，同比增长18.1%。",
    "收到申请8件，比上年增加3件。",
    "收到申请8件，同比增长60%。",
    "收到申请8件，比上年增加3件，增幅60%。",
    "收到申请8件，较上年的5件增长60%。",
    "收到申请8件，较2021年增加1件。",
    "收到申请8件，环比增长20%。",
    "收到申请8件，较上年提高10个百分点。",
    "收到申请8件，其中网上申请3件，同比增加1件。",
    "收到申请8件，办结7件，比上年增加2件。",
    "收到申请8件，公开信息100条，比上年增加20条。",
    "收到申请8件，较上年有所增加。",
    "收到申请8件，由上年的5件增至8件。",
    "收到申请8件，行政复议1件，比上年增加1件。",
    "主动公开信息1200条，比上年的1000条增长20%。",
    "主动公开信息1200条，比上年增长30%。",
    "办结申请12件，上年为10件，增长20%。",
    "收到申请8件，上年结转2件，同比增加1件。",
    "收到申请8件（含上年结转2件），比上年增加2件。",
    "主动公开信息1200条，上年举办培训3次，增长30%。",
    "收到申请8件，约增长六成。",
    "12345热线工单900件，比上年增加100件。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_change_that_last_years_report_does_not_give_fails(checker, text):
    assert "fail" in verdicts(checker, text)


@pytest.mark.parametrize("text", TOLD_WRONG)
def test_a_change_that_the_sentences_own_numbers_do_not_give_fails(checker, text):
    assert verdicts(checker, text, before=0) == ["fail"]


@pytest.mark.parametrize("text", INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, text):
    assert verdicts(checker, text) == []


def test_a_number_that_is_not_the_tables_is_doubted(checker):
    assert verdicts(checker, "收到申请9件，比上年增加3件。") == []
    assert verdicts(checker, "收到申请9件，比上年增加4件。") == ["uncertain"]


def test_without_last_years_report_it_is_asked_for(checker):
    assert verdicts(checker, "收到申请8件，比上年增加3件。", before=0) == ["not_assessable"]


TRENDS = [
    ("申请2件，比去年增加1件。", (False, 1, 0)),
    ("全年受理申请两件，比上年减少一件。", (False, -1, 0)),
    ("收到政府信息公开申请91件，较上年增长3.4%。", (True, 0, 340)),
    ("受理政府信息公开申请3宗，较2022年的5宗下降40%。", (True, 0, -4000)),
    ("收到政府信息公开申请5件，与去年持平。", (False, 0, 0)),
    ("收到政府信息公开申请5件，同比有所增加。", None),
    ("收到政府信息公开申请5件，公开信息100条，比上年增加20条。", None),
    ("收到政府信息公开申请5件，办结5件，比上年增加2件。", None),
    ("收到政府信息公开申请5件，行政复议1件，比上年增加1件。", None),
]


@pytest.mark.parametrize(("text", "wanted"), TRENDS)
def test_a_trend_is_heard_only_of_requests_received(text, wanted):
    made = facts(told({1: (HEADING, text)}), knowing())
    found = [
        (f.fields["by_rate"] == 1, f.fields["delta"], f.fields["rate"])
        for f in made
        if f.kind == "narrative.trend" and not f.fields["told"]
    ]
    assert found == ([wanted] if wanted else [])
