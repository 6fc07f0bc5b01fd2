"""A problem in Chinese words, the same on every paper."""

from __future__ import annotations

from datetime import date

import pytest
from making.dossiers import GRANTED, TOTAL, cause, dossier, equations, finding

from engine.export import phrases
from engine.export.places import Quote
from engine.export.problems import problems


def the(*findings, **more):
    (one,) = problems(dossier(*findings, **more))
    return one


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"outcome": "broken"}, "规则没有算出结论，请人工核对"),
        ({"outcome": "uncertain", "responsibility": "reading"}, "读取没有把握，请先对照原件"),
        ({"outcome": "uncertain"}, "请单位核实后答复"),
    ],
)
def test_a_question_says_who_has_to_look(more, asked):
    assert phrases.question(the(finding(**more))) == asked
    assert phrases.should(the(finding(**more))) == ""


def test_of_several_ways_so_many_are_told_and_the_rest_counted():
    repairs = [(GRANTED,), (TOTAL,)]
    problem = the(*equations(), causes=[cause(*repairs, more=2)])
    lines = list(phrases.ways(problem, 1))
    assert lines[0].startswith("有4种改法")
    assert [line[:2] for line in lines[1:]] == ["1.", "另有"]
    assert "另有3种" in lines[-1]
    (only,) = phrases.ways(the(*equations(), causes=[cause()]))
    assert only.endswith("应为 2（填报 7）")


def test_what_only_follows_from_sums_says_so():
    asked = the(*equations(outcome="uncertain"), causes=[cause()])
    assert next(phrases.ways(asked)).startswith("按等式推算，")


def test_a_question_is_told_without_the_name_of_a_fault():
    assert phrases.breaches(the(finding())).startswith("S114 缺少落款：")
    assert "缺少落款：" not in phrases.breaches(the(finding(outcome="uncertain")))


def test_norms_rules_and_states_are_said_once_each():
    assert phrases.norms(the(*equations(), causes=[cause()])).count("\n") == 0
    assert phrases.rules([finding(1), finding(2), finding(3, "S101")]) == "S114 S101"
    until = finding(state="accepted", expires=date(2026, 12, 31))
    waits = finding(pending="dismiss")
    assert phrases.states([finding(), finding(), until]) == "待定、暂予接受，至 2026-12-31"
    assert phrases.state(waits) == "待定（提请排除，待复核）"
    assert phrases.state(finding(state="new-state")) == "new-state"


def test_where_nothing_stands_there_is_nothing_to_quote():
    quotes = [Quote(text=" a ", at="第1段"), Quote(text=" ", at="第2段"), Quote(text="b", at="")]
    assert list(phrases.quoted(quotes)) == ["“a”（第1段）", "“b”"]


def test_a_place_with_brackets_of_its_own_stands_in_one_pair():
    quotes = [Quote(text="a", at="第2段（第3页）"), Quote(text="b", at="（第5行）")]
    assert list(phrases.quoted(quotes)) == ["“a”（第2段，第3页）", "“b”（第5行）"]
