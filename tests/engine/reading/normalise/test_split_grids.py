"""Rows that a converter ran on in one row of a grid."""

from __future__ import annotations

from making.matrices import forms

from engine.anchor import Anchor
from engine.reading.normalise.split_grids import unrolled
from engine.report import Cell, Grid


def grid(*rows):
    return Grid(
        rows=tuple(
            tuple(Cell(text=t, anchor=Anchor(block=3, row=r, column=c)) for c, t in enumerate(row))
            for r, row in enumerate(rows)
        ),
        anchor=Anchor(block=3),
    )


def texts(found):
    return [[cell.text for cell in row] for row in found.rows]


RUN_ON = ("规章", "0", "0", "0", "行政规范性文件", "3", "1", "15")


def test_a_row_is_cut_before_each_label_that_figures_follow():
    found = unrolled(grid(RUN_ON), forms())
    assert texts(found) == [["规章", "0", "0", "0"], ["行政规范性文件", "3", "1", "15"]]


def test_every_cell_knows_where_it_now_stands():
    found = unrolled(grid(RUN_ON), forms())
    for r, row in enumerate(found.rows):
        assert [(cell.anchor.row, cell.anchor.column) for cell in row] == [
            (r, c) for c in range(len(row))
        ]
        assert {cell.anchor.block for cell in row} == {3}


def test_a_blank_cell_between_figures_stays_one():
    found = unrolled(grid(("规章", "0", "", "0", "行政规范性文件", "3", "1", "15")), forms())
    assert texts(found)[0] == ["规章", "0", "", "0"]


def test_short_rows_are_padded():
    found = unrolled(grid(("行政许可", "5", "行政规范性文件", "3", "1", "15")), forms())
    assert texts(found) == [["行政许可", "5", "", ""], ["行政规范性文件", "3", "1", "15"]]


def test_a_grid_in_which_nothing_ran_on_is_the_same_object():
    for rows in (
        [("规章", "0", "0", "0"), ("行政规范性文件", "3", "1", "15")],
        [("甲", "1", "乙", "2")],
        [],
        [RUN_ON] * 9,
    ):
        made = grid(*rows)
        assert unrolled(made, forms()) is made


def test_merged_cells_are_no_run_on_row():
    wide = Cell(text="规章", anchor=Anchor(block=3, row=0, column=0), column_span=2)
    rest = grid(RUN_ON).rows[0][2:]
    made = Grid(rows=((wide, wide, *rest),), anchor=Anchor(block=3))
    assert unrolled(made, forms()) is made
