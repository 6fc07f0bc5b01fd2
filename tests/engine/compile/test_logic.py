"""Conditions as flat alternatives: what they say is what the condition said."""

from __future__ import annotations

from itertools import product
from operator import eq, ge, gt, le, lt, ne

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.compile.logic import (
    ALWAYS,
    Presence,
    alternatives,
    any_of,
    contrary,
    every,
    missing,
    owners,
    present,
)
from engine.expression import (
    Both,
    Comparison,
    Constant,
    Either,
    ExpressionError,
    Name,
    Negation,
    parse,
)


def test_an_or_becomes_two_alternatives():
    assert len(alternatives(parse("a == 1 or b == 2"))) == 2


def test_the_contrary_of_an_or_is_an_and():
    ((first, second),) = alternatives(Negation(parse("a == 1 or b < 2")))
    assert (first.sign, second.sign) == ("!=", ">=")


def test_the_contrary_of_a_list_is_every_member_refused():
    ((first, second),) = alternatives(Negation(parse("t in ['x', 'y']")))
    assert (first.sign, second.sign) == ("!=", "!=")


def test_what_no_field_can_change_is_decided_at_once():
    assert alternatives(parse("1 + 2 == 3")) == ((),)
    assert alternatives(parse("a - a == 1")) == ()
    assert alternatives(parse("'x' == 'y'")) == ()


def test_missing_names_exclude_each_other():
    a, b = Name("", "a"), Name("", "b")
    assert missing([a, b]) == (
        (Presence(a, present=False),),
        (Presence(a), Presence(b, present=False)),
    )


def test_a_condition_that_multiplies_without_measure_is_refused():
    text = " and ".join(f"(a{n} == 1 or b{n} == 1 or c{n} == 1)" for n in range(7))
    with pytest.raises(ExpressionError, match="组合"):
        alternatives(parse(text))


NAMES = ("a", "b")
SIGNS = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
TESTS = st.builds(
    Comparison, st.sampled_from(list(SIGNS)), st.sampled_from([Name("", one) for one in NAMES]),
    st.integers(-1, 1).map(Constant),
)  # fmt: skip
CONDITIONS = st.recursive(
    TESTS,
    lambda some: st.one_of(
        st.lists(some, max_size=3).map(lambda items: Both(tuple(items))),
        st.lists(some, max_size=3).map(lambda items: Either(tuple(items))),
        some.map(Negation),
    ),
    max_leaves=6,
)


def means(condition, values):
    """Say what a condition means, without a word of the module."""
    if isinstance(condition, Negation):
        return not means(condition.item, values)
    if isinstance(condition, Both):
        return all(means(one, values) for one in condition.items)
    if isinstance(condition, Either):
        return any(means(one, values) for one in condition.items)
    return SIGNS[condition.sign](values[condition.left.field], condition.right.value)


@given(CONDITIONS)
def test_alternatives_say_what_the_condition_says(condition):
    flat = alternatives(condition)
    for pair in product((-2, -1, 0, 1, 2), repeat=2):
        values = dict(zip(NAMES, pair, strict=True))
        said = any(all(means(test, values) for test in tests) for tests in flat)
        assert said == means(condition, values)


@given(CONDITIONS)
def test_the_contrary_holds_where_the_condition_does_not(condition):
    for pair in product((-2, -1, 0, 1, 2), repeat=2):
        values = dict(zip(NAMES, pair, strict=True))
        assert means(contrary(condition), values) != means(condition, values)


def test_of_nothing_all_holds_and_none():
    assert alternatives(Both(())) == ALWAYS == every()
    assert alternatives(Either(())) == () == any_of()


def test_a_field_that_has_to_be_there_and_not_is_no_alternative():
    a = Name("", "a")
    assert every(present([a]), missing([a])) == ()
    assert every(present([a]), present([a])) == ((Presence(a),),)


@pytest.mark.parametrize("text", ["a + 'x' == 1", "'x' == a + 1"])
def test_a_text_is_not_reckoned_with(text):
    with pytest.raises(ExpressionError, match="文字"):
        alternatives(parse(text))


def test_whose_fields_a_test_speaks_of():
    ((test,),) = alternatives(parse("last.a == b + 1"))
    assert owners(test) == {"last", ""}
    assert owners(Presence(Name("last", "a"))) == {"last"}
