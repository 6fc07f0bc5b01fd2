"""Table 4 turned on its side: labels say where every figure belongs."""

from __future__ import annotations

import pytest
from making.grids_read import LINE, RESULTS, read

GROUPS = ("review", "suit_direct", "suit_after_review")
NAMES = ("行政复议", "未经复议直接起诉", "复议后起诉")
KEYS = [(g, r) for g in GROUPS for r in ("upheld", "corrected", "other", "pending", "total")]
TURNED = [[result, LINE[i], LINE[5 + i], LINE[10 + i]] for i, result in enumerate(RESULTS)]


def numbers(matrix):
    table = read(matrix).tables.get(4)
    return table and [table.number_at(*key) for key in KEYS]


def test_a_row_for_each_result_under_the_groups():
    assert numbers([["", *NAMES], *TURNED]) == list(map(int, LINE))


def test_the_order_of_the_groups_is_the_header_s():
    swapped = [[row[0], row[3], row[1], row[2]] for row in TURNED]
    assert numbers([["", NAMES[2], NAMES[0], NAMES[1]], *swapped]) == list(map(int, LINE))


def test_a_row_for_each_single_figure():
    matrix = [
        [NAMES[g], result, LINE[5 * g + r]] for g in range(3) for r, result in enumerate(RESULTS)
    ]
    assert numbers(matrix) == list(map(int, LINE))


def test_groups_that_are_not_named_are_doubted():
    table = read([["行政复议", "行政诉讼", "", ""], *TURNED]).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))
    assert all(value.doubt for value in table.values.values())
    named = read([["", *NAMES], *TURNED]).tables[4]
    assert not any(value.doubt for value in named.values.values())


@pytest.mark.parametrize("filled", [1, 2, 4])
def test_results_whose_figures_are_blank_are_read_as_blank(filled):
    blank = [[row[0], "", "", ""] for row in TURNED[:-filled]]
    read_so = read([["", *NAMES], *blank, *TURNED[-filled:]])
    known = [int(figure) if i % 5 >= 5 - filled else None for i, figure in enumerate(LINE)]
    assert [read_so.tables[4].number_at(*key) for key in KEYS] == known
    assert not read_so.tables[4].deviations
    assert not read_so.doubts


def test_single_figures_that_are_blank_are_read_as_blank():
    matrix = [
        [NAMES[g], result, LINE[5 * g + r] if result == "总计" else ""]
        for g in range(3)
        for r, result in enumerate(RESULTS)
    ]
    known = [int(figure) if i % 5 == 4 else None for i, figure in enumerate(LINE)]
    assert numbers(matrix) == known


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_too_few_results_are_no_turned_table(kept):
    found = numbers([["", *NAMES], *TURNED[:kept]])
    assert found is None or found != list(map(int, LINE))
