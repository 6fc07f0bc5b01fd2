"""Narrative facts judged by the shipped rules: what fails, what passes, what is left alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from making.shipped import NOTHING_ELSE, knowing
from making.told import told

from engine.check import Checker
from engine.doubts import CellDoubt
from engine.facts import kinds
from engine.facts.narrative import facts
from engine.packs import load_pack

HEADING = "（二）依申请公开情况"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with the narrative rules of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code.startswith("N"))
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def judged(checker, text, cells=None, context=NOTHING_ELSE, **more):
    """Return (rule, verdict) of everything but passes for a paragraph about requests."""
    report = told({1: (HEADING, text)}, cells=cells, **more)
    outcomes = checker.outcomes(tuple(facts(report, context)), report.year, report.kind)
    return [(one.rule, one.verdict) for one in outcomes if one.verdict != "pass"]


def table(**rows):
    """Return cells of table 3's total column."""
    return {(3, row, "total"): value for row, value in rows.items()}


WRONG = [
    ("全年收到政府信息公开申请7件。", table(new=6), [("N101", "fail")]),
    ("全年收到政府信息公开申请十二件。", table(new=11), [("N101", "fail")]),
    ("收到申请12件（含上年结转2件）。", table(new=12, carried_in=2), [("N101", "fail")]),
    ("收到申请3件。共收到申请4件。", table(new=3), [("N101", "fail")]),
    ("未收到政府信息公开申请。", table(new=2), [("N104", "fail")]),
    ("收到政府信息公开申请0件。", table(new=2), [("N104", "fail")]),
    ("收到政府信息公开申请2件。", table(), [("N104", "fail")]),
    ("收到申请5件，办结4件。", table(new=5, done=5), [("N102", "fail")]),
    ("收到申请5件，结转下年度1件。", table(new=5), [("N103", "fail")]),
    ("收到申请5件，上年结转1件。", table(new=5), [("N103", "fail")]),
    ("全年未发生行政复议。", {(4, "review", "total"): 1}, [("N105", "fail")]),
    (
        "因政府信息公开引发行政诉讼2件。",
        {(4, "suit_direct", "total"): 1, (4, "suit_after_review", "total"): 2},
        [("N105", "fail")],
    ),
    ("制发规范性文件3件。", {(2, "normative", "made"): 5}, [("N106", "fail")]),
    ("公开136条，其中报告1条，预算2条，新闻120条，视频12条。", None, [("N107", "fail")]),
    (
        "收到申请3件，其中自然人申请3件。",
        {**table(new=3), (3, "new", "natural"): 2},
        [("N108", "fail")],
    ),
    ("作出行政处罚决定3件。", {(2, "penalty", "handled"): 4}, [("N109", "fail")]),
    ("行政事业性收费75.45万元。", {(2, "fees", "amount"): 76}, [("N109", "fail")]),
    (
        "全年行政复议6件，结果维持5件，其他结果0件。",
        {(4, "review", "total"): 5, (4, "review", "upheld"): 5},
        [("N105", "fail")],
    ),
    ("作出取水许可等行政许可决定47件。", {(2, "licensing", "handled"): 45}, [("N109", "fail")]),
    (
        "收到信息公开申请9件（网络6件、来信3件），办结8件。",
        table(new=9, done=9),
        [("N102", "fail")],
    ),
    (
        "政府信息公开申请办理结果：公开7件，部分公开2件。",
        table(granted=6, partial=2),
        [("N102", "fail")],
    ),
    (
        "信息公开申请办理结果：公开6件，部分公开1件，不予处理5件，正在办理4件。",
        table(granted=6, partial=1, carried_out=1, **{"rejected.petition": 5}),
        [("N103", "fail")],
    ),
    (
        "制发规范性文件1件，清理废止3件，现行有效6件。",
        {
            (2, "normative", "made"): 1,
            (2, "normative", "repealed"): 2,
            (2, "normative", "valid"): 6,
        },
        [("N106", "fail")],
    ),
    ("收到申请2件，全部办结。", table(new=2, carried_out=1), [("N111", "fail")]),
    ("收到申请2件，答复率100%。", table(new=2, carried_out=1), [("N111", "fail")]),
    ("收到申请2件，比上年增加1件。", table(new=2), [("N110", "not_assessable")]),
    ("办理行政复议案件30件。", None, [("N105", "uncertain")]),
]


