"""Table 4 read by its groups, in any shape, cut where it was run together."""

from __future__ import annotations

import pytest
from making.grids_read import FOUR, LINE, RESULTS, read

from engine.doubts import DoubtKind

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


def headed(at: int, word: str) -> list[list[str]]:
    """Return the header of table 4 with another result at one place."""
    matrix = [list(line) for line in FOUR]
    for line in matrix[1 if at < 5 else 2 :]:
        line[at] = word
    return matrix


WHOLE = ["1", "0", "2", "0", "3", "1", "0", "0", "1", "2", "0", "0", "0", "0", "0"]


@pytest.mark.parametrize(
    ("at", "word", "key"),
    [(3, "撤回申请", "pending"), (9, "受理总数", "total"), (10, "驳回诉请", "upheld")],
)
def test_a_result_called_otherwise_is_told_by_its_place(at: int, word: str, key: str) -> None:
    table = read([*headed(at, word), WHOLE]).tables[4]
    assert [(d.kind, d.axis, d.key, d.label) for d in table.deviations] == [
        ("relabelled", "column", key, word)
    ]


def test_a_group_called_otherwise_is_told_by_its_place() -> None:
    matrix = [list(line) for line in FOUR]
    matrix[1][10:] = ["不服复议决定"] * 5
    table = read([*matrix, WHOLE], merge=True).tables[4]
    assert [(d.axis, d.key) for d in table.deviations] == [("row", "suit_after_review")]


def test_two_results_whose_names_changed_places_are_read_where_the_sums_hold() -> None:
    matrix = headed(8, "总计")
    matrix[2][9] = "尚未审结"
    table = read([*matrix, WHOLE]).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, WHOLE))
    assert {d.label for d in table.deviations} == {"总计", "尚未审结"}


def test_columns_that_changed_places_with_their_figures_are_read_by_their_names() -> None:
    matrix = headed(8, "总计")
    matrix[2][9] = "尚未审结"
    moved = [*WHOLE[:8], WHOLE[9], WHOLE[8], *WHOLE[10:]]
    table = read([*matrix, moved]).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, WHOLE))
    assert not table.deviations


def test_of_a_header_that_is_hardly_the_forms_no_place_tells_anything() -> None:
    matrix = [list(line) for line in FOUR]
    matrix[2] = ["甲", "乙", "丙", "丁", "戊"] * 3
    assert not read([*matrix, WHOLE]).tables[4].deviations


def test_a_figure_under_another_name_is_doubtful_where_its_group_does_not_add_up() -> None:
    broken = [*WHOLE[:9], "1", *WHOLE[10:]]
    table = read([*headed(8, "撤回申请"), broken]).tables[4]
    doubtful = [key for key, value in table.values.items() if value.doubt]
    assert doubtful == [("suit_direct", "pending")]


BY_GROUP = [
    ["", *RESULTS],
    ["行政复议", *LINE[:5]],
    ["未经复议直接起诉", *LINE[5:10]],
    ["复议后起诉", *LINE[10:]],
]


def renamed(matrix: list[list[str]], row: int, column: int, name: str) -> list[list[str]]:
    copy = [list(line) for line in matrix]
    copy[row][column] = name
    return copy


@pytest.mark.parametrize(
    ("matrix", "label", "deviates"),
    [
        (renamed([*FOUR, LINE], 2, 6, "结果维持"), "结果维持", True),
        (renamed([*FOUR, LINE], 2, 8, "其他结果"), "其他结果", True),
        (renamed(BY_GROUP, 0, 2, "结果维持"), "结果维持", True),
        (renamed(renamed(BY_GROUP, 2, 0, "行政诉讼"), 3, 0, "行政诉讼"), "行政诉讼", False),
        ([*BY_GROUP[:2], BY_GROUP[1], *BY_GROUP[2:]], "行政复议", False),
    ],
    ids=["suit", "suit pending", "by group", "two suits", "the same row twice"],
)
def test_equal_names_side_by_side_are_doubted(
    matrix: list[list[str]], label: str, *, deviates: bool
) -> None:
    report = read(matrix, merge=matrix[0][0] == "行政复议")
    said = [doubt for doubt in report.doubts if doubt.kind is DoubtKind.NAMES_EQUAL]
    assert [dict(doubt.fields) for doubt in said] == [{"label": label}]
    assert [report.tables[4].number_at(*key) for key in KEYS] == list(map(int, LINE))
    assert bool(report.tables[4].deviations) == deviates


@pytest.mark.parametrize("matrix", [[*FOUR, LINE], BY_GROUP], ids=["one row", "by group"])
def test_names_that_merged_cells_repeat_are_not_doubted(matrix: list[list[str]]) -> None:
    assert not read(matrix).doubts
    assert not read(matrix, merge=True).doubts


def test_groups_whose_figures_are_blank_are_read_as_blank() -> None:
    report = read([*BY_GROUP[:2], *([row[0], *[""] * 5] for row in BY_GROUP[2:])])
    known = [*map(int, LINE[:5]), *[None] * 10]
    assert [report.tables[4].number_at(*key) for key in KEYS] == known
    assert not report.tables[4].deviations
    assert not report.doubts
