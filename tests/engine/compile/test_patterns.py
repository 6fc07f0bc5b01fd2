"""Tests as durable_rules wants them: a bare field on the left, texts that are no numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from making.rules import parsed

from engine.compile.patterns import conditions, token


def test_a_bare_field_stands_on_the_left():
    assert conditions(parsed("3 < a"), "s") == [{"$gt": {"a": 3}}]
    assert conditions(parsed("a == b"), "s") == [{"a": {"$m": "b"}}]
    assert conditions(parsed("a == last.b"), "g_last") == [{"b": {"s": "a"}}]


def test_an_equality_over_two_facts_is_two_bounds():
    (low, high) = conditions(parsed("last.a + 1 == b + c"), "g_last")
    assert set(low) | set(high) == {"$lte", "$gte"}


def test_fields_with_the_engines_own_names_are_renamed():
    assert conditions(parsed("id == 1 and sid == 2").items[0], "s") == [{"f_id": 1}]


@given(st.text(), st.integers())
def test_text_never_equals_a_number_and_is_safe(text, number):
    assert token(text) != token(number)
    assert token(text).isascii()
    assert not set(str(token(text))) & set("\"'\\{}[],: ")


@given(st.text(), st.text())
def test_two_texts_have_two_tokens(one, two):
    assert (token(one) == token(two)) == (one == two)