@pytest.mark.parametrize("new", [0, 6])
def test_what_the_table_says_with_a_doubt_contradicts_no_sentence(checker, new):
    report = told({1: (HEADING, "全年收到政府信息公开申请7件。")}, cells=table(new=new))
    three = report.tables[3]
    values = {cell: replace(value, doubt=CellDoubt.UNLIKE) for cell, value in three.values.items()}
    tables = {**report.tables, 3: replace(three, values=values)}
    made = tuple(facts(replace(report, tables=tables), NOTHING_ELSE))
    outcomes = checker.outcomes(made, report.year, report.kind)
    assert {one.verdict for one in outcomes} <= {"pass", "uncertain"}


@pytest.mark.parametrize(("text", "cells", "wanted"), WRONG, ids=[text for text, *_ in WRONG])
def test_a_sentence_that_the_tables_contradict_is_found(checker, text, cells, wanted):
    assert judged(checker, text, cells)[: len(wanted) or None] == wanted


RIGHT = [
    ("农民共提出申请33件，占申请总数的55%，全年申请总数为60件。", table(new=60, done=60)),
    ("收到申请6件，占全县申请总数的1%。", table(new=6)),
    ("作出取水许可等行政许可决定45件。", {(2, "licensing", "handled"): 45}),
    ("收到信息公开申请9件（网络6件、来信3件），办结9件。", table(new=9, done=9)),
    ("收到信息公开申请9件（网络6件、来信3件）；办结信访件12件。", table(new=9, done=9)),
    ("全年收到政府信息公开申请七件，均已答复。", table(new=7, done=7)),
    ("收到申请12件（含上年结转2件）。", table(new=10, carried_in=2)),
    (
        "收到申请10件，上年结转2件，办结11件，结转下年1件。",
        table(new=10, carried_in=2, done=11, carried_out=1),
    ),
    ("处理依申请公开16件。", table(new=16, done=15, carried_out=1)),
    ("未收到申请，没有发生行政复议、行政诉讼。", {}),
    ("收到申请3件，其中网上申请2件。", table(new=3)),
    ("收到申请2件，除1件结转下年度外，其余均已答复。", table(new=2, done=1, carried_out=1)),
    ("2022年收到申请9件。", table(new=3)),
    ("县自然资源局收到申请9件。", table(new=3)),
    ("行政事业性收费75.5万元。", {(2, "fees", "amount"): Decimal("75.48")}),
    ("公开信息500条，其中政策解读20条，回应关切5条，人事8条。", {}),
]


@pytest.mark.parametrize(("text", "cells"), RIGHT, ids=[text for text, _ in RIGHT])
def test_a_sentence_that_agrees_or_is_not_comparable_is_left_alone(checker, text, cells):
    assert judged(checker, text, cells) == []


def test_a_trend_is_checked_against_last_years_report(checker):
    context = knowing(last=told({1: ""}, cells=table(new=1), year=2022))
    assert judged(checker, "收到申请2件，比上年增加1件。", table(new=2), context) == []
    assert judged(checker, "收到申请2件，比上年增加2件。", table(new=2), context) == [
        ("N110", "fail")
    ]


def test_a_sentence_about_counting_makes_the_finding_an_explained_one(checker):
    text = "收到政府信息公开申请7件，因统计口径调整，与表格数据不一致。"
    report = told({1: (HEADING, text)}, cells=table(new=6))
    found = tuple(facts(report, NOTHING_ELSE))
    assert found[0].explained is not None
    assert "统计口径" in found[0].explained.quote
    (outcome,) = checker.outcomes(found, report.year, report.kind)
    assert (outcome.rule, outcome.verdict, outcome.case) == ("N101", "fail", 2)


