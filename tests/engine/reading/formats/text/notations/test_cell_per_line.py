"""A flattened table: a tab opens a cell, one blank line ends a row, two the table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.reading.formats.text.lines import lines_of
from engine.reading.formats.text.notations.cell_per_line import (
    LONG,
    MOST_LINES,
    flattened_table,
    is_cell_line,
    is_flattened,
)


def read(text: str) -> tuple[list[list[str]], int]:
    """Return the texts of the table at the first line, and where it ends."""
    rows, after = flattened_table(lines_of(text, 10_000), 0)
    return [[slot.text for slot in row if slot] for row in rows], after


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("\t甲", True),
        ("\t", True),
        ("\t甲\t\t", True),
        ("\t甲\t乙", False),
        ("\t\t甲", False),
        ("甲\t", False),
        ("甲", False),
        ("", False),
    ],
)
def test_a_cell_is_opened_by_the_one_tab_before_it(text: str, opens: bool) -> None:  # noqa: FBT001
    (line,) = lines_of(text, 10) or lines_of("\n", 10)[:1]
    assert is_cell_line(line) is opens


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("\t甲\n\t乙", True),
        ("\t甲\n乙\t1", False),
        ("\t甲\n\t乙\n丙\t1", True),
        ("甲\t1\n\n\t乙", False),
        ("甲", False),
    ],
)
def test_most_lines_with_tabs_have_to_open_cells(text: str, flat: bool) -> None:  # noqa: FBT001
    assert is_flattened(lines_of(text, 10), 0) is flat


@pytest.mark.parametrize(
    ("text", "rows", "after"),
    [
        ("\t甲\n\t乙\n\n\t丙\n\t丁\n\n\n后文", [["甲", "乙"], ["丙", "丁"]], 5),
        ("\t甲\n续\n\t乙", [["甲\n续", "乙"]], 3),
        ("\t甲\n\n续\n\t乙", [["甲\n续", "乙"]], 4),
        ("\t规章\n\t12\n四、复议", [["规章", "12"]], 2),
        ("\t规章\n" + "长" * (LONG + 1), [["规章"]], 1),
        ("\t规章\n" + "长" * LONG, [["规章\n" + "长" * LONG]], 2),
        ("\t", [[""]], 1),
        ("\t甲\t\t\n\t乙", [["甲", "乙"]], 2),
        (
            "\t列\n\t甲\n\t乙\n\n\t规章\n\t1\n\n\t2\n",
            [["列", "甲", "乙"], ["规章", "1", "2"]],
            8,
        ),
        ("\t规章\n\t1\n\n\n\n\t2\n", [["规章", "1"], ["2"]], 6),
        ("\t1\n\n\t2", [["1"], ["2"]], 3),
    ],
)
def test_a_table_is_put_together(text: str, rows: list[list[str]], after: int) -> None:
    assert read(text) == (rows, after)


def test_a_cell_as_long_as_no_cell_is_is_the_text_behind_the_table() -> None:
    rows, after = read("\t规章\n" + "续\n" * (MOST_LINES + 1) + "\t后")
    assert (rows, after) == ([["规章"]], 1)
    rows, after = read("\t规章\n" + "续\n" * MOST_LINES + "\t后")
    assert (len(rows[0]), after) == (2, MOST_LINES + 2)


def test_every_cell_knows_its_line() -> None:
    rows, _ = flattened_table(lines_of("\t甲\n续\n\t乙", 10), 0)
    assert [(slot.line, slot.char) for slot in rows[0] if slot] == [(1, 2), (3, 2)]


WORDS = st.text("甲乙丙", min_size=1, max_size=3)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@settings(max_examples=30)
@given(TABLES)
def test_what_was_flattened_is_put_together_again(rows: list[list[str]]) -> None:
    flat = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    read_back, after = read(flat + "\n\n\n后文")
    assert read_back == rows
    assert after == len(flat.split("\n"))


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["\t", "甲", "1", "\n", "\n\n", " ", "\xa0", "、"]), max_size=30))
def test_whatever_follows_a_tab_is_read_to_an_end(pieces: list[str]) -> None:
    lines = lines_of("\t" + "".join(pieces), 1_000)
    rows, after = flattened_table(lines, 0)
    assert 1 <= after <= len(lines)
    assert all(rows)
