"""Tables of Word 97: columns by edges, merges by flags, and what does not fit a row's layout."""

from __future__ import annotations

import struct
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ReadingError
from engine.reading.formats.doc.properties import Properties
from engine.reading.formats.doc.tables import Line, matrix, refuse_large, unplaced


def line(texts: str, edges: list[int], flags: list[int] | None = None, **more) -> Line:
    """Return a row of one character a cell, with column edges in twips and flags of cells."""
    cells = [struct.pack("<H", flag) + bytes(18) for flag in flags or [0] * (len(edges) - 1)]
    definition = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges)
    found = Properties(definition=definition + b"".join(cells), **more)
    return Line(list(texts), [f"cp:{n}" for n in range(len(texts))], found)


def texts(*lines: Line) -> list[str]:
    """Return the texts of a table, one word a row; · for no cell."""
    return ["".join(slot.text if slot else "·" for slot in row) for row in matrix(lines)]


def test_a_wide_cell_covers_all_columns_between_its_edges() -> None:
    rows = matrix([line("甲", [0, 3000]), line("乙丙丁", [0, 1000, 2000, 3000])])
    assert [slot.text for slot in rows[0] if slot] == ["甲"] * 3
    assert rows[0][0] is rows[0][2]


def test_edges_hardly_apart_are_one() -> None:
    assert texts(line("甲乙", [0, 1000, 2000]), line("丙丁", [15, 1020, 2040])) == ["甲乙", "丙丁"]


def test_a_row_that_begins_further_in_leaves_a_gap() -> None:
    assert texts(line("甲乙", [0, 1000, 2000]), line("丙", [1000, 2000])) == ["甲乙", "·丙"]


def test_cells_are_merged_to_the_left_and_upwards_by_flags() -> None:
    edges = [0, 1000, 2000]
    assert texts(line("甲乙", edges, [1, 2])) == ["甲甲"]
    assert texts(
        line("甲乙", edges, [0x60, 0]), line("丙丁", edges, [0x20, 0]), line("戊己", edges)
    ) == ["甲乙", "甲丁", "戊己"]


def test_a_new_merged_cell_ends_the_one_above() -> None:
    edges = [0, 1000]
    rows = [line("甲", edges, [0x60]), line("乙", edges, [0x60]), line("丙", edges, [0x20])]
    assert texts(*rows) == ["甲", "乙", "乙"]


def test_a_cell_merged_with_nothing_keeps_its_text() -> None:
    assert texts(line("甲乙", [0, 1000, 2000], [2, 0x20])) == ["甲乙"]


def test_later_modifiers_merge_too() -> None:
    edges = [0, 1000, 2000]
    assert texts(line("甲乙", edges, across={0: 2})) == ["甲甲"]
    assert texts(line("甲乙", edges, vertical={0: 3}), line("丙丁", edges, vertical={0: 1})) == [
        "甲乙",
        "甲丁",
    ]
    assert texts(line("甲乙", edges, across={9: 200}, vertical={63: 3})) == ["甲乙"]


@pytest.mark.parametrize("definition", [b"", b"\0", b"\x41" + bytes(300), b"\x02\0\0"], ids=ascii)
def test_a_row_without_a_sound_definition_has_columns_of_one_width(definition: bytes) -> None:
    found = Line(["甲", "乙"], ["cp:0", "cp:1"], Properties(definition=definition))
    assert texts(found) == ["甲乙"]


@pytest.mark.parametrize(
    ("found", "lost"),
    [
        (line("甲乙", [0, 1000, 2000]), 0),
        (line("甲乙丙丁", [0, 1000, 2000]), 2),
        (line("甲 ", [0, 1000]), 0),  # nothing is written in it
        (line("甲乙丙", [0, 1000, 1010, 2000]), 1),  # a cell without a width
        (line("甲乙丙", [0, 1000, 1010, 2000], [0, 2, 0]), 0),  # merged away, as Word shows it
        (Line(["甲", "乙"], ["", ""], Properties()), 0),  # no definition: nothing contradicts
    ],
)
def test_cells_that_get_no_place_are_counted(found: Line, lost: int) -> None:
    assert unplaced([found]) == lost


CROOKED = st.lists(st.integers(-32_768, 32_767), min_size=2, max_size=6)


@settings(max_examples=40)
@given(st.lists(st.tuples(CROOKED, st.lists(st.integers(0, 0xFFFF), max_size=6)), max_size=4))
def test_however_crooked_the_edges_rows_are_equally_long(made) -> None:
    rows = matrix([line("甲" * (len(edges) - 1), edges, flags) for edges, flags in made])
    assert len({len(row) for row in rows}) <= 1


def test_a_table_of_a_million_cells_is_refused_before_it_is_made() -> None:
    edges = range(-32_000, 32_000, 41)
    lines = [line("x", [edge, edge + 41]) for edge in edges]
    tracemalloc.start()
    with pytest.raises(ReadingError, match="太大"):
        refuse_large(lines, 5_000, 200_000)
    assert tracemalloc.get_traced_memory()[1] < 5 << 20
    tracemalloc.stop()
    refuse_large(lines[:50], 5_000, 200_000)
    assert len(matrix(lines[:50])) == 50
