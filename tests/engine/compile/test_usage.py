"""Which fields the rules look at, of which sort, and how large they may be."""

from __future__ import annotations

import pytest
from making.rules import rule

from engine.compile.reading import parsed
from engine.compile.usage import LARGEST, LARGEST_FACTOR, sorts_in, usage_of
from engine.expression import parse


def used(**parts):
    """Return the usage of one rule."""
    return usage_of([parsed(rule(**parts), {})])


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("a == 1", {"a": "int"}), ("a == 'x'", {"a": "str"}), ("'x' != a", {"a": "str"}),
        ("a == b", {"a": "any", "b": "any"}), ("a < b", {"a": "int", "b": "int"}),
        ("a == b + 1", {"a": "int", "b": "int"}), ("a in ['x']", {"a": "str"}),
        ("a in [1, 2]", {"a": "int"}), ("not (a == 1 or b == 'x')", {"a": "int", "b": "str"}),
    ],
)  # fmt: skip
def test_the_use_tells_the_sort(text, sorts):
    assert {name.field: sort for name, sort in sorts_in(parse(text))} == sorts


def test_a_use_that_says_more_counts_whatever_comes_first():
    for check in ("a == b and a == 'x'", "a == 'x' and a == b"):
        assert used(check=check).fields["column"]["a"] == "str"


def test_fields_of_joined_facts_belong_to_their_kind():
    told = used(check="a == last.b", needs=["c"], ask="请",
                given={"last": {"kind": "part", "match": "year"}})  # fmt: skip
    assert set(told.fields["column"]) == {"a", "year", "c"}
    assert set(told.fields["part"]) == {"b", "year"}
    assert told.needs == {"column": {"c"}}


def test_only_what_is_multiplied_with_another_field_has_to_be_small():
    told = used(check="a * b == c * 2 and d > 1")
    assert told.factors == {"column": {"a", "b"}}
    assert told.limit("column", "a") == LARGEST_FACTOR < LARGEST == told.limit("column", "c")
    assert told.limit("unknown", "a") == LARGEST
    assert LARGEST_FACTOR**2 * 10**4 < 2**63, "the engine's arithmetic"


def test_a_kind_whose_facts_must_only_be_there_is_looked_at_too():
    assert used(exists={"kind": "part"}).fields == {"column": {}, "part": {}}