@pytest.mark.parametrize(
    ("part", "sentence", "explains"),
    [
        (1, "表格申请数据因系统填报错误，现予更正。", True),
        (6, "2022年年报申请结转数据有误，本年予以修正。", True),
        (5, "申请数据存在漏报、误报现象。", False),
        (1, "加强统计，确保申请数据不漏报。", False),
        (1, "统一统计口径，规范申请办理。", False),
        (1, "认真修正、更新信息公开指南和申请流程。", False),
    ],
)
def test_only_a_sentence_that_gives_the_reason_explains(part, sentence, explains):
    report = told(
        {
            1: (HEADING, "收到申请7件。", *([sentence] if part == 1 else [])),
            **({part: sentence} if part > 1 else {}),
        },
        cells=table(new=6),
    )
    found = [f for f in facts(report, NOTHING_ELSE) if f.kind == "narrative.received"]
    assert (found[0].explained is not None) is explains


def test_a_clear_out_explains_what_is_valid_but_not_what_was_made():
    text = "制发规范性文件3件，现行有效规范性文件5件。清理规范性文件，宣布失效2件。"
    report = told({1: text}, cells={(2, "normative", "made"): 4, (2, "normative", "valid"): 7})
    explained = {
        fact.fields["measure"]: fact.explained is not None
        for fact in facts(report, NOTHING_ELSE)
        if fact.kind == "narrative.document"
    }
    assert explained["made"] is False
    assert explained["valid"] is True


def test_the_consolidated_table_is_not_compared_with_the_offices_number(checker):
    text = "2024 年，区政府办代表区政府受理政府信息公开申请 17 件，均已在法定期限内予以答复。"
    government = {"kind": "government", "agency": "淮安市洪泽区人民政府", "year": 2024}
    assert judged(checker, text, table(new=95, done=95), **government) == []
    assert judged(checker, text.replace("办代表区政府", ""), table(new=95), **government) == [
        ("N101", "uncertain")
    ]


def test_evidence_quotes_the_reports_own_text_in_its_place():
    text = "开头一句。  收到政府信息公开 申请７件。"
    report = told({1: (HEADING, text)}, cells=table(new=6))
    fact = next(f for f in facts(report, NOTHING_ELSE) if f.kind == "narrative.received")
    quoted = fact.evidence[0]
    assert quoted.quote == "收到政府信息公开 申请７件。"
    assert text[quoted.start : quoted.end] == quoted.quote
    assert quoted.anchor.block == 1


def test_a_sentence_broken_over_two_paragraphs_is_read_as_one():
    first = "我镇全年高度重视依申请公开工作，规范办理流程，认真办理群众申请，共收到政府信息公开"
    report = told({1: (HEADING, first, "申请7件。")}, cells=table(new=6))
    fact = next(f for f in facts(report, NOTHING_ELSE) if f.kind == "narrative.received")
    assert fact.fields["value"] == 7
    assert [e.anchor.block for e in fact.evidence[:2]] == [1, 2]


def test_the_same_claim_twice_has_two_places():
    report = told({1: (HEADING, "收到申请3件。又收到申请4件。")}, cells=table(new=3))
    items = [f.place.item for f in facts(report, NOTHING_ELSE) if f.kind == "narrative.received"]
    assert items == ["received", "received#2"]


def test_without_the_table_there_is_nothing_to_compare():
    report = told({1: (HEADING, "收到申请3件。")}, tables=(2, 4))
    assert [f.kind for f in facts(report, NOTHING_ELSE)] == []


def test_where_part_one_has_no_heading_the_head_is_read():
    report = told({None: "2023年我镇收到政府信息公开申请3件。"}, cells=table(new=4))
    assert [f.fields["value"] for f in facts(report, NOTHING_ELSE)] == [3]
