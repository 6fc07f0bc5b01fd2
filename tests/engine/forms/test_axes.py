"""Labels made ready for matching: all forms put together, each key once."""

from __future__ import annotations

from making.matrices import forms

from engine.forms.axes import axis_of, sums_of, table_axes, vocabulary
from engine.forms.model import Label


def test_variants_of_one_key_are_put_together_and_the_first_form_names_it():
    axis = axis_of([
        (False, Label(key="a", label="商业企业", words=("商业",))),
        (False, Label(key="a", label="企业", aliases=("工商 企业",), words=("商业", "企业"))),
        (True, Label(key="a", label="总计")),
    ])  # fmt: skip
    row = axis.get("a")
    assert row is not None
    assert (row.label.label, row.forms, row.words) == (
        "商业企业", ("商业企业", "企业", "工商企业"), ("商业", "企业"),
    )  # fmt: skip
    assert len(axis.candidates) == 2
    assert [one.is_group for one in axis.exact["总计"]] == [True]
    assert axis.get("b") is None


def test_every_key_of_every_form_has_its_place():
    known = forms()
    for number in (2, 3, 4):
        rows, columns = table_axes(known, number)
        for form in known.forms:
            assert all(rows.get(key) for key in form.tables[number].rows)
            assert all(columns.get(key) for key in form.tables[number].columns)


def test_one_total_over_parts_of_two_forms_counts_all_of_them():
    sums = sums_of(forms(), 3)
    makes = [one.make for one in sums.in_column]
    assert len(makes) == len(set(makes))
    done = next(one for one in sums.in_column if one.make == ("done",))
    parts = [
        {key for one in form.tables[3].sums if one.make == ("done",) for key in one.add}
        for form in forms().forms
    ]
    assert set(done.add) == set.union(*parts)
    assert sums.columns[-1] == "total"


def test_a_vocabulary_is_made_once_for_its_forms():
    known = forms()
    assert vocabulary(known) is vocabulary(known)
    assert set(vocabulary(known).tables) == {2, 3, 4}
    assert vocabulary(known).tables[3].order == tuple(known.newest.tables[3].rows)
