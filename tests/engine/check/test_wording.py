"""Templates filled with what was found, in words for people."""

from __future__ import annotations

import re

import pytest
from making.rules import rule

from engine.check import Checker
from engine.check.examples import facts_of
from engine.check.wording import both_sides, filled, placeholders
from engine.evidence import Fact
from engine.facts import kinds
from engine.finding import Outcome
from engine.packs import load_pack

PACK = load_pack()
WITH_WORDS = [one for one in PACK.rules if one.check and "'" in one.check]


def outcome(joined=None, labels=None, **fields):
    subject = Fact(kind="column", fields=fields, labels=labels or {})
    return Outcome(rule="F203", name="x", verdict="fail", subject=subject, joined=joined or {})


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("新收{new}", "新收3"),
        ("{blank}件", "空白件"),
        ("{new:date}", "3"),
        ("{day:date}", "2024年1月31日"),
        ("{fen:yuan}元", "12.5元"),
        ("{whole:yuan}元", "12元"),
        ("{five:yuan}元", "12.05元"),
        ("{minus:yuan}元", "-0.5元"),
        ("{zero}、{zero:yuan}", "0、0"),
        ("{column}列", "自然人列"),
        ("{last.new}", "7"),
        ("{last.none}", "空白"),
        ("{gone.new}", "空白"),
        ("{setting.a.b}", "30"),
        ("{setting.none}", "空白"),
        ("{year}年", "2023年"),
        ("{subject.new}", "3"),
        ("没有", "没有"),
        ("{New} {} {1}", "{New} {} {1}"),
    ],
)
def test_a_template_says_values_as_people_read_them(template, words):
    told = outcome(
        new=3,
        day=20240131,
        fen=1250,
        whole=1200,
        five=1205,
        minus=-50,
        zero=0,
        column="natural",
        labels={"column": "自然人"},
        joined={"last": Fact(kind="column", fields={"new": 7})},
    )
    if template == "{new:date}":
        template, words = "{new}", "3"
    assert filled(template, told, {"year": 2023, "setting.a.b": 30}) == words


def test_what_a_report_says_is_never_a_template():
    told = outcome(words="{year}{setting.a}")
    assert filled("“{words}”", told, {"year": 2023, "setting.a": 1}) == "“{year}{setting.a}”"


def test_placeholders_are_told_by_owner_field_and_format():
    assert list(placeholders("{a}{last.b:date}{setting.c.d}")) == [
        ("", "a", ""),
        ("last", "b", "date"),
        ("setting", "c.d", ""),
    ]


@pytest.mark.parametrize(
    ("check", "sides"),
    [
        ("a + b == c", ("3＋4＝7", "9")),
        ("c == a + b", ("3＋4＝7", "9")),
        ("a == c", ("9", "3")),
        ("a + b == c - a", ("9－3＝6", "3＋4＝7")),
        ("a + none == c", ("3＋空白", "9")),
        ("a * b / 2 == c", ("3×4÷2＝6", "9")),
        ("a / b == c", ("3÷4", "9")),
        ("a < c", ("", "")),
        ("a == c and b == c", ("", "")),
        (None, ("", "")),
    ],
)
def test_of_an_equation_what_is_stated_stands_beside_what_is_reckoned(check, sides):
    assert both_sides(rule(check=check), outcome(a=3, b=4, c=9), {}) == sides


@pytest.mark.parametrize("of", WITH_WORDS, ids=lambda one: one.code)
def test_no_side_of_an_equation_is_a_word_of_programs(of):
    checker = Checker(PACK.model_copy(update={"rules": (of,)}), tuple(kinds()))
    for example in of.examples:
        for outcome in checker.outcomes(facts_of(example, of), 2023, "department"):
            assert not re.search("[a-z]{3}", "".join(both_sides(of, outcome, {})))
