"""Doubts about table 3 that its own sums take away, and those they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.matrices import forms
from making.tables import balanced_table3, seeded, table

from engine.doubts import CellDoubt
from engine.forms.axes import sums_of
from engine.reading.tables.confirm_by_sums import adds_up, confirmed
from engine.report import Deviation

SUMS = sums_of(forms(), 3)
SETTLED = frozenset({CellDoubt.SPACED})
ROW = "granted"


def made(doubt=CellDoubt.SPACED, **changed):
    """Make table 3 with a row read with doubt; ``changed`` cells stand otherwise."""
    whole = table(3, balanced_table3(seeded(4)))
    values = {
        key: replace(value, doubt=doubt if key[0] == ROW else None)
        for key, value in whole.values.items()
    }
    for name, number in changed.items():
        key = tuple(name.split("__"))
        values[key] = replace(values[key], number=number)
    return replace(whole, values=values)


def doubts(told):
    return {value.doubt for value in told.values.values()} - {None}


def test_where_everything_adds_up_it_was_read_right():
    assert doubts(confirmed(made(), SETTLED, SUMS)) == set()


@pytest.mark.parametrize("changed", [{"granted__natural": 99}, {"granted__natural": None}])
def test_where_something_does_not_the_doubt_stays(changed):
    assert doubts(confirmed(made(**changed), SETTLED, SUMS)) == {CellDoubt.SPACED}


def test_a_doubt_of_another_kind_is_not_settled_by_sums():
    told = confirmed(made(CellDoubt.LEADING_ZERO), SETTLED, SUMS)
    assert doubts(told) == {CellDoubt.LEADING_ZERO}


def test_a_table_with_a_row_too_many_is_not_settled():
    anchor = made().anchor
    added = Deviation(kind="added", axis="row", key=None, label="x", anchor=anchor)
    assert doubts(confirmed(replace(made(), deviations=(added,)), SETTLED, SUMS))
    named = replace(added, kind="misspelt")
    assert not doubts(confirmed(replace(made(), deviations=(named,)), SETTLED, SUMS))


def test_another_table_is_left_as_it_is():
    other = replace(made(), number=4)
    assert confirmed(other, SETTLED, SUMS) is other
    assert adds_up(made(), SUMS)
    assert not adds_up(made(new__natural=99), SUMS)
    assert adds_up(made(new__natural=99), SUMS, doubted=True), "only doubted rows have to"
