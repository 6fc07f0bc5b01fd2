"""The language of rules: what it takes, and what it refuses with a sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.expression import (
    Both,
    Comparison,
    Constant,
    ExpressionError,
    Member,
    Name,
    names,
    parse,
    with_settings,
)


def test_a_comparison_has_two_sides_and_a_sign():
    assert parse("new == 3") == Comparison("==", Name("", "new"), Constant(3))


def test_a_chain_is_all_of_its_links():
    chain = parse("1 <= month <= 12")
    assert isinstance(chain, Both)
    assert [item.sign for item in chain.items] == ["<=", "<="]


def test_membership_takes_constants_only():
    assert parse("t not in ['a', 'b']") == Member(Name("", "t"), ("a", "b"), negated=True)


def test_names_say_whose_they_are():
    text = "new + last.carried_out == setting.part_one.most"
    assert [str(name) for name in names(parse(text))] == [
        "new",
        "last.carried_out",
        "setting.part_one.most",
    ]


def test_settings_are_put_in():
    settled = with_settings(parse("percent <= setting.limit"), {"limit": 40})
    assert settled == Comparison("<=", Name("", "percent"), Constant(40))


def test_a_setting_without_a_value_is_named():
    with pytest.raises(ExpressionError, match="limit"):
        with_settings(parse("percent <= setting.limit"), {})


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true') == 0",
        "open('x') == 1",
        "a[0] == 1",
        "(lambda: 1)() == 1",
        "[x for x in y] == 1",
        "a if b else c",
        "f'{a}' == 'x'",
        "a ** 2 == 4",
        "a // 2 == 4",
        "a % 2 == 0",
        "a = 3",
        "a == 1.5",
        "a == True",
        "a == None",
        "a is 1",
        "a",
        "1",
        "not a",
        "a < 'x'",
        "a + 'x' == 'y'",
        "a in b",
        "a in []",
        "a in [b]",
        "(a == 1",
        "",
        "a == 1; b == 2",
        "a == 1 #" + "x" * 3000,
        "(" * 300 + "a" + ")" * 300 + " == 1",
        "-" * 100 + "a == 1",
    ],
)
def test_what_is_not_of_the_language_is_refused_in_chinese(text):
    with pytest.raises(ExpressionError, match=r"[一-鿿]"):
        parse(text)


@given(st.text(max_size=60))
def test_no_text_does_anything_but_parse_or_be_refused(text):
    with suppress(ExpressionError):
        parse(text)
