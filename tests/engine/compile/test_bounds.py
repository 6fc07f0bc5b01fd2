"""Whether tests can hold together: a no is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.rules import parsed

from engine.compile.bounds import Range, normal, shape, together
from engine.compile.logic import Presence, alternatives
from engine.expression import Name, parse


def test_the_same_condition_written_otherwise_is_the_same():
    assert normal(parsed("a + b == c")) == normal(parsed("2 * c - b == a + b - b + c"))
    assert normal(parsed("a < b")) == normal(parsed("b > a"))


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("a > 1 and a < 3", True),
        ("a > 1 and a < 2", False),
        ("a == 1 and a != 1", False),
        ("a + b > 3 and b + a <= 3", False),
        ("t == 'x' and t == 'y'", False),
        ("t == 'x' and t != 'y'", True),
        ("2 * a == 1", False),
        ("a >= 1 and a <= 2 and a != 1 and a != 2", False),
    ],
)
def test_contradictions_are_seen(text, possible):
    assert any(together(tests) for tests in alternatives(parse(text))) == possible


@given(st.lists(st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.integers(-3, 3))))
def test_no_possible_value_is_called_impossible(parts):
    text = " and ".join(f"a {sign} {value}" for sign, value in parts) or "a == a"
    truth = any(
        all(eval(f"{a} {sign} {value}") for sign, value in parts)  # noqa: S307 - our own text
        for a in range(-9, 10)
    )
    assert any(together(tests) for tests in alternatives(parse(text))) == truth


@pytest.mark.parametrize(
    ("tests", "possible"),
    [
        ([(True, "a"), (False, "b")], True), ([(True, "a"), (False, "a")], False),
        ([(False, "a"), (False, "a")], True), ([], True),
    ],
)  # fmt: skip
def test_a_field_is_there_or_not(tests, possible):
    assert together(Presence(Name("", name), present) for present, name in tests) == possible


LIMITS = st.tuples(
    st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
    st.fractions(-4, 4, max_denominator=3),
)


@given(st.lists(LIMITS, max_size=5))
def test_a_range_is_possible_where_a_whole_number_fits(limits):
    known = Range()
    for sign, limit in limits:
        known.add(sign, limit)
    fits = any(
        all(eval(f"{number} {sign} limit") for sign, limit in limits)  # noqa: S307 - our own text
        for number in range(-9, 10)
    )
    assert known.possible() == fits


def test_tests_in_another_order_have_one_shape():
    (one,) = alternatives(parsed("a + b > 3 and t == 'x'"))
    (other,) = alternatives(parsed("'x' == t and b > 3 - a"))
    assert shape(one) == shape(other)
    (third,) = alternatives(parsed("t != 'x' and b > 3 - a"))
    assert shape(one) != shape(third)
