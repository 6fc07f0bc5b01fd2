"""Both sides of a comparison as one polynomial with whole coefficients."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.rules import parsed

from engine.compile.polynomials import polynomial
from engine.expression import Arithmetic, Comparison, Constant, ExpressionError, Name


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a + b == c", {"a": 1, "b": 1, "c": -1}),
        ("a / 3 > b", {"a": 1, "b": -3}),
        ("(a - 1) * 2 == 0", {"a": 2, "": -2}),
        ("a == a + 0 * b + 1", {"": -1}),
        ("a * b == c", {"a*b": 1, "c": -1}),
        ("a / 2 + b / 3 == 1", {"a": 3, "b": 2, "": -6}),
    ],
)
def test_both_sides_become_one_polynomial_without_fractions(text, terms):
    found = polynomial(parsed(text))
    assert {"*".join(map(str, names)): value for names, value in found.items()} == terms


@pytest.mark.parametrize("text", ["a / b == 1", "a / 0 == 1", "a * b * c == 1", "a * 99999 == b"])
def test_what_the_engine_cannot_reckon_exactly_is_refused(text):
    with pytest.raises(ExpressionError):
        polynomial(parsed(text))


VALUES = {"a": 3, "b": -5, "c": 7}
NAMES = st.sampled_from([Name("", one) for one in VALUES])
TERMS = st.recursive(
    st.one_of(NAMES, st.integers(-9, 9).map(Constant)),
    lambda some: st.one_of(
        st.builds(Arithmetic, st.sampled_from("+-*"), some, some),
        st.builds(Arithmetic, st.just("/"), some, st.integers(1, 9).map(Constant)),
    ),
    max_leaves=5,
)


def worth(term):
    """Say what a term is worth, without a word of the module."""
    if isinstance(term, Name):
        return Fraction(VALUES[term.field])
    if isinstance(term, Constant):
        return Fraction(term.value)
    left, right = worth(term.left), worth(term.right)
    return {"+": left + right, "-": left - right, "*": left * right, "/": right and left / right}[
        term.sign
    ]


@given(TERMS, TERMS)
def test_the_polynomial_is_the_difference_of_the_sides_times_something_positive(left, right):
    try:
        terms = polynomial(Comparison("==", left, right))
    except ExpressionError:
        return
    total = sum(
        factor * prod(VALUES[one.field] for one in names) for names, factor in terms.items()
    )
    difference = worth(left) - worth(right)
    assert (total > 0, total == 0) == (difference > 0, difference == 0)
    assert 0 not in terms.values()


@given(TERMS)
def test_a_term_against_itself_is_nothing(term):
    try:
        assert polynomial(Comparison("==", term, term)) == {}
    except ExpressionError:
        return


def test_what_is_too_large_is_refused_and_a_constant_is_not():
    with pytest.raises(ExpressionError, match="系数过大"):
        polynomial(parsed("10001 * a == b"))
    assert polynomial(parsed("a == 99999999")) == {(Name("", "a"),): 1, (): -99999999}
