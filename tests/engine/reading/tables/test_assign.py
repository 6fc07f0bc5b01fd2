"""Which table a row belongs to: by its own words, else with the table before it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.grids_read import FOUR, LINE, TWO
from making.matrices import document, forms, grid, table_three

from engine.forms.axes import vocabulary
from engine.reading.tables.assign import section, sort_rows, table_of
from engine.reading.tables.rows import rows_of

WORDS = vocabulary(forms())
ZEROS = {key: ["0"] * 7 for key in forms()["2021"].tables[3].rows}
DRAWN = table_three(ZEROS)
THREE = DRAWN.header + [labels + cells for _, labels, cells in DRAWN.rows]


def rows(*matrices):
    """Return the rows of grids, each a block of its own."""
    return rows_of(document(*[lambda i, m=m: grid(i, m) for m in matrices]))


def sorted_by(*matrices, partings=()):
    """Return for each table the first texts of its rows."""
    found = sort_rows(rows(*matrices), WORDS, partings)
    return {number: [row.cells[0].text for row in kept] for number, kept in found.items()}


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        (["规章", "0", "0", "0"], 2),
        (["行政许可", "5"], 2),
        (["第二十条第（八）项"], 2),
        (["自然人", "总计"], 3),
        (["（一）予以公开", "0", "0", "0", "0", "0", "0", "0"], 3),
        (["一、本年新收政府信息公开申请数量", "0"], 3),
        (["（一）予以公幵", "0", "0", "0", "0", "0", "0", "0"], 3),
        (["行政复议", "行政诉讼"], 4),
        (["结果维持", "尚未审结"], 4),
        (["其他", "0", "0"], None),
        (["总计", "合计"], None),
        (["姓名", "电话"], None),
        (["", ""], None),
        (["12", "3"], None),
    ],
)
def test_a_row_s_own_words_tell_its_table(cells, number):
    (row,) = rows([cells]) or [None]
    assert row is None or table_of(row, WORDS, None) == number


def test_tables_in_one_grid_are_told_apart():
    found = sorted_by(TWO + THREE + FOUR + [LINE])
    assert {number: len(kept) for number, kept in found.items()} == {
        2: len(TWO),
        3: len(THREE),
        4: len(FOUR) + 1,
    }


def test_other_tables_are_left_out():
    assert sorted_by([["姓名", "电话"], ["张三", "5"]]) == {2: [], 3: [], 4: []}
    assert sort_rows((), WORDS) == {2: (), 3: (), 4: ()}


def test_a_row_without_a_word_goes_with_the_grid_it_stands_in():
    assert sorted_by([*TWO[:3], ["", "", "", ""], ["不认识的", "1", "2", "3"]])[2][-1] == "不认识的"


def test_a_grid_of_figures_goes_on_with_the_table_before_it_unless_parted():
    piece = [["3", "0", "0", "0", "0", "0", "3"]]
    assert sorted_by(THREE, piece)[3][-1] == "3"
    assert "3" not in sorted_by(THREE, piece, partings=(0,))[3]
    assert "3" not in sorted_by(TWO, piece)[2]
    assert "3" not in sorted_by(THREE, [["3", "0"]])[3]


def test_fifteen_figures_alone_are_table_four():
    assert sorted_by(TWO, [["姓名"], ["张三"]], [LINE])[4] == ["10"]
    assert sorted_by([LINE[:-1]])[4] == []
    assert sorted_by([["".join(LINE)]])[4] == ["".join(LINE)]
    assert sorted_by([["1" * 41]])[4] == []


def test_the_heading_of_a_part_in_a_grid_is_no_row_of_its_table():
    assert sorted_by([["二、主动公开政府信息情况"], *TWO])[2] == [row[0] for row in TWO]


def test_a_section_is_what_lies_between_partings():
    first, second = rows([["甲", "1"]], [["乙", "1"]])
    assert [section(first, ()), section(second, ())] == [0, 0]
    assert [section(first, (1,)), section(second, (1,))] == [0, 0]
    assert [section(first, (0, 1)), section(second, (0, 1))] == [0, 1]


TEXTS = st.sampled_from(["", "0", "7", "规章", "自然人", "总计", "结果维持", "其他", "甲", "²"])


GRIDS = st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=3)


@settings(max_examples=40)
@given(st.lists(GRIDS, max_size=3))
def test_no_row_belongs_to_two_tables(matrices):
    every = rows(*matrices)
    found = sort_rows(every, WORDS)
    kept = [id(row) for rows in found.values() for row in rows]
    assert len(kept) == len(set(kept)) <= len(every)
