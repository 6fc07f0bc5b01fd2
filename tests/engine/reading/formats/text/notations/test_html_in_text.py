"""HTML tables in a text: only the table is read as a page is."""

from __future__ import annotations

import pytest

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.text.lines import lines_of
from engine.reading.formats.text.notations.html_in_text import apart, is_tagged, tagged_table
from engine.values import replace


def read(text, limits=LIMITS):
    lines = apart(lines_of(text, 10_000))
    start = next(i for i in range(len(lines)) if is_tagged(lines, i))
    rows, end = tagged_table(lines, start, limits)
    return rows, [line.text for line in lines[:start]], [line.text for line in lines[end:]]


def texts(rows):
    return [[slot.text if slot else None for slot in row] for row in rows]


def test_text_around_a_table_keeps_its_own_lines():
    rows, before, after = read("前<table><tr><td>甲<td>乙</table>后")
    assert (texts(rows), before, after) == ([["甲", "乙"]], ["前"], ["后"])


def test_a_table_may_lie_on_many_lines_with_spans():
    text = "<table>\n<tr><td colspan=2>甲</td></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n后"
    rows, _, after = read(text)
    assert (texts(rows), after) == ([["甲", "甲"], ["1", "2"]], ["后"])
    assert rows[0][0] is rows[0][1]
    assert [slot.line for slot in rows[1] if slot] == [3, 3]


def test_a_table_in_a_table_ends_with_the_outer_one():
    text = "<table><tr><td>甲<table><tr><td>乙</table></table>后"
    assert read(text)[2] == ["后"]


def test_a_table_that_never_ends_goes_to_the_end_of_the_text():
    rows, _, after = read("<table><tr><td>甲\n后")
    assert after == []
    assert rows


@pytest.mark.parametrize("text", ["", "文", "a < b", "</table>", "<tablet>", "<table2>甲"])
def test_other_text_is_left_alone(text):
    lines = lines_of(text, 10)
    assert [line.text for line in apart(lines)] == [text]
    assert not is_tagged(lines, 0)


def test_a_monstrous_table_is_refused():
    text = "<table>" + "<tr><td>1" * 500 + "</table>"
    with pytest.raises(ReadingError):
        read(text, replace(LIMITS, cells=100))
