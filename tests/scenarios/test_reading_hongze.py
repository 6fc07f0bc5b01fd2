"""Two years of 洪泽区 as PDF, labelled by eye from the page images."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.matrices import APPLICANTS, forms

from engine.reading import read_document
from engine.reading.assemble import assemble

if TYPE_CHECKING:
    from pathlib import Path

    from engine.report import Report

STOCK = ("made", "repealed", "valid")
TWO = {
    2023: ((0, 5, 5), 550, 4119, 195, Decimal("7730.28")),
    2024: ((3, 0, 8), 9487, 2776, 84, 7545),
}
# All requests came from natural persons: the column and 总计 are alike.
THREE = {
    2023: {
        "new": 21,
        "partial": 4,
        "denied.state_secret": 1,
        "denied.process": 1,
        "denied.case_file": 1,
        "unable.not_held": 10,
        "unable.to_create": 3,
        "rejected.petition": 1,
        "done": 21,
    },
    2024: {
        "new": 95,
        "granted": 50,
        "partial": 9,
        "denied.stability": 1,
        "denied.process": 1,
        "denied.case_file": 1,
        "unable.not_held": 31,
        "unable.to_create": 1,
        "rejected.petition": 1,
        "done": 95,
    },
}
# The totals of 2023 really stand at 0 beside 10, 1 and 5: the report's own fault.
FOUR = {
    2023: [10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0],
    2024: [1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 2, 0, 1, 0, 3],
}
NAMES = {2023: "洪泽区人民政府", 2024: "淮安市洪泽区人民政府"}


@cache
def read(folder: Path, year: int) -> Report:
    """Read one of the two reports."""
    path = folder / "hongze" / f"hongze-{year}.pdf"
    return assemble(read_document(path.read_bytes(), path.name), forms())


@pytest.fixture(params=(2023, 2024))
def hongze(request: pytest.FixtureRequest, corpus: Path) -> tuple[int, Report]:
    """Give each year's report."""
    return request.param, read(corpus, request.param)


def test_table_two_is_right(hongze: tuple[int, Report]) -> None:
    year, report = hongze
    stock, licensing, penalty, coercion, fees = TWO[year]
    wanted = {("regulations", key): 0 for key in STOCK}
    wanted |= {("normative", key): n for key, n in zip(STOCK, stock, strict=True)}
    wanted |= {("licensing", "handled"): licensing, ("penalty", "handled"): penalty}
    wanted |= {("coercion", "handled"): coercion, ("fees", "amount"): fees}  # type: ignore[dict-item]
    assert {cell: v.number for cell, v in report.tables[2].values.items()} == wanted


def test_table_three_is_right(hongze: tuple[int, Report]) -> None:
    year, report = hongze
    table = report.tables[3]
    wanted = {
        (row, who): THREE[year].get(row, 0) if who in {"natural", "total"} else 0
        for row in forms()["2019"].tables[3].rows
        for who in APPLICANTS
    }
    assert table.form == "2019"
    assert {cell: v.number for cell, v in table.values.items()} == wanted


def test_table_four_is_right(hongze: tuple[int, Report]) -> None:
    year, report = hongze
    cells = forms()["2021"].tables[4].cells()
    assert [report.tables[4].number_at(*cell) for cell in cells] == FOUR[year]


def test_nothing_is_doubted_and_only_the_misprint_is_told(
    hongze: tuple[int, Report],
) -> None:
    _, report = hongze
    assert report.doubts == ()
    for table in report.tables.values():
        misprint = [("misspelt", "2.其他法律行政止公开")] if table.number == 3 else []
        assert [(one.kind, one.label) for one in table.deviations] == misprint
        assert not table.mixed
        assert not any(value.doubt for value in table.values.values())
    assert report.form == "mixed"


def test_names_dates_and_parts_are_right(hongze: tuple[int, Report]) -> None:
    year, report = hongze
    assert report.title is not None
    assert report.title.text == f"{NAMES[year]}{year}年政府信息公开工作年度报告"
    assert (report.agency, report.kind, report.year) == (NAMES[year], "government", year)
    assert report.period is not None
    assert (report.period.start, report.period.end) == (date(year, 1, 1), date(year, 12, 31))
    assert (report.signoff_agency, report.signoff_date) == (None, None)
    assert [(h.part, h.match) for h in report.headings] == [(n, "form") for n in range(1, 7)]
    assert report.parts[6].text.endswith("全年收取政府信息公开信息处理费0元。")
    assert report.contact is not None
    assert "0517-87" in report.contact.text
