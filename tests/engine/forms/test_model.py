"""The statutory forms as data."""

from __future__ import annotations

import pytest
from making.matrices import forms

from engine.forms.labels import normalise_label
from engine.forms.model import Sum


def test_the_forms_have_as_many_cells_as_the_norm() -> None:
    counts = {
        form.name: [len(list(form.tables[number].cells())) for number in (2, 3, 4)]
        for form in forms().forms
    }
    assert counts == {"2021": [10, 175, 15], "2019": [22, 161, 15]}


def test_the_form_in_force_goes_by_the_reported_year() -> None:
    shipped = forms()
    assert [shipped.in_force(y).name for y in (2019, 2020, 2021, 2030, None)] == [
        "2019",
        "2019",
        "2021",
        "2021",
        "2021",
    ]


def test_no_two_headings_share_a_wording() -> None:
    for form in forms().forms:
        words = [normalise_label(h) for part in form.parts for h in {part.heading, *part.aliases}]
        assert len(words) == len(set(words))


def test_a_total_goes_without_a_part_and_a_balance_does_not():
    total = Sum(in_each="row", add=("a", "b"), make=("total",))
    assert total.over({"a", "total"}) == Sum(in_each="row", add=("a",), make=("total",))
    assert total.over({"a", "b"}) is None
    balance = Sum(in_each="column", add=("new", "carried_in"), make=("done", "carried_out"))
    keys = {"new", "carried_in", "done", "carried_out"}
    assert balance.over(keys) == balance
    assert balance.over(keys - {"carried_in"}) is None
    assert balance.over(keys - {"done"}) is None


def test_a_form_is_found_by_its_name_and_a_label_by_its_key():
    known = forms()
    assert known.__getitem__("2019").name == "2019"
    with pytest.raises(KeyError):
        known.__getitem__("1999")
    label = known.label(3, "column", "natural")
    assert label is not None
    assert (label.label, known.label(3, "row", "natural")) == ("自然人", None)
    assert known.newest.name == "2021"


def test_cells_run_row_by_row_and_a_row_may_have_fewer():
    table = forms().__getitem__("2021").tables[2]
    cells = list(table.cells())
    assert len(cells) == len(set(cells))
    rows = [row for row, _column in cells]
    assert list(dict.fromkeys(rows)) == list(table.rows)
    for row, column in cells:
        assert column in (table.rows[row].columns or table.columns)
