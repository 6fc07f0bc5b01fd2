"""Table 4 read by its groups, in any shape, cut where it was run together."""

from __future__ import annotations

import pytest
from making.grids_read import FOUR, LINE, RESULTS, read

GROUPS = ("review", "suit_direct", "suit_after_review")

KEYS = [(g, r) for g in GROUPS for r in ("upheld", "corrected", "other", "pending", "total")]


def test_table_four_is_read_by_its_groups() -> None:
    table = read([*FOUR, LINE], merge=True).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))
    assert not table.deviations


@pytest.mark.parametrize(
    "matrix",
    [
        [
            ["行政复议", "行政诉讼"],
            [*RESULTS, "未经复议直接起诉", "复议后起诉"],
            [""] * 5 + RESULTS * 2,
            LINE,
        ],
        [["", *row] for row in [*FOUR, LINE]],
        [[*row, ""] for row in [*FOUR, LINE]],
        [*[["", *row] for row in FOUR], ["件数", *LINE]],
        [
            ["", *RESULTS],
            ["行政复议", *LINE[:5]],
            ["未经复议直接起诉", *LINE[5:10]],
            ["复议后起诉", *LINE[10:]],
        ],
        [LINE],
    ],
    ids=["flattened", "shifted", "stray column", "row label", "a row each", "no header"],
)
def test_table_four_is_read_in_any_shape(matrix: list[list[str]]) -> None:
    table = read(matrix).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))


@pytest.mark.parametrize("spread", [1, 15])
def test_table_four_run_together_is_cut_by_its_sums(spread: int) -> None:
    report = read([*FOUR, ["10203120001200000"] * spread])
    assert [report.tables[4].number_at(*key) for key in KEYS] == [
        *[1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0]
    ]
    assert [d.code for d in report.doubts] == ["run-together"]


def test_table_four_that_cannot_be_cut_is_null_with_a_doubt() -> None:
    report = read([*FOUR, ["123456789123456"]])
    assert all(v.number is None and v.doubt for v in report.tables[4].values.values())
    assert [d.code for d in report.doubts] == ["run-together"]


def test_wrong_totals_are_the_agencys_and_are_read_as_they_stand() -> None:
    wrong = ["10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"]
    table = read([*FOUR, wrong], merge=True).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, wrong))
    assert not any(value.doubt for value in table.values.values())


def test_a_blank_cell_of_table_four_is_none_in_its_place() -> None:
    table = read([*FOUR, [*LINE[:3], "—", *LINE[4:]]], merge=True).tables[4]
    assert table.number_at("review", "pending") is None
    assert table.values["review", "pending"].raw == "—"
    assert table.number_at("suit_after_review", "total") == 8


def test_review_and_suits_in_tables_of_their_own_are_one_table() -> None:
    review = [["行政复议"] * 5, RESULTS, LINE[:5]]
    suits = [FOUR[1][5:], RESULTS * 2, LINE[5:]]
    table = read(review, suits).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))
