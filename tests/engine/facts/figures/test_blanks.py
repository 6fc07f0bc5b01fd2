"""Blanks in many places are one fact; a few stay with their cells; a blank is never zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.tables import balanced_table3, report, seeded, table

from engine.facts.context import NOTHING_ELSE
from engine.facts.figures import facts
from engine.facts.figures.blanks import told, told_together
from engine.forms.short_names import TABLE_3_COLUMNS

if TYPE_CHECKING:
    from engine.evidence import Fact

CLEAN = balanced_table3(seeded(1))


def blank_facts(cells: dict) -> list[Fact]:
    found = facts(report(table(3, cells)), NOTHING_ELSE)
    return [one for one in found if one.kind == "cell" and one.fields["state"] == "blank"]


def blanked(*keys: tuple[str, str]) -> dict:
    return {**CLEAN, **dict.fromkeys(keys, "")}


def test_a_blank_column_is_one_fact_that_names_it() -> None:
    totals = [key for key in CLEAN if key[1] == "total"]
    (fact,) = blank_facts(blanked(*totals))
    assert fact.fields["cells"] == len(totals) == 25
    assert fact.fields["cell"] == "表三“总计”1列共25格"
    assert (fact.place.row, fact.place.item) == (None, "all-blank")


def test_scattered_blanks_are_counted() -> None:
    keys = [(row, "natural") for row in ("new", "granted", "partial")] + [("done", "total")]
    (fact,) = blank_facts(blanked(*keys))
    assert fact.fields["cell"] == "表三有4格"
    assert fact.fields["lines"] == "“新收”“予以公开”“部分公开”等4行，“自然人”“总计”2列"


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_blanks_are_told_each(count: int) -> None:
    keys = [(row, "natural") for row in ("new", "granted", "partial")][:count]
    found = blank_facts(blanked(*keys))
    assert [(one.place.row, one.place.column) for one in found] == keys
    assert not told(table(3, blanked(*keys)))


def test_rows_and_columns_left_open_have_facts_of_their_own_kind_without_the_blank() -> None:
    totals = [key for key in CLEAN if key[1] == "total"]
    found = list(facts(report(table(3, blanked(*totals))), NOTHING_ELSE))
    assert not [one for one in found if one.kind == "t3.row"]
    rows = [one for one in found if one.kind == "t3.row.blank"]
    assert rows
    assert all("total" not in one.fields for one in rows)
    assert len([one for one in found if one.kind == "t3.column"]) == 6


def test_a_row_that_is_blank_takes_the_columns_with_it() -> None:
    row = [("done", column) for column in TABLE_3_COLUMNS]
    found = list(facts(report(table(3, blanked(*row))), NOTHING_ELSE))
    assert {one.kind for one in found if one.kind.startswith("t3.column")} == {"t3.column.blank"}


def test_cells_that_could_not_be_read_are_no_blanks() -> None:
    cells = {key: "?" if key[1] == "total" else value for key, value in CLEAN.items()}
    assert not told_together(table(3, cells))
