"""A table of all units to be filled in with days and addresses of publication."""

from __future__ import annotations

import csv
import io
from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest

from engine.roster.publications import HEADER
from engine.sweep import publishing
from tui.table_to_fill import UNDATED, as_csv, bytes_of, to_fill_in


def book(*years, listed=None):
    """Make a book of two units with filings of these years."""
    return SimpleNamespace(
        filings=lambda: [SimpleNamespace(year=one) for one in years],
        publications=lambda: listed or {},
    )


@pytest.fixture(autouse=True)
def units(monkeypatch):
    """Let the roster be of two units."""
    made = [SimpleNamespace(name="白沙镇"), SimpleNamespace(name="=1+1")]
    monkeypatch.setattr(publishing, "units_of", lambda _book: made)


def test_every_unit_has_a_row_with_what_is_listed_already():
    listed = {
        ("白沙镇", 2023): SimpleNamespace(
            published_on=date(2024, 1, 12), address="https://a.gov.cn"
        )
    }
    assert to_fill_in(book(2023, listed=listed), 2023) == [
        ("白沙镇", "2023", "2024-01-12", "https://a.gov.cn"),
        ("=1+1", "2023", "", ""),
    ]


@pytest.mark.parametrize(
    ("years", "asked", "year"),
    [
        ((2023, 2023, 2022), None, "2023"),
        ((2022, 2022, 2023), None, "2022"),
        ((2022, 2023), None, "2023"),
        ((2023,), 2021, "2021"),
        ((None,), None, ""),
        ((), None, ""),
    ],
)
def test_the_year_is_the_one_asked_for_else_that_of_most_reports(years, asked, year):
    assert {row[1] for row in to_fill_in(book(*years), asked)} == {year}


def test_a_spreadsheet_opens_the_csv_as_it_is_and_runs_nothing():
    data = as_csv([("白沙镇", "2023", "", ""), ("=1+1", "2023", "", "")])
    assert data.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == list(HEADER)
    assert not rows[2][0].startswith("=")


def test_the_suffix_says_which_kind_and_a_workbook_s_cells_are_text():
    rows = [("=1+1", "2023", "", "")]
    assert bytes_of(rows, ".csv") == as_csv(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(bytes_of(rows, ".XLSX"))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(HEADER)
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["B2"].value) == ("=1+1", "s", "2023")


def test_a_workbook_says_no_time_of_its_making_but_one_fixed():
    made = openpyxl.load_workbook(io.BytesIO(bytes_of([("白沙镇", "2023", "", "")], ".xlsx")))
    assert made.properties.created == UNDATED
