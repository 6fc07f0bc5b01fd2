"""Figures that lost their walls: what is told is right, what cannot be told is a doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest
from making.chance import draft
from making.glued import LAYOUTS, MODES, as_glued
from making.reading import read_report

from engine.reading.tables.split_digits import cuts


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("mode", MODES)
def test_no_figure_is_wrong_and_every_table_is_there(mode: str, layout: str) -> None:
    for seed in range(8):
        written = draft(seed)
        report = read_report(as_glued(written, mode, layout), "稿.txt")
        for number, cells in ((2, written.table2), (3, written.table3), (4, written.table4)):
            table = report.tables[number]
            for (row, column), text in cells.items():
                value = table.values[row, column]
                if value.number is None:
                    assert value.doubt, (seed, number, row, column)
                else:
                    assert value.number == Decimal(text), (seed, number, row, column)


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_four_that_can_be_cut_in_one_way_only_is_cut(layout: str) -> None:
    told = 0
    for seed in range(20):
        written = draft(seed)
        digits = "".join(written.table4.values())
        if len(cuts([digits], [5, 5, 5])) != 1:
            continue
        told += 1
        table = read_report(as_glued(written, "fifteen", layout), "稿.txt").tables[4]
        read = {cell: table.number_at(*cell) for cell in written.table4}
        assert read == {cell: int(text) for cell, text in written.table4.items()}
    assert told >= 3
