"""Cells and their anchors: a merged one is the same object wherever it reaches."""

from __future__ import annotations

from engine.reading.blocks.cells import cells_of, paragraph_of
from engine.reading.blocks.spans import Slot, spread


def made():
    wide = Slot(text="新\u200b收", native="A1", line=3, page=2)
    below: list[Slot | None] = [Slot(text="1"), Slot(text="2"), Slot(text="3")]
    rows: list[list[Slot | None]] = [[wide, wide, None], below]
    spread(rows)
    return cells_of(rows, block=4, table=1, page=9)


def test_a_merged_cell_is_one_and_its_place_the_first():
    (first, second, padding), _ = made()
    assert first is second
    assert (first.anchor.row, first.anchor.column, first.column_span) == (0, 0, 2)
    assert (first.anchor.line, first.anchor.page) == (3, 2), "its own page before the table's"
    assert (padding.text, padding.row_span, padding.anchor.column) == ("", 0, 2)


def test_what_nobody_sees_is_not_read():
    assert made()[0][0].text == "新收"


def test_every_cell_knows_its_table():
    anchors = [cell.anchor for row in made() for cell in row]
    assert {(one.block, one.table) for one in anchors} == {(4, 1)}
    assert made()[1][0].anchor.page == 9


def test_a_paragraph_knows_its_place():
    told = paragraph_of(
        "甲",
        4,
        7,
        page=1,
        line=2,
        char=3,
        native="p7",
        number="（一）",
        level=2,
        bold=True,
        role="body",
    )
    anchor = told.anchor
    assert (anchor.block, anchor.paragraph, anchor.page, anchor.line, anchor.char) == (
        4,
        7,
        1,
        2,
        3,
    )
    assert (told.number, told.level, told.bold, told.role) == ("（一）", 2, True, "body")
