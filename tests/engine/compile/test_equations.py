"""Linear equations read from the check of a rule."""

from __future__ import annotations

import pytest
from making.rules import rule

from engine.compile.equations import equation_of


def test_an_equation_is_read_from_the_check():
    found = equation_of(rule(check="new + carried_in == done + carried_out"))
    assert found.coefficients == {"new": 1, "carried_in": 1, "done": -1, "carried_out": -1}
    assert (found.code, found.over, found.constant) == ("F203", "column", 0)


@pytest.mark.parametrize(
    "check", ["a > b", "a == 1", "a * b == c", "a == b and c == d", "t == 'x'", "last.a == b", None]
)
def test_what_is_no_linear_equation_over_one_fact_is_none(check):
    given_ = {"last": {"kind": "b"}} if check and "last" in check else {}
    assert equation_of(rule(check=check, given=given_)) is None
