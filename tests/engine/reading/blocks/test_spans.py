"""Merged cells: from the cells of a file to a matrix, without the slivers nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.blocks.spans import Slot, spread, squeeze


def matrix(*rows):
    """Make rows of slots: one letter is one cell, ``.`` none; a cell covers all its letters."""
    slots: dict[str, Slot] = {}
    return [
        [None if one == "." else slots.setdefault(one, Slot(text=one)) for one in row]
        for row in rows
    ]


def shown(rows):
    return ["".join(slot.text if slot else "." for slot in row) for row in rows]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (["abc", "def"], ["abc", "def"]),
        (["aabb", "ccdd"], ["ab", "cd"]),
        (["aab", "cde"], ["aab", "cde"]),
        (["abbc", "deef"], ["abc", "def"]),
        (["ab", "cdef"], ["ab..", "cdef"]),
        (["aaa", "bbb"], ["a", "b"]),
    ],
)
def test_columns_that_no_cell_occupies_alone_are_left_out(rows, left):
    assert shown(squeeze(matrix(*rows))) == left


def test_of_two_columns_the_narrower_goes():
    rows = matrix("abbc", "dbbe")
    (first, *_) = squeeze(matrix("abbc", "dbbe"), lambda: [9.0, 0.5, 9.0, 9.0])
    assert len(first) == 3
    assert len(squeeze(rows, list)[0]) == 3


@given(st.lists(st.text("ab.", min_size=1, max_size=5), min_size=1, max_size=4))
def test_no_cell_is_lost_and_all_rows_are_equally_long(rows):
    before = {id(slot) for row in matrix(*rows) for slot in row if slot}
    made = matrix(*rows)
    left = squeeze(made)
    assert len({len(row) for row in left}) == 1
    assert len({id(slot) for row in left for slot in row if slot}) == len(before)


def test_a_slot_knows_where_it_stands_and_what_it_covers():
    rows = matrix("aab", "aac")
    assert spread(rows) == 3, "the letters of each cell once"
    slot = rows[0][0]
    assert (slot.top, slot.left, slot.rows, slot.columns) == (0, 0, 2, 2)
    assert (rows[1][2].top, rows[1][2].left) == (1, 2)
