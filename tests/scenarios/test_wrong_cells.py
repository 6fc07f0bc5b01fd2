"""Every cell of the statutory tables wrong by one, or with its digits turned: who speaks, and why.

The report is written and read once; then one cell of it is changed at a time. For table 3 the
cause is that cell with its right value; for table 4, where more cells would do, it is among them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.cells import crowded, others, spoilt, spoken
from making.drafts import balanced, documents
from making.labels import DISPUTES, KINDS, ROWS_2019, ROWS_2021
from making.reading import read_report
from making.writers import as_flat_text

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from engine.finding import Audit, Cause
    from engine.report import Report

ROWS = {2023: ROWS_2021, 2020: ROWS_2019}
ROWS_OF_TABLE_3 = [(year, row) for year, rows in ROWS.items() for row in rows]
TABLE_2 = {
    # 规章 of a township: A101 already; more in force than made and repealed explain: F401, F402
    (2023, "regulations", "made"): {"A101", "F401"},
    (2023, "regulations", "repealed"): {"A101"},
    (2023, "regulations", "valid"): {"A101"},
    (2023, "normative", "made"): {"N106"},
    (2023, "normative", "repealed"): set(),  # nothing else in the report says how many
    (2023, "normative", "valid"): {"N106"},
    (2023, "licensing", "handled"): {"N109"},
    (2023, "penalty", "handled"): {"N109"},
    (2023, "coercion", "handled"): {"N109"},
    (2020, "regulations", "made"): {"A101"},
    (2020, "regulations", "published"): {"A101", "F402"},
    (2020, "regulations", "open_total"): {"A101"},
    (2020, "normative", "made"): {"N106"},
    (2020, "normative", "published"): set(),
    (2020, "normative", "open_total"): set(),
    (2020, "licensing", "handled"): {"N109"},
    (2020, "penalty", "handled"): {"N109"},
    (2020, "coercion", "handled"): {"N109"},
}


@cache
def checker() -> Checker:
    """Give the checker with the shipped pack."""
    return Checker(load_pack())


@cache
def clean_report(year: int) -> Report:
    """Read a clean report of that year."""
    return read_report(as_flat_text(crowded(year)), "稿.txt")


def said(audit: Audit) -> set[tuple[str, str]]:
    """Return who accuses, and how."""
    return {(one.rule, one.outcome) for one in audit.findings if one.outcome != "not_assessable"}


def places(audit: Audit) -> set[tuple[str, tuple[object, ...]]]:
    """Return who says fail and at which table, row and column; of prose, that it is prose."""
    return {
        (
            one.rule,
            (one.place.table, one.place.row, one.place.column) if one.place.table else (),
        )
        for one in audit.findings
        if one.outcome == "fail"
    }


def changes(cause: Cause) -> list[set[tuple[object, ...]]]:
    """Return the repairs of a cause as sets of (table, row, column, right value)."""
    return [
        {(cell.table, cell.row, cell.column, cell.after) for cell in repair.cells}
        for repair in cause.repairs
    ]


@pytest.mark.parametrize("year", ROWS)
def test_of_the_clean_report_nothing_is_said(year: int) -> None:
    assert said(checker().audit(clean_report(year))) == set()
    assert len(clean_report(year).tables[3].values) == 7 * len(ROWS[year])


@pytest.mark.slow
@pytest.mark.parametrize(("year", "row"), ROWS_OF_TABLE_3)
def test_a_wrong_cell_of_table_3_is_named_with_its_right_value(year: int, row: str) -> None:
    report = clean_report(year)
    for column in KINDS:
        cell = (3, row, column)
        right = report.tables[3].values[row, column].number
        assert isinstance(right, int)
        for wrong in others(right):
            audit = checker().audit(spoilt(report, cell, wrong))
            assert places(audit) == spoken(cell), (cell, wrong)
            assert said(audit) == {(rule, "fail") for rule, _ in spoken(cell)}
            assert [changes(cause) for cause in audit.causes] == [[{(*cell, right)}]], wrong
            sums = {one.key for one in audit.findings if one.place.table and not one.ask}
            assert set(audit.causes[0].findings) == sums


@pytest.mark.parametrize("year", ROWS)
@pytest.mark.parametrize("group", DISPUTES)
def test_a_wrong_cell_of_table_4_is_among_those_that_would_do(year: int, group: str) -> None:
    report = clean_report(year)
    for column in ("upheld", "corrected", "other", "pending", "total"):
        cell = (4, group, column)
        right = report.tables[4].values[group, column].number
        assert isinstance(right, int)
        for wrong in others(right):
            audit = checker().audit(spoilt(report, cell, wrong))
            assert places(audit) == spoken(cell), (cell, wrong)
            (cause,) = audit.causes
            assert {(*cell, right)} in changes(cause), (cell, wrong)


@pytest.mark.parametrize(("year", "row", "column"), TABLE_2)
def test_a_wrong_count_of_table_2_is_found_where_anything_contradicts_it(
    year: int, row: str, column: str
) -> None:
    report = clean_report(year)
    right = report.tables[2].values[row, column].number
    assert isinstance(right, int)
    for wrong in others(right):
        audit = checker().audit(spoilt(report, (2, row, column), wrong))
        expected = {(rule, "fail") for rule in TABLE_2[year, row, column]}
        assert said(audit) == expected, wrong


@pytest.mark.parametrize("row", ["normative", "regulations"])
def test_more_newly_published_than_open_at_all_is_found_in_the_old_form(row: str) -> None:
    report = clean_report(2020)
    audit = checker().audit(spoilt(report, (2, row, "published"), 65))
    assert "F402" in {one.rule for one in audit.findings if one.outcome == "fail"}


def test_the_new_form_is_no_form_for_2020() -> None:
    draft = crowded(2020)
    ours = crowded(2023)
    words = {part: texts for part, texts in draft.prose.items() if part != 1}
    prose = {**words, 1: tuple(text.replace("2023", "2020") for text in ours.prose[1])}
    early = replace(
        draft, prose=prose, form2="2021", form3="2021", table2=ours.table2, table3=ours.table3
    )
    audit = checker().audit(read_report(as_flat_text(early), "稿.txt"))
    assert {(one.rule, one.place.table) for one in audit.findings if one.outcome == "fail"} == {
        ("S107", 2),
        ("S107", 3),
    }


@pytest.mark.parametrize("tables", [(2,), (3,), (2, 3)])
def test_the_old_form_is_no_form_for_2023(tables: tuple[int, ...]) -> None:
    draft = replace(crowded(2023), prose={**crowded(2023).prose, 1: crowded(2023).prose[1][3:]})
    old: dict[str, object] = {}
    if 2 in tables:
        old |= {"form2": "2019", "table2": documents("2019")}
    if 3 in tables:
        old |= {"form3": "2019", "table3": balanced({}, form="2019")}
    audit = checker().audit(read_report(as_flat_text(replace(draft, **old)), "稿.txt"))
    found = {one.place.table for one in audit.findings if one.rule == "S107"}
    assert found == set(tables)
