"""Results told one by one (N114): do they reach the number of requests answered?"""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.narrative import facts
from engine.packs import load_pack

HEADING = "（二）依申请公开情况"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with N114 and N107 of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code in {"N107", "N114"})
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def verdicts(checker, text):
    """Return (rule, verdict) of what is said of a paragraph, passes left out."""
    report = told({1: (HEADING, *text.split("\n"))})
    outcomes = checker.outcomes(tuple(facts(report, NOTHING_ELSE)), report.year, report.kind)
    return [(one.rule, one.verdict) for one in outcomes if one.verdict != "pass"]


ROWS = (
    "已答复申请28件：予以公开11件，部分公开3件，本机关不掌握7件，补正后仍不明确1件，"
    "信访举报投诉类1件，逾期不补正2件，不予公开{}件。"
)
WRONG = [
    ROWS.format(4),
    "答复申请805件。予以公开258件，部分公开35件，不予公开265件，无法提供158件，不予处理0件。",
    "办结申请8件，其中予以公开4件、部分公开1件、不予公开1件、无法提供1件。",
    "收到申请10件，办结9件：予以公开5件，部分公开1件，不予公开2件，其他处理2件。",
    "共答复申请12件。其中，予以公开8件，无法提供5件。",
    "办结申请8件（予以公开4件、不予公开1件、其他处理2件）。",
    "收到申请9件。答复9件。予以公开5件。不予公开2件，无法提供1件，其他处理3件。",
    "全年办结申请8件，予以公开4件，区分处理后公开1件，不予公开1件，无法提供1件。",
]
DOUBTED = [
    "办结申请8件，其中予以公开4件、部分公开1件、不予公开1件。",
    "办结申请8件，其中予以公开4件、部分公开1件、不予公开1件、移送1件、其他处理2件。",
]
INNOCENT = [
    ROWS.format(3),
    "28件答复中：公开类14件（予以公开11件、部分公开3件），不予公开6件，无法提供8件。",
    "办结申请31件。予以公开11件，不予公开13件，无法提供7件。不予公开的13件中，国家秘密9件。",
    "受理并办结申请17件，其中11件予以公开，2件部分公开，1件不予公开，3件无法提供。",
    "答复申请805件。予以公开258件，部分公开124件，不予公开265件，无法提供158件，不予处理0件。",
    "办结申请8件，其中予以公开4件、部分公开2件、不予公开1件、无法提供1件。",
    "收到申请10件，办结9件，其中予以公开5件，部分公开1件，不予公开2件，其他处理1件，结转1件。",
    "办结申请9件，其中予以公开5件，部分公开1件，不予公开2件（国家秘密1件、内部事务1件），其他处理1件。",
    "办结申请9件，其中予以公开5件，不予公开2件。",
    "办结申请9件，其中予以公开5件，不予公开2件，无法提供1件，撤回1件。",
    "答复申请8件，其中予以公开5件，不予公开2件，无法提供1件，其他处理1件。",
    "收到申请9件，已全部办结，其中予以公开5件，不予公开2件，无法提供2件。",
    "制发公文60条，其中主动公开40条，依申请公开12条，不予公开5条，其他处理3条。",
    "办结申请9件，其中信息不存在3件，予以公开6件。",
    "答复申请3件，均予以公开。",
    "办理申请10件，其中自然人8件，法人2件。",
    "办结申请9件。\n予以公开5件，不予公开2件，无法提供1件，其他处理3件。",
    "办结申请9件，予以公开5件，告知已主动公开1件，不予公开2件，无法提供1件。",
    "收到留言90件，答复90件，公开60件，不公开20件。",
    "办结申请7件，其中予以公开2件，不予公开1件，无法提供3件，不予处理1件，行政复议2件。",
    "上年结转1件，新收8件，共办理9件，予以公开5件，部分公开1件，无法提供2件，结转1件。",
]


@pytest.mark.parametrize("text", WRONG)
def test_results_that_do_not_reach_their_total_fail(checker, text):
    assert verdicts(checker, text) == [("N114", "fail")]


@pytest.mark.parametrize("text", DOUBTED)
def test_results_that_may_not_be_all_are_doubted(checker, text):
    assert verdicts(checker, text) == [("N114", "uncertain")]


@pytest.mark.parametrize("text", INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, text):
    assert verdicts(checker, text) == []
