"""Simple sentences and what they are worth: wholly understood is judged, the rest asks."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE, VOCABULARY
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.narrative import about, facts
from engine.facts.narrative.understood import understood
from engine.packs import load_pack

HEADING = "（二）依申请公开情况"
THREE = {
    (3, "new", "total"): 3,
    (3, "new", "natural"): 2,
    (3, "new", "business"): 1,
    (3, "carried_in", "total"): 1,
    (3, "done", "total"): 3,
    (3, "carried_out", "total"): 1,
    (3, "granted", "total"): 2,
    (3, "unable.not_held", "total"): 1,
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with the narrative rules of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code.startswith("N"))
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def said(checker, text, cells=THREE, **more):
    """Return ``N101`` for a failure, ``N101?`` for a question, of a sentence about requests."""
    report = told({1: (HEADING, text)}, cells=cells, **more)
    outcomes = checker.outcomes(tuple(facts(report, NOTHING_ELSE)), report.year, report.kind)
    marks = {"fail": "", "uncertain": "?"}
    return {f"{one.rule}{marks[one.verdict]}" for one in outcomes if one.verdict in marks}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("未收到行政复议申请，收到政府信息公开申请3件。", set()),
        ("未收到行政复议申请，收到政府信息公开申请4件。", {"N101?"}),
        ("共受理申请4件，均已办结。", {"N101?", "N111"}),
        ("新收申请4件。", {"N101"}),
        ("结转下年度继续办理2件。", {"N103"}),
        ("结转下年度继续办理1件。", set()),
        ("收到申请3件，其中自然人3件。", {"N108"}),
        ("收到申请3件，其中自然人2件。", set()),
        ("收到申请3件，后又收到书面申请9件。", {"N101"}),
        ("收到申请2件，后又收到书面申请1件。", set()),
        ("申请答复率100%，全部按期办结，无结转。", {"N111", "N103?"}),
        ("收到涉及征地的申请2件。", set()),
        ("收到涉及征地的申请5件。", {"N101?"}),
        ("收到蘑菇栽培的政府信息公开申请5件。", {"N101?"}),
        ("收到气象证明申请5件。", set()),
        ("逾期未补正2件，其他处理5件。", {"N102"}),
        ("因无法提供信息答复3件，信息不存在2件。", {"N102"}),
        ("公开2件，部分公开0件，告知已主动公开2件。", set()),
        ("其中公开2件，告知已主动公开2件。", set()),
        ("所收申请均已按程序办理完成，无积压。", {"N111"}),
        ("办结3件，其中公开答复2件，不掌握1件。", set()),
        ("全系统受理政府信息公开申请61件，其中局机关3件。", set()),
        ("全年印发公文60条，其中主动公开信息数40，依申请公开信息数12，不予公开8条。", set()),
        ("作出公开处理2件，区分处理后予以公开0件。", set()),
    ],
)
def test_a_simple_sentence(checker, text, wanted):
    assert said(checker, text) == wanted


def test_what_was_not_understood_is_quoted():
    report = told({1: (HEADING, "收到蘑菇栽培的政府信息公开申请5件。")}, cells=THREE)
    (fact,) = [one for one in facts(report, NOTHING_ELSE) if one.kind == "narrative.received"]
    assert "蘑菇" in str(fact.fields["residue"])
    assert "没有读懂" in str(fact.fields["caveat"])


SUMMED = {
    **{(3, "new", column): 0 for column in ("research", "welfare", "legal_service", "other_org")},
    (3, "new", "natural"): 4,
    (3, "new", "business"): 1,
}


@pytest.mark.parametrize(
    ("total", "text", "wanted"),
    [
        (0, "收到申请5件。", set()),
        (0, "收到申请7件。", {"N101"}),
        (4, "收到申请5件。", set()),
        (4, "收到申请4件。", set()),
        (4, "收到申请7件。", {"N101"}),
        ("", "收到申请5件。", set()),
        ("", "收到申请7件。", {"N101?"}),
    ],
)
def test_where_the_total_is_wrong_the_columns_are_asked(checker, total, text, wanted):
    assert said(checker, text, {**SUMMED, (3, "new", "total"): total}) == wanted


def test_every_number_says_what_it_was_taken_for():
    report = told({1: (HEADING, "收到申请3件，其中蘑菇2件，均已办结。此处无数字。")})
    (sentence,) = understood(report, VOCABULARY, about(report))
    first, second = sentence.numbers
    assert (first.value, first.unit, first.subjects, first.topic) == (
        "3",
        "件",
        ("新收",),
        "request",
    )
    assert (second.subjects, second.residue) == ((), ("蘑菇",))
