"""Comparisons with the year before (N110): by last year's report, and by the sentence itself."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY, knowing
from making.told import told

from engine.check import Checker
from engine.clauses.reading import Reader
from engine.clauses.scope import About
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
    "收到政府信息公开申请8件，减少2件，去年11件。",
    "申请总量同比增加3件（2022年5件，2023年8件），增幅约为20%。",
    "收到政府信息公开申请8件，比上年增加2件。",
    "收到政府信息公开申请8件（县本级5、部门3），同比增长50%。",
    "收办政府信息公开申请案件8件，同比下降10%。",
    "收到申请8件，与上年持平。",
    "收到申请8件，较2022年增加两件。",
    "全年申请量同比增长20%。",
    "与上年相比，收到申请8件，增加1件。",
    "收到申请8件，比上年增加3件，增幅65%。",
    "收到申请8件，较上年的5件增长50%。",
    "收到申请8件，是上年的2.5倍。",
    "申请件数连续两年上升，2021年3件、2022年6件、2023年8件。",
    "与上一年度相比，申请量增加2件，复议量减少1件。",
    "收到申请8件，比上年增长2倍。",
    "与上年的5件相比，今年收到申请8件，净增2件。",
    "收到申请8件，比上年增加2件，上年为5件。",
]
TOLD_WRONG = [
    "与上年（30件）相比，今年收到的申请（20件）减少8件。",
    "培训场次为12场，正好是上年（5场）的2倍。",
    "主动公开信息1302条，较去年（1102条）增加300条。",
    "主动公开信息1200条，比上年的1000条增长30%。",
    "主动公开信息1200条，较2022年的1000条增加300条。",
    "办结申请12件，上年为10件，增长25%。",
    "组织培训6次，较去年的4次增加1次。",
    "网站发布信息900条，上年为1000条，下降20%。",
    "网站公开信息9200条，比上年增加1200条，增长25%。",
    "网站公开信息1.86万条，比上年的1.55万条增长40%。",
]
INNOCENT = [
    "申请件数连续两年上升，2021年3件、2022年5件、2023年8件。",
    "与上年（5件）相比，今年收到的申请（8件）增加3件，增长60%。",
    "收到申请8件，增长60%。",
    "2023年申请数为8件，正好是2022年（5件）的1.6倍。",
    "主动公开信息1302条，较去年（1102条）增加200条，同比增长18.1%。",
    "收到申请8件，比上年增加3件。",
    "网站公开信息9200条，比上年增加1200条，增长15%。",
    "网站公开信息9200条，比上年增加1200条，其中图文3条，增长50%。",
    "网站公开信息1.86万条，比上年的1.55万条增长20.3%。",
    "网站公开信息2.6万条，比上年的2万条增长40%。",
    "申请连续三年增长，2021年3件，2022年5件，2023年8件，今年增幅60%。",
    "收到申请8件，同比增长60%。",
    "收到申请8件，比上年增加3件，增幅60%。",
    "收到申请8件，较上年的5件增长60%。",
    "收到申请8件，较2021年增加1件。",
    "收到申请8件，环比增长20%。",
    "收到申请8件，较上年提高10个百分点。",
    "收到申请8件，其中网上申请3件，同比增加1件。",
    "收到申请8件，公开信息100条，比上年增加20条。",
    "收到申请8件，较上年有所增加。",
    "收到申请8件，由上年的5件增至8件。",
    "主动公开信息1200条，比上年的1000条增长20%。",
    "主动公开信息1200条，比上年增长30%。",
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
    assert "fail" in verdicts(checker, text, before=0)


@pytest.mark.parametrize("text", INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, text):
    assert verdicts(checker, text) == []


def test_a_number_that_is_not_the_tables_is_doubted(checker):
    assert verdicts(checker, "收到申请9件，比上年增加3件。") == []
    assert verdicts(checker, "收到申请9件，比上年增加4件。") == ["uncertain"]


def test_without_last_years_report_it_is_asked_for(checker):
    assert verdicts(checker, "收到申请8件，比上年增加3件。", before=0) == ["not_assessable"]


UNREAD = [
    "收到申请0件，较上年减少2件。",
    "收到申请8件，比上年增加3件，增幅60%。",
    "收到申请8件，比上年增长2倍。",
    "收到申请8件，与上年持平。",
    "上年收到申请6件。",
    "收到申请8件，办结7件，比上年增加2件。",
]


@pytest.mark.parametrize("text", UNREAD)
@pytest.mark.parametrize("before", [0, 5])
def test_where_the_cell_was_not_read_it_is_asked_for_and_never_zero(checker, text, before):
    assert {*verdicts(checker, text, new=None, before=before)} <= {"uncertain", "not_assessable"}


TRENDS = [
    ("申请2件，比去年增加1件。", (False, 1, 0)),
    ("全年受理申请两件，比上年减少一件。", (False, -1, 0)),
    ("收到政府信息公开申请91件，较上年增长3.4%。", (True, 0, 340)),
    ("受理政府信息公开申请3宗，较2022年的5宗下降40%。", (True, 0, -4000)),
    ("收到政府信息公开申请5件，与去年持平。", (False, 0, 0)),
    ("收到政府信息公开申请5件，同比有所增加。", None),
    ("收到政府信息公开申请5件，公开信息100条，比上年增加20条。", None),
    ("收到政府信息公开申请5件，其中网上申请3件，比上年增加1件。", None),
    ("收到政府信息公开申请5件，全年举办培训6次，同比增加1次。", None),
    ("收到政府信息公开申请5件，同比翻了一番。", (True, 0, 10000)),
    ("收到政府信息公开申请5件，比上年减少三成。", (True, 0, -3000)),
    ("收到政府信息公开申请5件，数量与上年一样。", (False, 0, 0)),
    ("收到政府信息公开申请5件，比上年减少近三成。", None),
]


@pytest.mark.parametrize(("text", "wanted"), TRENDS)
def test_a_trend_is_heard_of_what_is_compared(text, wanted):
    made = facts(told({1: (HEADING, text)}), knowing())
    found = [
        (f.fields["by_rate"] == 1, f.fields["delta"], f.fields["rate"])
        for f in made
        if f.kind == "narrative.trend" and not f.fields["told"] and f.fields["of"] == "新收"
    ]
    assert found == ([wanted] if wanted else [])


CELLS = {
    (3, "new", "total"): (8, 5),
    (3, "done", "total"): (7, 5),
    (3, "carried_in", "total"): (0, 1),
    (3, "carried_out", "total"): (1, 0),
    (4, "review", "total"): (2, 3),
    (2, "normative", "made"): (1, 3),
    (2, "penalty", "handled"): (420, 400),
    (2, "normative", "repealed"): (5, 0),
    (2, "coercion", "handled"): (17, 0),
}
OTHERS_WRONG = [
    "收到申请8件，办结7件，较上年分别增长60%、50%。",
    "收到申请8件，办结7件，比上年增加1件。",
    "因政府信息公开引起的行政复议2件，较上年减少2件。",
    "结转下年度1件，比上年末增加2件。",
    "制发行政规范性文件1件，比上年减少1件。",
    "行政处罚决定420件，同比增长15%。",
    "申请量由上年的4件增至8件。",
    "申请量由5件增加到9件。",
    "收到申请8件（2022年为7件），数量增加。",
    "2022年收到政府信息公开申请4件，2023年收到8件。",
    "收到政府信息公开申请8件，去年为4件，有所增加。",
    "申请数量与上年相比增加六成，为9件。",
    "政府信息公开申请与上年持平。",
    "2023年共收到申请九件，比去年多三件。",
    "全年行政处罚421件。",
    "行政处罚决定421件，结果均已公示。",
]
OTHERS_TRUE = [
    "收到申请8件，办结7件，较上年分别增长60%、40%。",
    "收到申请8件，办结7件，比上年增加2件。",
    "收到申请8件，办结7件，比上年增加3件。",
    "因政府信息公开引起的行政复议2件，较上年减少1件。",
    "结转下年度1件，比上年末增加1件。",
    "制发行政规范性文件1件，比上年减少2件。",
    "行政处罚决定420件，同比增长5%。",
    "行政处罚决定420件，罚款同比增加30万元。",
    "申请量由上年的5件增至8件，增长60%。",
    "申请量由5件增加到8件。",
    "平均办理时间由15天降至8天。",
    "信访件由上年的20件降至14件。",
    "网上申请由上年的2件增至4件。",
    "收到申请8件（2022年为5件），数量增加。",
    "收到申请8件（2021年为4件），数量增加。",
    "收到政府信息公开申请8件，往年为9件左右。",
    "2022年收到政府信息公开申请5件，2023年收到8件。",
    "2022年12月收到政府信息公开申请2件，2023年收到8件。",
    "申请数量与上年相比增加六成，为8件。",
    "办结申请7件，上年为5件，增长40%。",
    "2022年收到政府信息公开申请9件。",
    "今年共收到申请八件，比去年多三件。",
    "对行政处罚决定52件、行政许可3件开展案卷评查。",
    "涉及行政许可20件、行政处罚3件。",
    "主动公开信息400条，其中行政处罚120件。",
    "公示行政处罚120件。",
    "审核拟出台行政规范性文件11件。",
    "开展后评估，拟修改规范性文件2件、拟废止5件。",
    "失效规范性文件2件，废止3件。",
    "实施行政强制措施12件、行政强制执行5件。",
    "制发规范性文件1件；经清理，规范性文件由63件减至41件。",
    "政务大厅业务繁忙，收到申请1200件，同比增长5%。",
    "收到低保申请120件，由上年的100件增至120件。",
]


def compared(checker, text):
    """Return what N101, N102 and N110 say of a text beside the tables of two years."""
    report = told({1: ("", text)}, cells={cell: now for cell, (now, _) in CELLS.items()})
    last = told({1: ""}, cells={cell: then for cell, (_, then) in CELLS.items()}, year=2022)
    made = tuple(facts(report, knowing(last=last)))
    found = checker.outcomes(made, report.year, report.kind)
    return [one.verdict for one in found if one.verdict != "pass"]


@pytest.fixture(scope="module")
def all_of_narrative():
    """Give a checker with the rules that read numbers of the prose."""
    pack = load_pack()
    wanted = {"N101", "N102", "N103", "N105", "N106", "N109", "N110"}
    rules = tuple(rule for rule in pack.rules if rule.code in wanted)
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


@pytest.mark.parametrize("text", OTHERS_WRONG)
def test_any_number_of_two_tables_may_be_compared(all_of_narrative, text):
    assert "fail" in compared(all_of_narrative, text)


@pytest.mark.parametrize("text", OTHERS_TRUE)
def test_of_true_comparisons_nothing_is_said(all_of_narrative, text):
    assert compared(all_of_narrative, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新公开规范性文件3件，对外公开规范性文件总数12件。", ["published", "open_total"]),
        (
            "制作规范性文件3件，公开规范性文件3件，对外公开规范性文件总数12件。",
            ["made", "published", "open_total"],
        ),
        ("制作规范性文件3件，公开规范性文件3件。", ["made"]),
    ],
)
def test_the_forms_of_the_trial_years_count_what_is_open(text, wanted):
    reader = Reader(VOCABULARY, About(year=2020, kind="department"))
    assert [one.subject.rpartition(".")[2] for one in reader.claims(text)] == wanted
