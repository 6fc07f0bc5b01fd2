"""Table 2 read in any shape, fees in ten thousand yuan."""

from __future__ import annotations

from decimal import Decimal

import pytest
from making.grids_read import TWO, read, told


def changed(table: list[list[str]], at: int, *row: str) -> list[list[str]]:
    """Replace a row."""
    return [list(row) if i == at else list(r) for i, r in enumerate(table)]


def test_table_two_is_read_with_its_numbers_as_written() -> None:
    table = read(TWO).tables[2]
    assert {cell: v.number for cell, v in table.values.items()} == {
        ("regulations", "made"): 0,
        ("regulations", "repealed"): 0,
        ("regulations", "valid"): 0,
        ("normative", "made"): 3,
        ("normative", "repealed"): 1,
        ("normative", "valid"): 15,
        ("licensing", "handled"): 550,
        ("penalty", "handled"): 1234,
        ("coercion", "handled"): 12,
        ("fees", "amount"): Decimal("4068.208"),
    }
    assert (table.form, table.mixed, table.deviations) == ("2021", False, ())
    assert table.values["penalty", "handled"].raw == "1,234"


@pytest.mark.parametrize(
    ("shape", "merge"),
    [
        (lambda rows: [["", *row] for row in rows], False),
        (lambda rows: [[str(i), *row] for i, row in enumerate(rows)], False),
        (lambda rows: [[*row, ""] for row in rows], False),
        (lambda rows: [[x for x in row for _ in (0, 1)] for row in rows], False),
        (lambda rows: [[row[0], *row] for row in rows], True),
        (lambda rows: [[x for x in row if x] for row in rows], False),
    ],
    ids=[
        "shifted",
        "serial numbers",
        "stray column",
        "spans repeated",
        "merged label",
        "short rows",
    ],
)
def test_table_two_is_read_in_any_shape(shape: object, merge: bool) -> None:  # noqa: FBT001
    table = read(shape(TWO), merge=merge).tables[2]  # type: ignore[operator]
    assert [str(v.number) for v in table.values.values()] == [
        *["0", "0", "0", "3", "1", "15", "550", "1234", "12", "4068.208"]
    ]
    assert not table.deviations


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.2万", Decimal("1.2")),
        ("1.2万元", Decimal("1.2")),
        ("12000元", Decimal("1.2")),
        ("0元", 0),
        ("7545", 7545),
        ("0.00", 0),
        ("/", None),
        ("无", None),
        ("", None),
        ("约三万", None),
    ],
)
def test_fees_are_in_ten_thousand_yuan(written: str, number: object) -> None:
    value = (
        read(changed(TWO, 13, "行政事业性收费", written, "", "")).tables[2].values["fees", "amount"]
    )
    assert (value.number, value.raw) == (number, written)


def test_a_dropped_row_is_missing_and_nothing_else_is() -> None:
    table = read([row for row in TWO if row[0] != "规章"]).tables[2]
    assert told(table) == [("missing", "row", "regulations", "规章")]


def test_a_misspelt_header_is_read_and_told_a_shortened_one_only_read() -> None:
    table = read(changed(TWO, 1, "信息内容", "制 发\n件数", "本年废纸件数", "现行有效件")).tables[2]
    assert table.number_at("normative", "repealed") == 1
    assert table.number_at("normative", "valid") == 15
    assert not any(value.doubt for value in table.values.values())
    assert told(table) == [("misspelt", "column", "repealed", "本年废纸件数")]


def test_a_row_that_no_form_has_is_added() -> None:
    table = read([*TWO, ["行政征收", "5", "", ""]]).tables[2]
    assert told(table) == [("added", "row", None, "行政征收")]


def test_a_table_with_traits_of_both_forms_is_mixed() -> None:
    report = read(changed(TWO, 1, "信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"))
    assert report.tables[2].mixed
    assert report.form == "mixed"
    assert report.tables[2].number_at("normative", "open_total") == 15
    assert not report.tables[2].deviations


def test_without_header_rows_figures_are_read_with_a_doubt() -> None:
    report = read([row for row in TWO if row[0] != "信息内容"])
    assert report.tables[2].number_at("normative", "valid") == 15
    assert all(value.doubt for value in report.tables[2].values.values())
    assert {d.code for d in report.doubts} == {"label"}
