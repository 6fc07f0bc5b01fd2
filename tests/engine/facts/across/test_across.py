"""Facts of more than one report, judged by the shipped rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from making.shipped import NOTHING_ELSE, knowing
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.across import facts, roster_facts
from engine.facts.context import Likeness
from engine.packs import load_pack
from engine.roster.unit import Unit

WORDS = {
    1: "一是在政务服务大厅新设查询点一处，配备自助打印机两台，方便村民当场查看低保审批结果。"
    "二是把涉农补贴发放名单逐村张榜，并在赶集日由驻村干部现场解答村民提出的疑问。",
    5: "部分村的公示栏更新不及时，年轻干部对依申请公开的答复格式掌握得不牢。"
    "明年每季度组织一次答复文书评比，把公示栏更新列入驻村干部的月度考勤。",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with the rules across reports of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code.startswith("X"))
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def judged(checker, report, context=NOTHING_ELSE):
    """Return {(rule, verdict)} with how often, passes left out."""
    outcomes = checker.outcomes(tuple(facts(report, context)), report.year, report.kind)
    return [(one.rule, one.verdict) for one in outcomes if one.verdict != "pass"]


def test_what_last_year_carried_out_this_year_carries_in_column_by_column(checker):
    last = told(WORDS, year=2022, cells={(3, "carried_out", "natural"): 2})
    this = told({}, cells={(3, "carried_in", "natural"): 1})
    assert judged(checker, this, knowing(last=last)) == [("X101", "fail")]
    assert (
        judged(checker, told({}, cells={(3, "carried_in", "natural"): 2}), knowing(last=last)) == []
    )


def test_a_sentence_of_correction_explains_a_carry_over(checker):
    text = "（二）依申请公开情况。上年结转数据填报错误，本年予以更正。"
    report = told({1: text}, cells={(3, "carried_in", "total"): 1})
    found = [
        fact
        for fact in facts(report, knowing(last=told({}, year=2022)))
        if fact.kind == "across.carried" and fact.fields["column"] == "total"
    ]
    assert found[0].explained is not None
    assert "更正" in found[0].explained.quote
    (outcome,) = checker.outcomes(tuple(found), 2023, "township")
    assert (outcome.verdict, outcome.case) == ("fail", 0)


def test_without_last_years_report_it_is_asked_for_once(checker):
    assert judged(checker, told({})) == [("X101", "not_assessable"), ("X102", "not_assessable")]


def test_a_blank_cell_of_last_year_is_asked_for_not_taken_for_zero(checker):
    last = told({}, year=2022, cells={(3, "carried_out", "total"): None})
    assert judged(checker, told({}), knowing(last=last)) == [("X101", "not_assessable")]


def test_the_stock_of_documents_goes_on_from_last_year(checker):
    last = told({}, year=2022, cells={(2, "normative", "valid"): 5})
    cells = {(2, "normative", "made"): 3, (2, "normative", "valid"): 8}
    assert judged(checker, told({}, cells=cells), knowing(last=last)) == []
    cells[2, "normative", "valid"] = 7
    assert judged(checker, told({}, cells=cells), knowing(last=last)) == [("X102", "fail")]


def test_a_clear_out_of_documents_explains_the_stock(checker):
    last = told({}, year=2022, cells={(2, "normative", "valid"): 5})
    report = told(
        {1: "（三）政府信息管理。开展规范性文件清理，宣布失效2件。"},
        cells={(2, "normative", "valid"): 3},
    )
    outcomes = checker.outcomes(tuple(facts(report, knowing(last=last))), 2023, "township")
    assert [(o.rule, o.verdict, o.case) for o in outcomes if o.verdict != "pass"] == [
        ("X102", "fail", 0)
    ]


def test_a_governments_table_is_the_sum_of_its_units(checker):
    units = tuple(
        told({}, agency=name, cells={(3, "new", "total"): n, (2, "fees", "amount"): Decimal("0.5")})
        for name, n in (("甲镇", 2), ("乙局", 3))
    )
    whole = told(
        {},
        agency="青禾县人民政府",
        kind="government",
        cells={(3, "new", "total"): 5, (2, "fees", "amount"): 1},
    )
    context = knowing(units_below=units, last=told({}, year=2022))
    assert judged(checker, whole, context) == []
    wrong = replace(
        whole, tables={**whole.tables, 3: told({}, cells={(3, "new", "total"): 6}).tables[3]}
    )
    assert judged(checker, wrong, context) == [("X103", "fail")]


def test_units_that_have_not_filed_are_named_and_nothing_is_summed(checker):
    whole = told({}, kind="government", agency="青禾县人民政府")
    context = knowing(
        units_below=(told({}),), units_missing=("甲镇", "乙局"), last=told({}, year=2022)
    )
    outcomes = checker.outcomes(tuple(facts(whole, context)), 2023, "government")
    (outcome,) = [o for o in outcomes if o.rule == "X103"]
    assert outcome.verdict == "not_assessable"
    assert outcome.subject.fields["missing"] == "甲镇、乙局"


def test_a_units_blank_cell_leaves_the_sum_uncertain(checker):
    unit = told({}, cells={(3, "new", "total"): None})
    whole = told({}, kind="government", agency="青禾县人民政府")
    assert judged(checker, whole, knowing(units_below=(unit,), last=told({}, year=2022))) == [
        ("X103", "uncertain")
    ]


def test_a_report_copied_from_last_year_is_shown_sentence_beside_sentence(checker):
    this, last = told(WORDS), told(WORDS, year=2022)
    assert judged(checker, this, knowing(last=last)) == [("X104", "fail")]
    (fact,) = [f for f in facts(this, knowing(last=last)) if f.kind == "across.likeness"]
    here, there = fact.evidence[:2]
    assert here.quote == there.quote
    assert there.anchor.at == "白沙镇人民政府2022年"
    assert (here.anchor.block, there.anchor.block) == (1, -1) or here.anchor.block == 0


def test_likenesses_that_a_sweep_found_are_judged_by_their_thresholds(checker):
    likenesses = (
        Likeness(other="柳河乡", year=2023, percent=51, pairs=(("甲句", "乙句"),)),
        Likeness(other="东关街道", year=2023, percent=50),
    )
    found = judged(checker, told({}), knowing(likenesses=likenesses, last=told({}, year=2022)))
    assert found == [("X105", "fail")]


def test_two_versions_need_a_mark_of_correction(checker):
    here, other = told({1: "收到申请3件。"}), told({1: "收到申请4件。"}, source="年报2.docx")
    last = told({}, year=2022)
    assert judged(checker, here, knowing(siblings=(other,), last=last)) == [("X107", "fail")]
    marked = told({1: "收到申请4件。"}, source="年报（更正）.docx")
    assert judged(checker, here, knowing(siblings=(marked,), last=last)) == []
    same = told({1: "收到申请 3 件。"}, source="年报3.docx")
    assert judged(checker, here, knowing(siblings=(same,), last=last)) == []


@pytest.mark.parametrize(
    "source", ["/home/张三/收到的/年报2.docx", "D:\\收到的\\年报2.docx", "包.zip/内/年报2.docx"]
)
def test_the_other_version_is_named_without_the_folder_it_lay_in(checker, source):
    here, other = told({1: "收到申请3件。"}), told({1: "收到申请4件。"}, source=source)
    context = knowing(siblings=(other,), last=told({}, year=2022))
    (outcome,) = [
        one for one in checker.outcomes(tuple(facts(here, context)), here.year, here.kind)
        if one.rule == "X107"
    ]  # fmt: skip
    assert outcome.subject.fields["source"] == "年报2.docx"


def test_the_published_text_is_the_approved_one(checker):
    last = told({}, year=2022)
    for published, wanted in (("a", []), ("b", ["fail"]), ("", ["not_assessable"])):
        context = knowing(approved_sha256="a", published_sha256=published, last=last)
        assert [verdict for _, verdict in judged(checker, told({}), context)] == wanted


def test_whoever_is_on_the_roster_and_has_not_filed_is_named(checker):
    units = (Unit(name="甲镇", kind="township"), Unit(name="乙局", kind="department"))
    found = tuple(roster_facts(units, {"甲镇"}, 2023))
    outcomes = checker.outcomes(found, 2023, None)
    assert [(o.subject.fields["unit"], o.verdict) for o in outcomes] == [
        ("甲镇", "pass"),
        ("乙局", "fail"),
    ]
