"""Tables whose rows lie on a line each: bars, commas, tabs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.formats.text.lines import lines_of
from engine.reading.formats.text.notations.separated import (
    BARS,
    COMMAS,
    OPEN_BARS,
    TABS,
    begins,
    is_run_on,
    opens_part,
    separated_table,
)


def read(text, how):
    """Return the rows as text, and how many lines they took; None where no table begins."""
    lines = lines_of(text, 10_000)
    if not begins(lines, 0, how):
        return None
    rows, end = separated_table(lines, 0, how)
    return [[slot.text if slot else None for slot in row] for row in rows], end


@pytest.mark.parametrize(
    ("text", "how", "rows", "end"),
    [
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n文", BARS, [["甲", "乙"], ["1", "2"]], 3),
        ("| 甲 |  |\n| 1 | 2 |", BARS, [["甲", ""], ["1", "2"]], 2),
        ("|  |  |\n|---|---|\n| 1 | 2 |", BARS, [["1", "2"]], 3),
        ("甲 | 乙\n1 | 2\n文。", OPEN_BARS, [["甲", "乙"], ["1", "2"]], 2),
        ("甲\t乙\n1\t2\n\n文", TABS, [["甲", "乙"], ["1", "2"]], 2),
        ("a,b,c,d\n1,2,3,4\n5,6,7,8\n文", COMMAS, [list("abcd"), list("1234"), list("5678")], 3),
        (
            'a,"b\nb",c,d\n1,"2,2",3,4\n5,6,7,8',
            COMMAS,
            [["a", "b\nb", "c", "d"], ["1", "2,2", "3", "4"], list("5678")],
            4,
        ),
        (
            "a,b\nc,d,e\ng,1\nh,1,2,3,4\nf\ni,1\n文。",
            COMMAS,
            [["a", "b"], ["c", "d", "e"], ["g", "1"], ["h", *"1234"], ["f"], ["i", "1"]],
            6,
        ),
    ],
)
def test_a_table_is_read_in_its_notation(text, how, rows, end):
    assert read(text, how) == (rows, end)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("文。", BARS),
        ("甲 | 乙", OPEN_BARS),
        ("a,b,c\n1,2,3\n4,5,6", COMMAS),
        ("a,b,c,d\n1,2,3,4", COMMAS),
        ("a,b,c,d\n1,2,3,4\n1,2,3,4,5", COMMAS),
        ("甲，乙,丙。\na,b\nc,d,e\n1,2,3,4", COMMAS),
        ("甲 乙", TABS),
        ("公开1,234条，办结5,678件", COMMAS),
    ],
)
def test_other_lines_begin_no_table(text, how):
    assert read(text, how) is None


@given(
    st.lists(st.lists(st.text("甲乙1", max_size=4), min_size=3, max_size=3), min_size=1, max_size=5)
)
def test_cells_between_tabs_come_out_as_they_went_in(rows):
    text = "\n".join("\t".join(row) for row in rows)
    assert read(text, TABS) == (rows, len(rows))


def test_a_piece_of_a_broken_label_goes_to_the_row_it_belongs_to():
    found = read("甲\t1\t2\n一、本年新收政府\n信息公开申请\t3\t4", TABS)
    assert found is not None
    assert found[0] == [["甲", "1", "2"], ["一、本年新收政府\n信息公开申请", "3", "4"]]


def test_every_cell_knows_its_line_and_column():
    rows, _ = separated_table(lines_of("| 甲 | 乙 |\n| 1 | 2 |", 10), 0, BARS)
    slot = rows[1][1]
    assert slot is not None
    assert (slot.text, slot.line, slot.char) == ("2", 2, 7)


def test_a_whole_text_in_a_line_is_no_row():
    sentence = "二〇二三年" * 15 + "。"
    assert is_run_on("\t".join([sentence, *["x"] * 16]))
    assert not is_run_on(f"{sentence}\tx")
    assert not is_run_on("\t".join(["1"] * 20))


@pytest.mark.parametrize(
    ("text", "opens"), [("二、主动公开情况", True), ("新收", False), ("", False)]
)
def test_a_heading_of_a_part_ends_a_table(text, opens):
    assert opens_part(text) is opens
