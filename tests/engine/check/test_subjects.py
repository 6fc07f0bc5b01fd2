"""Which facts a rule is about: what a condition says, as functions made once."""

from __future__ import annotations

import pytest

from engine.check.subjects import subject_test
from engine.expression import parse


@pytest.mark.parametrize(
    ("where", "values", "holds"),
    [
        ("a == 1", {"a": 1}, True),
        ("a == 1", {"a": "1"}, False),
        ("a == 1", {}, False),
        ("a != 1", {"a": "x"}, True),
        ("a != 1", {}, False),
        ("a < 3", {"a": 2}, True),
        ("1 < a <= 3", {"a": 3}, True),
        ("a in ('x', 'y')", {"a": "y"}, True),
        ("a not in ('x', 'y')", {"a": "y"}, False),
        ("a not in ('x', 'y')", {}, False),
        ("not a == 1", {"a": 2}, True),
        ("a + b == 3", {"a": 1, "b": 2}, True),
        ("a == b", {"a": "x", "b": "x"}, True),
        ("a == 1 and b == 2", {"a": 1, "b": 2}, True),
        ("a == 1 or b == 2", {"a": 0, "b": 2}, True),
        ("a == 1 or b == 2", {"a": 1}, False),
    ],
)
def test_what_is_a_subject(where, values, holds):
    """A name that is missing means no, also where another part of the condition decides."""
    assert subject_test(parse(where))(values) is holds
