"""Table 3 by rows and by columns."""

from __future__ import annotations

import pytest
from making.tables import APPLICANTS, balanced_table3, seeded, table

from engine.anchor import Anchor
from engine.facts.figures.applications import EXPECTED, SINGLE, SUMMED, columns, rows
from engine.forms.short_names import TABLE_3_COLUMNS
from engine.report import Deviation

FORMS = ("2021", "2019")


def by(found, name):
    return {one.fields[name]: one for one in found}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("form", FORMS)
def test_a_balanced_table_is_balanced_in_its_facts(seed, form):
    cells = balanced_table3(seeded(seed), form)
    made = table(3, cells, form)
    for fact in columns(made):
        fields = {name: int(value) for name, value in fact.fields.items() if name != "column"}
        assert fields["done"] == sum(fields[one] for one in ("granted", "partial", *SUMMED))
        assert fields["new"] + fields["carried_in"] == fields["done"] + fields["carried_out"]
        assert not fact.doubtful
    for fact in rows(made):
        assert fact.fields["total"] == sum(int(fact.fields[one]) for one in APPLICANTS)


def test_each_column_and_row_is_told_once():
    made = table(3, balanced_table3(seeded(1)))
    assert list(by(columns(made), "column")) == list(TABLE_3_COLUMNS)
    assert len(list(rows(made))) == len({key[0] for key in made.values})


def test_a_column_left_blank_is_not_told():
    cells = balanced_table3(seeded(1))
    cells |= {key: "" for key in cells if key[1] == "research"}
    assert "research" not in by(columns(table(3, cells)), "column")


@pytest.mark.parametrize("group", SUMMED)
def test_a_result_without_one_of_its_rows_has_no_sum(group):
    cells = balanced_table3(seeded(2))
    gone = EXPECTED[group][0]
    made = by(columns(table(3, {k: v for k, v in cells.items() if k[0] != gone})), "column")
    assert group not in made["total"].fields
    assert set(SINGLE) <= set(made["total"].fields)


def added(axis):
    return Deviation(kind="added", axis=axis, key=None, label="某", anchor=Anchor(block=3))


def test_a_row_or_column_too_many_leaves_doubt_where_it_may_count():
    cells = balanced_table3(seeded(3))
    cells["done", "natural"] += 1
    with_row = table(3, cells, deviations=(added("row"),))
    doubted = {one.fields["column"]: one.doubtful for one in columns(with_row) if one.doubtful}
    assert doubted == {"natural": {"other"}}
    assert not any(one.doubtful for one in rows(with_row))
    with_column = table(3, cells, deviations=(added("column"),))
    doubted = {one.fields["row"]: one.doubtful for one in rows(with_column) if one.doubtful}
    assert doubted == {"done": {"total"}}
    assert not any(one.doubtful for one in columns(with_column))


def test_a_column_too_many_leaves_no_doubt_of_what_adds_up_without_it():
    whole = table(3, balanced_table3(seeded(3)), deviations=(added("row"), added("column")))
    assert not any(one.doubtful for one in (*rows(whole), *columns(whole)))


def test_with_both_forms_of_the_last_result_nobody_knows_its_sum():
    cells = balanced_table3(seeded(4))
    cells |= {("other", column): 0 for column in TABLE_3_COLUMNS}
    assert all("other" in one.doubtful for one in columns(table(3, cells)))


def test_last_years_table_is_told_under_a_name_of_its_own():
    made = columns(table(3, balanced_table3(seeded(5))), "last.column")
    assert {one.kind for one in made} == {"last.column"}


def test_rows_left_blank_are_marked_on_the_side_they_leave_open():
    cells = balanced_table3(seeded(6))
    for kept, flags in (("denied", (1, 0)), ("carried", (0, 1))):
        open_ = {key: "" for key in cells if key[0].startswith(kept)}
        found = by(columns(table(3, {**cells, **open_})), "column")["natural"].fields
        assert (found["results_told"], found["balance_told"]) == flags
