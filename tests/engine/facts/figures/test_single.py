"""What stands in the tables becomes fields; what does not stand there stays absent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.tables import balanced_table3, balanced_table4, report, rows_of, seeded, table

from engine.facts import NOTHING_ELSE
from engine.facts.figures import KINDS, columns, facts
from engine.forms.short_names import TABLE_3_COLUMNS

if TYPE_CHECKING:
    from engine.evidence import Fact
    from engine.report import Report

CLEAN_2 = {
    ("regulations", "made"): 0,
    ("regulations", "repealed"): 0,
    ("regulations", "valid"): 0,
    ("normative", "made"): 3,
    ("normative", "repealed"): 1,
    ("normative", "valid"): 8,
    ("licensing", "handled"): 550,
    ("fees", "amount"): Decimal("7730.28"),
}
TRIAL_2 = {
    ("normative", "made"): 2,
    ("normative", "published"): 2,
    ("normative", "open_total"): 15,
    ("licensing", "last_items"): 3,
    ("licensing", "change"): "减2",
    ("licensing", "handled"): 7,
}


def made(read: Report, kind: str) -> list[Fact]:
    return [fact for fact in facts(read, NOTHING_ELSE) if fact.kind == kind]


def test_a_row_has_its_seven_columns_and_names_their_cells() -> None:
    cells = balanced_table3(seeded(1))
    rows = made(report(table(3, cells)), "t3.row")
    assert [fact.fields["row"] for fact in rows] == list(rows_of("2021"))
    first = rows[0]
    assert {c: first.fields[c] for c in TABLE_3_COLUMNS} == {
        c: cells["new", c] for c in TABLE_3_COLUMNS
    }
    assert first.cells["total"] == (3, "new", "total")
    assert first.place.row == "new"
    assert first.labels == {"row": "新收"}


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_column_adds_up_its_groups_in_both_forms(form: str) -> None:
    cells = balanced_table3(seeded(2), form)
    fact = made(report(table(3, cells, form)), "t3.column")[0]
    denied = [row for row in rows_of(form) if row.startswith("denied.")]
    assert fact.fields["denied"] == sum(cells[row, "natural"] for row in denied)
    assert fact.sums["denied"] == tuple((3, row, "natural") for row in denied)
    if form == "2019":
        assert fact.cells["other"] == (3, "other", "natural")
    else:
        assert len(fact.sums["other"]) == 3
    addends = ("granted", "partial", "denied", "unable", "rejected", "other")
    assert sum(int(fact.fields[name]) for name in addends) == fact.fields["done"]


def test_a_blank_cell_leaves_its_field_and_its_sum_absent() -> None:
    cells = {**balanced_table3(seeded(3)), ("denied.law", "natural"): "", ("new", "natural"): "—"}
    column = made(report(table(3, cells)), "t3.column")[0]
    assert "denied" not in column.fields
    assert "new" not in column.fields
    assert column.cells["new"] == (3, "new", "natural")
    assert "natural" not in made(report(table(3, cells)), "t3.row")[0].fields


def test_a_missing_row_leaves_the_sum_absent_and_is_no_row() -> None:
    cells = {k: v for k, v in balanced_table3(seeded(3)).items() if k[0] != "rejected.repeat"}
    read = report(table(3, cells))
    assert len(made(read, "t3.row")) == 24
    assert all("rejected" not in fact.fields for fact in made(read, "t3.column"))


def test_both_ways_of_other_in_one_table_are_doubtful() -> None:
    cells = balanced_table3(seeded(3)) | {("other", c): 0 for c in TABLE_3_COLUMNS}
    assert {f.doubtful for f in columns(table(3, cells))} == {frozenset({"other"})}


def test_a_cell_read_with_doubt_makes_its_field_doubtful() -> None:
    cells = {**balanced_table3(seeded(3)), ("new", "natural"): "?12"}
    read = report(table(3, cells))
    assert made(read, "t3.row")[0].doubtful == {"natural"}
    assert made(read, "t3.column")[0].doubtful == {"new"}


def test_a_group_of_table_4_has_four_results_and_a_total() -> None:
    groups = made(report(table(4, balanced_table4(suit_direct=(1, 2, 3, 4)))), "t4.group")
    assert [fact.fields["group"] for fact in groups] == [
        "review",
        "suit_direct",
        "suit_after_review",
    ]
    assert groups[1].fields["total"] == 10
    assert groups[1].labels["group"] == "未经复议直接起诉"


def test_documents_follow_the_form_of_their_columns() -> None:
    stock = made(report(table(2, CLEAN_2)), "t2.stock")
    assert [fact.fields["row"] for fact in stock] == ["regulations", "normative"]
    assert stock[1].fields["valid"] == 8
    assert made(report(table(2, CLEAN_2)), "t2.open") == []
    opened = made(report(table(2, TRIAL_2, "2019")), "t2.open")
    assert [fact.fields["open_total"] for fact in opened] == [15]
    assert made(report(table(2, TRIAL_2, "2019")), "t2.stock") == []


def test_plain_counts_share_one_fact_and_the_rest_have_their_own() -> None:
    cells = made(report(table(2, CLEAN_2)), "cell")
    assert [(f.fields["state"], f.fields["holds"], f.fields["cells"]) for f in cells] == [
        ("fraction", "amount", 1),
        ("count", "count", 7),
    ]
    assert cells[0].place.row == "fees"
    assert cells[0].cells == {"value": (2, "fees", "amount")}


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("", "blank"),
        ("　", "blank"),
        ("/", "blank"),
        ("／", "blank"),
        ("—", "blank"),
        ("——", "blank"),
        ("-", "blank"),
        ("－", "blank"),
        ("无", "text"),
        ("若干", "text"),
        ("-3", "negative"),
        ("2.5", "fraction"),
    ],
)
def test_what_stands_in_a_cell(written: str, state: str) -> None:
    cells = made(report(table(2, {("coercion", "handled"): written})), "cell")
    assert [fact.fields["state"] for fact in cells] == [state]


@pytest.mark.parametrize("written", ["0", " ０ ", "12", "1,234", "0件", "三"])
def test_what_is_a_plain_count(written: str) -> None:
    cells = made(report(table(2, {("coercion", "handled"): written})), "cell")
    assert [(f.fields["state"], f.place.row) for f in cells] == [("count", None)]


@pytest.mark.parametrize(
    ("written", "state"),
    [("减2", "negative"), ("增3", "count"), ("-2", "negative"), ("无", "text")],
)
def test_a_change_may_be_written_in_words(written: str, state: str) -> None:
    fact = made(report(table(2, {("licensing", "change"): written}, "2019")), "cell")[0]
    assert (fact.fields["holds"], fact.fields["state"]) == ("change", state)


def test_a_row_without_an_entry_is_one_fact() -> None:
    cells = {**balanced_table3(seeded(1)), **{("new", c): "" for c in TABLE_3_COLUMNS}}
    read = report(table(3, cells))
    blank = [fact for fact in made(read, "cell") if fact.fields["state"] == "blank"]
    assert [(f.place.row, f.place.column, f.fields["cells"]) for f in blank] == [("new", None, 7)]
    assert "new" not in {fact.fields["row"] for fact in made(read, "t3.row")}
    assert all("new" not in fact.fields for fact in made(read, "t3.column"))


def test_a_table_without_an_entry_is_one_fact() -> None:
    cells = dict.fromkeys(balanced_table3(seeded(1)), "—")
    (fact,) = facts(report(table(3, cells)), NOTHING_ELSE)
    assert (fact.fields["state"], fact.fields["cells"]) == ("blank", 175)
    assert fact.place.label == "表三全部175格"


def test_without_tables_there_are_no_facts() -> None:
    assert list(facts(report(), NOTHING_ELSE)) == []


@given(st.integers(0, 2**32), st.sampled_from(["2021", "2019"]))
def test_every_field_is_declared_and_every_fact_shows_where_it_was_seen(
    seed: int, form: str
) -> None:
    declared = {kind.name: kind.fields for kind in KINDS}
    read = report(table(3, balanced_table3(seeded(seed), form), form), table(4, balanced_table4()))
    for fact in facts(read, NOTHING_ELSE):
        assert set(fact.fields) <= set(declared[fact.kind])
        assert all(
            isinstance(value, {"int": int, "str": str}[declared[fact.kind][name][0]])
            for name, value in fact.fields.items()
        )
        assert fact.evidence
        assert fact.place.label
