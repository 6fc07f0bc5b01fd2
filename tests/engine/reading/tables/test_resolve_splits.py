"""Rows that could be cut in several ways: the columns' identities choose, or nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.forms.model import Sum
from engine.reading.tables.resolve_splits import MOST, each_of, narrowed

TOTAL = Sum(in_each="column", add=("a", "b"), make=("c",))
CUTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=3, unique=True
)


def test_the_one_cut_that_balances_is_left():
    choices = {"a": ((1, 2), (12, 0)), "b": ((1, 1),), "c": ((2, 3), (23, 0))}
    assert narrowed(choices, [TOTAL]) == {"a": ((1, 2),), "b": ((1, 1),), "c": ((2, 3),)}


def test_where_nothing_balances_nothing_is_left():
    assert narrowed({"a": ((1,),), "b": ((1,),), "c": ((3,),)}, [TOTAL]) == {}


def test_where_several_balance_all_stay():
    choices = {"a": ((1,), (2,)), "b": ((1,),), "c": ((2,), (3,))}
    assert narrowed(choices, [TOTAL]) == choices


def test_one_identity_helps_another():
    second = Sum(in_each="column", add=("c",), make=("d",))
    choices = {"a": ((1,), (2,)), "b": ((1,),), "c": ((2,), (3,)), "d": ((3,),)}
    assert narrowed(choices, [TOTAL, second])["a"] == ((2,),)


def test_what_would_take_too_long_is_left_alone():
    many = tuple((number,) for number in range(MOST))
    choices = {"a": many, "b": many, "c": ((0,),)}
    assert narrowed(choices, [TOTAL]) == choices
    assert each_of(TOTAL) == ("a", "b", "c")


@given(CUTS, CUTS, CUTS)
def test_only_cuts_that_take_part_in_a_balance_are_left(a, b, c):
    left = narrowed({"a": tuple(a), "b": tuple(b), "c": tuple(c)}, [TOTAL])
    fitting = [
        (x, y, z) for x in a for y in b for z in c if all(x[n] + y[n] == z[n] for n in range(2))
    ]
    assert {key: set(cuts) for key, cuts in left.items()} == (
        {key: {one[n] for one in fitting} for n, key in enumerate("abc")} if fitting else {}
    )
