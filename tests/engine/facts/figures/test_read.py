"""From cells to the fields of a fact: nothing missing is zero, nothing doubtful is sure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.tables import table

from engine.evidence import Place
from engine.facts.figures.read import figures, filled_in, quote

A, B = ("new", "natural"), ("new", "business")


def fact(cells, **fields):
    wanted = fields or {"one": (A,), "sum": (A, B)}
    return figures(
        table(3, cells),
        "t3.row",
        wanted,
        place=Place(part=3),
        words={"row": "新收"},
        named={"row": "new"},
    )


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_field_is_a_cell_or_the_sum_of_cells(one, other):
    made = fact({A: one, B: other})
    assert dict(made.fields) == {"row": "new", "one": one, "sum": one + other}
    assert made.cells == {"one": (3, *A)}
    assert made.sums == {"sum": ((3, *A), (3, *B))}
    assert not made.doubtful


@pytest.mark.parametrize("written", ["", "若干", Decimal("1.5")])
def test_a_field_with_a_cell_that_holds_no_whole_number_is_absent(written):
    made = fact({A: 3, B: written})
    assert made.fields.get("one") == 3
    assert "sum" not in made.fields
    assert "sum" in made.sums, "where it would stand is known"


def test_a_field_whose_cell_is_not_there_is_not_told_at_all():
    made = fact({A: 3})
    assert "sum" not in made.fields
    assert "sum" not in made.sums


def test_doubt_of_a_cell_is_doubt_of_every_field_it_is_in():
    assert fact({A: "?3", B: 4}).doubtful == {"one", "sum"}
    assert fact({A: 3, B: "?4"}).doubtful == {"sum"}


def test_a_fact_shows_where_it_was_seen_even_if_all_is_zero():
    assert [one.quote for one in fact({A: 3, B: 0}).evidence] == ["3", "3"]
    assert [one.quote for one in fact({A: 0, B: 0}).evidence] == ["0"]


@pytest.mark.parametrize(
    ("cells", "filled"),
    [
        ({A: 0, B: ""}, True),
        ({A: "", B: ""}, False),
        ({A: "若干", B: ""}, False),
        ({A: "?若干", B: ""}, True),
        ({}, False),
    ],
)
def test_a_row_is_filled_in_where_anything_was_read(cells, filled):
    assert filled_in(table(3, cells), (A, B)) is filled


def test_a_cell_is_quoted_as_it_stands():
    made = table(3, {A: "1,234"}).values[A]
    assert (quote(made).quote, quote(made).anchor) == ("1,234", made.anchor)
