"""One cause, one correction: what every paper says of a filing is worked out here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.dossiers import DUE, GRANTED, TOTAL, cause, dossier, equations, finding

from engine.export import phrases
from engine.export.problems import problems, requests

EXPIRES = date(2026, 12, 31)


def the_problem(*findings, causes=(), **more):
    """Return the one problem there is."""
    (one,) = problems(dossier(*findings, causes=causes, **more))
    return one


def test_two_equations_that_one_cell_breaks_are_one_problem_with_one_right_value():
    one = the_problem(*equations(), causes=[cause()])
    assert (one.kind, one.whom, one.cause, one.severity) == ("mend", "agency", "c1", "error")
    assert one.where.label == "表三商业企业列「予以公开」"
    assert (one.where.table, one.where.row, one.where.column) == (3, "予以公开", "商业企业")
    assert one.where.at == ("第2个表格第6行第5列",)
    assert (one.filed, one.should, one.deadline) == ("7", "2", DUE)
    assert [breach.rule for breach in one.breaches] == ["F201", "F202"]
    assert one.quotes[0].text == "7"
    assert phrases.remedy(one).split("\n") == [
        "商业企业列「予以公开」应为 2（填报 7）", "改正填错的格子。", "对照办结台账核对。",
    ]  # fmt: skip


def test_nothing_that_is_printed_of_a_cause_tells_another_right_value():
    one = the_problem(*equations(), causes=[cause()])
    words = "\n".join(
        (phrases.remedy(one), phrases.breaches(one), phrases.should(one), phrases.norms(one))
    )
    assert "与总计5不符" in words
    assert "＝" not in words


def test_a_finding_without_a_cause_is_a_problem_of_its_own_the_worst_first():
    found = problems(
        dossier(finding(1, severity="info"), finding(2), finding(3, severity="warning"))
    )
    assert [one.findings[0].key for one in found] == [*(f"S114-{n:012x}" for n in (2, 3, 1))]
    assert [(one.filed, one.should, one.remedies) for one in found] == [
        ("所填的", "应有的", ("改正。",))
    ] * 3


def test_what_another_place_says_is_no_value_that_the_paper_demands():
    one = the_problem(finding(1, "N105", expected="7", actual="0", against="表四"))
    assert (one.filed, one.should) == ("0", "与表四一致（7）")


def test_several_ways_are_all_told_and_none_of_them_is_the_right_one():
    one = the_problem(*equations(), causes=[cause((GRANTED,), (TOTAL,), more=3)])
    assert one.should == ""
    assert phrases.should(one) == "有5种可能，见改法"
    assert one.filed == "商业企业列「予以公开」 7\n总计列「予以公开」 5"
    assert list(phrases.ways(one)) == [
        "有5种改法都能使等式成立，请对照台账确定是哪一种：",
        "1. 商业企业列「予以公开」应为 2（填报 7）",
        "2. 总计列「予以公开」应为 10（填报 5）",
        "另有3种同样少的改法，这里没有列出",
    ]
    assert phrases.remedy(one, 1).split("\n")[2] == "另有4种同样少的改法，这里没有列出"
    assert (one.where.row, one.where.column) == ("予以公开", "商业企业、总计")


def test_a_repair_of_two_cells_names_both():
    one = the_problem(*equations(), causes=[cause((GRANTED, TOTAL))])
    assert one.should == "商业企业列「予以公开」 2\n总计列「予以公开」 10"


def test_what_the_search_is_not_sure_of_is_a_way_to_mend_and_no_right_value():
    one = the_problem(*equations(), causes=[cause(note="以下逐格推得，请逐一核对")])
    assert (one.should, phrases.should(one)) == ("", "见改法")
    assert phrases.remedy(one).startswith("以下逐格推得，请逐一核对\n商业企业列")


def test_a_cause_without_a_repair_says_so():
    one = the_problem(*equations(), causes=[{**cause(summary="找不到"), "repairs": []}])
    assert phrases.remedy(one).startswith("找不到\n")
    assert one.where.label == "表三“予以公开”行、表三“商业企业”列"


def test_a_cause_of_many_places_names_the_first_ones():
    rows = [finding(n, "F201", outcome="uncertain") for n in range(1, 8)]
    keys = [one.key for one in rows]
    one = the_problem(*rows, causes=[cause((GRANTED, TOTAL), keys=keys)])
    assert one.where.label == "第1处、第2处、第3处等7处"


def test_what_is_dismissed_is_on_no_paper():
    assert problems(dossier(finding(state="dismissed"))) == []
    both = equations(state="dismissed")
    assert problems(dossier(*both, causes=[cause()])) == []
    assert requests(dossier(finding(outcome="not_assessable", state="dismissed"))) == []


def test_a_cause_partly_dismissed_stays_but_its_value_is_certain_no_longer():
    row, column = equations()
    one = the_problem(replace(row, state="dismissed"), column, causes=[cause()])
    assert [breach.rule for breach in one.breaches] == ["F202"]
    assert one.should == ""
    assert one.doubts == ("审核时已排除 F201，以下改法是连它一起推算的，请对照台账核实",)
    assert "应为 2（填报 7）" in phrases.remedy(one)


def test_a_cause_of_what_was_mended_since_is_left_out():
    assert problems(dossier(causes=[cause()])) == []
    assert problems(dossier(*equations(state="resolved"), causes=[cause()])) == []


@pytest.mark.parametrize(
    ("more", "whom", "asked"),
    [
        ({"outcome": "uncertain"}, "agency", "请单位核实后答复"),
        ({"outcome": "uncertain", "responsibility": "reading"}, "office", "请先对照原件"),
        ({"outcome": "fail", "responsibility": "reading"}, "office", "请先对照原件"),
        ({"outcome": "broken"}, "office", "请人工核对"),
    ],
)
def test_what_is_not_certain_is_a_question_without_the_name_of_a_fault(more, whom, asked):
    one = the_problem(finding(**more))
    assert (one.kind, one.whom, one.severity) == ("check", whom, "")
    assert (one.filed, one.should) == ("", "")
    assert "缺少落款" not in phrases.breaches(one)
    assert phrases.remedy(one).endswith(asked)
    assert "改正" not in phrases.remedy(one)


def test_a_cause_of_questions_is_a_question_and_one_fault_makes_it_a_fault():
    row, column = equations(outcome="uncertain")
    blank = {**GRANTED, "from": None}
    one = the_problem(row, column, causes=[cause((blank,))])
    assert (one.kind, one.filed, one.should) == ("check", "空白或无法识别", "2")
    assert phrases.remedy(one).startswith("按等式推算，商业企业列「予以公开」应为 2（空白")
    assert phrases.should(one) == ""
    one = the_problem(row, replace(column, outcome="fail"), causes=[cause((blank,))])
    assert (one.kind, [breach.rule for breach in one.breaches]) == ("mend", ["F202", "F201"])


def test_material_is_asked_for_once_a_kind_and_is_no_problem():
    found = [finding(n, f"X10{n}", outcome="not_assessable", ask="请提供上年报告") for n in (1, 2)]
    other = finding(3, "D101", outcome="not_assessable", ask="请提供网址")
    asked = requests(dossier(*found, other))
    assert [(one.ask, phrases.rules(one.findings)) for one in asked] == [
        ("请提供网址", "D101"), ("请提供上年报告", "X101 X102"),
    ]  # fmt: skip
    assert problems(dossier(*found, other)) == []
    assert "落款" not in requests(dossier(finding(outcome="not_assessable")))[0].ask


def test_what_is_accepted_for_a_while_says_until_when():
    one = the_problem(finding(state="accepted", expires=EXPIRES))
    assert phrases.states(one.findings) == "暂予接受，至 2026-12-31"
    assert one.deadline == EXPIRES
    row, column = equations()
    one = the_problem(replace(row, state="accepted", expires=EXPIRES), column, causes=[cause()])
    assert phrases.states(one.findings) == "暂予接受，至 2026-12-31、待定"
    assert one.deadline == DUE
    waiting = replace(finding(), pending="dismiss")
    assert phrases.state(waiting) == "待定（提请排除，待复核）"


def test_what_the_report_explains_itself_is_quoted():
    assert the_problem(finding(explained="上年口径不同")).explained == "上年口径不同"


def test_only_what_is_confirmed_where_that_is_wanted():
    row, column = equations()
    whole = dossier(replace(row, state="confirmed"), column, finding(3), causes=[cause()])
    (one,) = problems(whole, confirmed=True)
    assert [breach.rule for breach in one.breaches] == ["F201"]
    assert one.should == "2"


STATES = ("open", "confirmed", "dismissed", "accepted", "resolved")
OUTCOMES = ("fail", "uncertain", "not_assessable", "broken")


@given(
    st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(OUTCOMES)), max_size=8), st.data()
)
def test_every_finding_in_force_stands_in_one_place_and_no_other_does(drawn, data):
    found = [finding(n, state=state, outcome=what) for n, (state, what) in enumerate(drawn)]
    keys = data.draw(st.lists(st.sampled_from(found), unique_by=id)) if found else []
    whole = dossier(*found, causes=[cause(keys=[one.key for one in keys])])
    told = [one.key for problem in problems(whole) for one in problem.findings]
    told += [one.key for request in requests(whole) for one in request.findings]
    assert sorted(told) == sorted(
        one.key for one in found if one.state in {"open", "confirmed", "accepted"}
    )
