"""Lint finds what is wrong with a rule before a report meets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from making.matrices import forms

from engine.compile.lint import lint
from engine.evidence import Kind
from engine.packs.written import rule_of
from engine.rule import Pack, Source

KIND = Kind(
    name="a", meaning="事实", fields={"n": ("int", "数"), "m": ("int", "数"), "t": ("str", "字")}
)
OTHER = Kind(name="b", meaning="事实", fields={"n": ("int", "数"), "own": ("int", "数")})
GOOD: dict[str, Any] = {
    "code": "F901",
    "name": "x",
    "title": "标题",
    "severity": "error",
    "status": "stable",
    "known_problems": "无",
    "basis": [{"source": "s", "clause": "c"}],
    "years": "2021-",
    "over": "a",
    "check": "n == m",
    "message": "{n}",
    "why": "w",
    "remedy": "r",
    "examples": [
        {"name": "好", "given": {"a": {"n": 1, "m": 1}}, "outcome": "pass"},
        {"name": "坏", "given": {"a": {"n": 1, "m": 2}}, "outcome": "fail"},
    ],
}
CASE = {"when": "n > 5", "severity": "info"}


def said(*rules):
    pack = Pack(
        id="p",
        title="p",
        version="0",
        sha256="",
        folder=Path(),
        forms=forms(),
        rules=tuple(rule_of({**GOOD, **rule}) for rule in rules),
        sources={"s": Source(id="s", title="t")},
        settings={},
    )
    return " ".join(str(one) for one in lint(pack, (KIND, OTHER)))


def test_a_good_rule_is_left_alone():
    assert said({}) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"basis": [{"source": "x", "clause": "c"}]}, "没有在 pack.yaml 中声明"),
        ({"examples": GOOD["examples"][:1]}, "没有发现问题的示例"),
        ({"examples": GOOD["examples"][1:]}, "没有结论为 pass"),
        ({"known_problems": None}, "known_problems"),
        ({"needs": ["n"]}, "ask"),
        ({"needs": ["n"], "ask": "x"}, "not_assessable 的示例"),
        ({"cases": [CASE]}, "第 0 个 case 没有示例"),
        ({"check": None}, "什么也没有检查"),
        ({"message": "{nn}"}, "{nn}"),
        ({"message": "{last.n}"}, "{last.n}"),
        ({"message": "{n!r}"}, "占位符"),
        ({"expected": "{own}"}, "{own}"),
        ({"against": "表三"}, "没有 expected"),
        ({"expected": "{n}", "against": "{own}"}, "{own}"),
        ({"over": "zzz"}, "没有“zzz”这种事实"),
        ({"check": "n == k"}, "没有“k”这个字段"),
        ({"check": "t > 1"}, "当作整数"),
        ({"check": "n == 'x'"}, "当作文字"),
        ({"check": "n <= setting.none"}, "没有取值"),
        ({"exists": {"kind": "b", "match": "m"}}, "“b”没有“m”"),
        (
            {
                "examples": [
                    *GOOD["examples"],
                    {"name": "错", "given": {"a": {"k": 1}}, "outcome": "none"},
                ]
            },
            "没有“k”",
        ),
        (
            {
                "examples": [
                    *GOOD["examples"],
                    {"name": "错", "given": {"a": {"n": "1"}}, "outcome": "none"},
                ]
            },
            "应为整数",
        ),
        (
            {
                "examples": [
                    *GOOD["examples"],
                    {"name": "错", "given": {"b": {"n": 1}}, "outcome": "none"},
                ]
            },
            "不是这条规则看的",
        ),
        ({"cases": [{"when": "n == m"}]}, "永远用不上：check"),
        ({"cases": [CASE, {"when": "n > 5 and m == 1"}]}, "前面的 case"),
    ],
)
def test_a_mistake_is_complained_of(change, words):
    assert words in said(change)


def test_two_rules_that_say_the_same_are_found_however_written():
    assert "同一件事" in said({}, {"code": "F902", "check": "m - n == 0"})


def test_two_equations_that_cannot_both_hold_are_found():
    assert "互相矛盾" in said({"check": "n == m"}, {"code": "F902", "check": "n == m + 1"})


def test_rules_that_never_meet_do_not_contradict():
    assert said({"years": "2021"}, {"code": "F902", "check": "n == m + 1", "years": "2022-"}) == ""
    apart = {"where": "t == 'x'"}, {"code": "F902", "check": "n == m + 1", "where": "t == 'y'"}
    assert said(*apart) == ""
    kinds = {"kinds": ["township"]}, {"code": "F902", "check": "n > m", "kinds": ["department"]}
    assert said(*kinds) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "待填写：一句话"}, "title 还是骨架"),
        ({"basis": [{"source": "s", "clause": "待填写：哪一条"}]}, "clause 还是骨架"),
        ({"cases": [{**CASE, "message": "待填写"}]}, "case 的 message 还是骨架"),
        ({"examples": [{**one, "name": "待填写：例子"} for one in GOOD["examples"]]}, "name 还是"),
        ({"check": "n == n"}, "n == n"),
        ({"check": "n != m and t == t"}, "t == t"),
        ({"check": "n + m >= m + n"}, "n + m >= m + n"),
        ({"check": "1 == 1"}, "1 == 1"),
        ({"check": "'x' == 'x'"}, "'x' == 'x'"),
        ({"check": "n == m or n != m"}, "永远成立"),
        ({"check": "n <= m or n > m - 1"}, "永远成立"),
        ({"check": "n > m and n < m"}, "永远不成立"),
        ({"check": "t == 'x' and t == 'y'"}, "永远不成立"),
        ({"where": "n > 5 and n < 3"}, "where 永远不成立"),
        ({"where": "n == n"}, "where 里的“n == n”"),
        ({"given": {"last": {"kind": "b", "where": "own == own"}}}, "last 的 where 里"),
        ({"over": "c"}, "没有“c”这种事实"),
        ({"check": "n == exlained"}, "是不是“explained”"),
    ],
)
def test_what_only_pretends_to_be_a_rule_is_complained_of(change, words):
    assert words in said(change)


def test_a_text_that_speaks_of_what_is_to_be_filled_in_is_none_to_fill_in():
    assert said({"title": "模板残留，有待填写", "message": "“{n}”待填写"}) == ""


def test_a_fact_that_takes_a_name_of_the_language_is_complained_of():
    taken = Kind(name="c", meaning="事实", fields={"year": ("int", "年"), "other": ("int", "别的")})
    pack = Pack(
        id="p", title="p", version="0", sha256="", folder=Path(), forms=forms(),
        rules=(), sources={}, settings={},
    )  # fmt: skip
    complaints = [str(one) for one in lint(pack, (KIND, taken))]
    assert len(complaints) == 1
    assert "“year”" in complaints[0]
