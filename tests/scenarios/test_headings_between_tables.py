"""Headings numbered otherwise, or not at all, end the table above them in every text layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.archived import Archive, as_archived
from making.drafts import clean
from making.labels import HEADINGS, NUMERALS
from making.reading import read_report
from making.writers import as_tsv_text

if TYPE_CHECKING:
    from making.drafts import Draft

STYLES = {
    "arabic": "{n}、{words}",
    "full stop": "{n}．{words}",
    "bracket": "（{numeral}）{words}",
    "none": "{words}",
    "chapter": "第{numeral}部分　{words}",
    "form": "{numeral}、{words}",
}
REQUESTS = {"granted": {"natural": 12, "business": 3}, "carried_out": {"natural": 4}}


def written(style: str, year: int) -> Draft:
    """Return a clean report whose headings are numbered in one style."""
    made = clean(
        "林业局", "department", year, requests=REQUESTS, cases={"review": {"upheld": 2}},
        licensing_handled="1204", penalty_handled="38",
    )  # fmt: skip
    headings = {
        n: STYLES[style].format(n=n, numeral=NUMERALS[n - 1], words=words)
        for n, words in HEADINGS.items()
    }
    return replace(made, headings=headings)


def cells_of(draft: Draft) -> dict[tuple[int, str, str], str]:
    """Return the cells of a draft, with the number of their table."""
    tables = ((2, draft.table2), (3, draft.table3), (4, draft.table4))
    return {(number, *cell): text for number, table in tables for cell, text in table.items()}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", ["tsv", "tab", "two blanks", "blank"])
@pytest.mark.parametrize("year", [2020, 2023])
def test_no_heading_is_taken_into_a_cell(style: str, layout: str, year: int) -> None:
    draft = written(style, year)
    data = as_tsv_text(draft) if layout == "tsv" else as_archived(draft, Archive(layout, "row"))
    report = read_report(data, "稿.txt")
    assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
    read = {
        (number, *cell): str(value.number)
        for number, table in report.tables.items()
        for cell, value in table.values.items()
    }
    assert read == cells_of(draft)


PURCHASES = [("3", "46.8"), ("12", "305.25"), ("1", "0.5"), ("0", "0"), ("20", "1999")]


@pytest.mark.parametrize(("items", "amount"), PURCHASES)
@pytest.mark.parametrize("layout", ["glued", "figures"])
def test_a_row_is_not_read_under_the_header_of_the_rows_above(
    items: str, amount: str, layout: str
) -> None:
    made = written("form", 2020)
    bought = {("procurement", "items"): items, ("procurement", "amount"): amount}
    draft = replace(made, table2={**made.table2, **bought})
    report = read_report(as_archived(draft, Archive(layout, "row")), "稿.txt")
    due = cells_of(draft)
    for cell, value in report.tables[2].values.items():
        assert (2, *cell) in due
        assert value.number is None or str(value.number) == due[2, *cell]
