"""What is blank or unread in a table is one fact with what it leaves open; no blank is zero."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.tables import balanced_table3, report, seeded, table

from engine.anchor import Anchor
from engine.doubts import CellDoubt
from engine.facts.context import NOTHING_ELSE
from engine.facts.figures import facts
from engine.facts.figures.blanks import empty_keys, told
from engine.forms.short_names import TABLE_3_COLUMNS
from engine.report import Deviation

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
def test_a_few_blanks_are_one_fact_too(count: int) -> None:
    keys = [(row, "natural") for row in ("new", "granted", "partial")][:count]
    (fact,) = blank_facts(blanked(*keys))
    assert (fact.place.row, fact.place.column) == (keys[0] if count == 1 else (None, None))
    assert fact.fields["cell"] == ("自然人列「新收」" if count == 1 else f"表三有{count}格")
    assert fact.fields["lines"].endswith(f"{count}行，“自然人”1列")
    assert told(table(3, blanked(*keys))) == keys


def test_blanks_of_one_row_are_named_by_it() -> None:
    (fact,) = blank_facts(blanked(("new", "natural"), ("new", "total")))
    assert (fact.place.row, fact.fields["cell"]) == ("new", "表三“新收”行2格")
    (fact,) = blank_facts(blanked(*(("new", column) for column in TABLE_3_COLUMNS)))
    assert fact.fields["cell"] == "表三“新收”整行7格"


def test_a_blank_of_table_2_leaves_only_the_stock_of_documents_open() -> None:
    cells = {("licensing", "handled"): "", ("normative", "made"): 1}
    (fact,) = [
        one
        for one in facts(report(table(2, cells)), NOTHING_ELSE)
        if one.kind == "cell" and one.fields["state"] == "blank"
    ]
    assert fact.fields["lines"] == ""


def flags(cells: dict, kind: str, flag: str) -> dict[int | str, int | str]:
    found = facts(report(table(3, cells)), NOTHING_ELSE)
    name = kind.rpartition(".")[2]
    return {one.fields[name]: one.fields[flag] for one in found if one.kind == kind}


def test_rows_left_open_say_that_their_blanks_are_told() -> None:
    cells = blanked(*(key for key in CLEAN if key[1] == "total"))
    assert set(flags(cells, "t3.row", "told").values()) == {1}
    columns = flags(cells, "t3.column", "results_told")
    assert not any(told for column, told in columns.items() if column != "total")
    for one in facts(report(table(3, cells)), NOTHING_ELSE):
        assert one.kind != "t3.row" or "total" not in one.fields, "a blank is never zero"


def test_a_blank_row_takes_only_the_sums_with_it_that_it_stands_in() -> None:
    cells = blanked(*(("partial", column) for column in TABLE_3_COLUMNS))
    assert set(flags(cells, "t3.column", "results_told").values()) == {1}
    assert set(flags(cells, "t3.column", "balance_told").values()) == {0}
    cells = blanked(*(("new", column) for column in TABLE_3_COLUMNS))
    assert set(flags(cells, "t3.column", "results_told").values()) == {0}
    assert set(flags(cells, "t3.column", "balance_told").values()) == {1}


def test_cells_that_could_not_be_read_are_no_blanks() -> None:
    cells = {key: "?" if key[1] == "total" else value for key, value in CLEAN.items()}
    assert not empty_keys(table(3, cells), "blank")


def test_a_column_that_the_table_lacks_is_told_by_its_deviation_alone() -> None:
    cells = {key: value for key, value in CLEAN.items() if key[1] != "total"}
    lacking = Deviation(
        kind="missing", axis="column", key="total", label="总计", anchor=Anchor(block=0)
    )
    found = replace(table(3, cells), deviations=(lacking,))
    said = [one for one in facts(report(found), NOTHING_ELSE) if one.kind == "t3.row"]
    assert {one.fields["told"] for one in said} == {1}
    assert not told(table(3, cells)), "where nothing tells of it, its sums do"


def test_a_row_that_could_not_be_read_is_told_once() -> None:
    cells = {key: "?" if key[0] == "partial" else value for key, value in CLEAN.items()}
    unread = {
        key: replace(value, doubt=CellDoubt.UNPLACED) if key[0] == "partial" else value
        for key, value in table(3, cells).values.items()
    }
    found = told(replace(table(3, cells), values=unread))
    assert found == [key for key in CLEAN if key[0] == "partial"]


def test_a_word_in_many_cells_is_told_once_and_leaves_its_sums_open() -> None:
    none = {key: "无" if value == 0 else value for key, value in CLEAN.items()}
    many = sum(value == "无" for value in none.values())
    found = list(facts(report(table(3, none)), NOTHING_ELSE))
    (said,) = [one for one in found if one.kind == "cell" and one.fields["state"] == "text"]
    assert (said.fields["cells"], said.fields["written"]) == (many, "无")
    assert said.fields["cell"] == f"表三有{many}格"
    open_rows = {row for (row, _), value in none.items() if value == "无"}
    rows = {one.fields["row"]: one.fields["told"] for one in found if one.kind == "t3.row"}
    assert {row for row, told in rows.items() if told} == open_rows & set(rows)
    few = {**CLEAN, ("new", "natural"): "无"}
    assert not [
        one
        for one in facts(report(table(3, few)), NOTHING_ELSE)
        if one.kind == "cell" and one.fields["cells"] != 1 and one.fields["state"] == "text"
    ]
