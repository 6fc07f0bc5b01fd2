"""Short names of cells, as sentences say them."""

from __future__ import annotations

import pytest
from making.matrices import forms

from engine.forms.short_names import cell_name, column_name, row_name


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ((4, "review", "total"), "行政复议「总计」"),
        ((3, "new", "x"), "x列「"),
        ((9, "a", "b"), "a「b」"),
    ],
)
def test_a_cell_is_named_and_a_key_without_a_name_stands_for_itself(cell, name):
    assert cell_name(*cell).startswith(name)


def test_every_row_and_column_of_the_forms_has_a_short_name():
    for form in forms().forms:
        for number, table in form.tables.items():
            for key in table.rows:
                assert row_name(number, key) != key, (number, key)
            for key in table.columns:
                assert column_name(number, key) != key, (number, key)
    names = [cell_name(3, row, column) for row, column in forms().newest.tables[3].cells()]
    assert len(names) == len(set(names)), "no two cells are called the same"
