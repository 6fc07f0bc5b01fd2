"""Blocks, spans and cells: what all readers build with."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.anchor import Anchor
from engine.errors import ReadingError
from engine.reading.blocks.builder import Blocks, is_padding
from engine.reading.blocks.spans import Row, Slot
from engine.reading.files.limits import Limits
from engine.report import Cell, Grid


def laid(*rows: str) -> list[Row]:
    """Make rows from letters: the same letter is the same cell, a dot is none."""
    slots: dict[str, Slot] = {}
    return [[None if c == "." else slots.setdefault(c, Slot(c)) for c in row] for row in rows]


def grid(*rows: str, widths: list[float] | None = None) -> Grid:
    out = Blocks()
    out.grid(laid(*rows), widths=lambda: widths or [])
    (block,) = out.blocks
    assert isinstance(block, Grid)
    return block


def shown(block: Grid) -> list[str]:
    return ["".join(c.text or "." for c in row) for row in block.rows]


def test_cells_made_in_bulk_are_cells_like_any_other() -> None:
    made = grid("aab", "cdd").rows[0][0]
    anchor = Anchor(block=0, row=0, column=0, table=1)
    usual = Cell(text="a", anchor=anchor, row_span=1, column_span=1)
    assert made == usual
    assert hash(made) == hash(usual)
    assert repr(made) == repr(usual)
    assert pickle.loads(pickle.dumps(made)) == usual  # noqa: S301 - our own bytes
    assert replace(made, text="b") == replace(usual, text="b")


def test_short_rows_are_filled_up_with_padding() -> None:
    found = grid("abc", "d", ".e")
    assert shown(found) == ["abc", "d..", ".e."]
    assert [is_padding(c) for c in found.rows[2]] == [True, False, True]


def test_a_column_that_no_cell_occupies_alone_is_dropped() -> None:
    assert shown(grid("aab", "cdd")) == ["ab", "cd"]
    assert shown(grid("aabb", "ccdd")) == ["ab", "cd"]
    assert shown(grid("aaa", "bcd")) == ["aaa", "bcd"]


def test_of_two_such_columns_the_sliver_goes_else_the_right_one() -> None:
    rows = ("aaabb", "cdeef", "cdeef")
    assert shown(grid(*rows)) == ["aaab", "cdef", "cdef"]
    assert shown(grid(*rows, widths=[9, 9, 1, 9, 9])) == ["aabb", "cdef", "cdef"]


def test_spans_count_what_is_left_of_a_cell() -> None:
    corner = grid("aab", "aac", "def").rows[1][1]
    assert (corner.text, corner.row_span, corner.column_span) == ("a", 2, 2)


def test_a_table_without_cells_is_no_block() -> None:
    out = Blocks()
    out.grid([])
    out.grid([[], []])
    assert out.blocks == []


def test_blocks_and_cells_beyond_the_limits_are_refused() -> None:
    out = Blocks(Limits(blocks=2, cells=9))
    out.paragraph("a")
    out.paragraph("b")
    with pytest.raises(ReadingError, match="超过 2 个"):
        out.picture()
    out = Blocks(Limits(cells=9))
    out.grid(laid("abc", "def"))
    with pytest.raises(ReadingError, match="表格太大"):
        out.grid(laid("abc", "def"))


@given(st.lists(st.text("abcd.", min_size=1, max_size=6), min_size=1, max_size=5))
def test_any_matrix_becomes_a_grid_that_loses_no_cell(rows: list[str]) -> None:
    out = Blocks()
    out.grid(laid(*rows))
    (block,) = out.blocks
    assert isinstance(block, Grid)
    assert len({len(row) for row in block.rows}) == 1
    assert {c.text for row in block.rows for c in row if c.text} == set("".join(rows)) - {"."}
    for r, row in enumerate(block.rows):
        for cell in row:
            top = cell.anchor.row
            assert top is not None
            assert is_padding(cell) or (top <= r < top + cell.row_span)
