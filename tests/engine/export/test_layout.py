"""The drawn tables: every figure of the form has one place, and they read back as themselves."""

from __future__ import annotations

import pytest
from making.matrices import forms

from engine.export.layout import layout, merged


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_figure_of_the_form_has_exactly_one_place(form, number):
    table = forms()[form].tables[number]
    keys = [one.key for one in layout(forms()[form], number) if one.key]
    assert sorted(keys) == sorted(table.cells())


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_the_cells_tile_a_rectangle(form, number):
    cells = layout(forms()[form], number)
    covered = [
        (one.top + r, one.left + c)
        for one in cells
        for r in range(one.rows)
        for c in range(one.columns)
    ]
    height, width = max(r for r, _ in covered) + 1, max(c for _, c in covered) + 1
    assert len(covered) == len(set(covered)) == height * width


def test_only_equal_neighbours_in_a_rectangle_are_one_cell():
    cells = merged([["甲", "甲", "乙"], ["甲", "丙", "乙"]])
    assert [(one.text, one.rows, one.columns) for one in cells] == [
        ("甲", 1, 2),
        ("乙", 2, 1),
        ("甲", 1, 1),
        ("丙", 1, 1),
    ]
