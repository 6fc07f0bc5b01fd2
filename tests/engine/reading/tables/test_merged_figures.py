"""A figure in a cell merged over several columns or rows: nobody knows whose it is, but for 0."""

from __future__ import annotations

import re
from functools import cache

import pytest
from making.drafts import clean
from making.reading import read_report
from making.writers import as_html

from engine.doubts import CellDoubt

REQUESTS = {"granted": {"natural": 15, "business": 1, "legal_service": 1}}


@cache
def page() -> str:
    """Write a page whose tables stand in cells of their own."""
    draft = clean("青禾县教育局", "department", 2023, requests=REQUESTS, normative=(2, 0, 4))
    return as_html(draft).decode().replace("<p>", "").replace("</p>", "")


def row(text: str, label: str) -> str:
    """Return the first row of a page that holds a label."""
    return next(found for found in re.findall("<tr>.*?</tr>", text) if label in found)


def read(label: str, old: str, new: str):
    """Read the page with cells of one row merged."""
    before = row(page(), label)
    assert old in before
    return read_report(page().replace(before, before.replace(old, new)).encode(), "稿.html").tables


def test_a_zero_over_several_columns_is_all_of_theirs() -> None:
    values = read("（一）予以公开", "<td>0</td><td>0</td>", '<td colspan="2">0</td>')[3].values
    got = [value.number for (name, _), value in values.items() if name == "granted"]
    assert got == [15, 1, 0, 0, 1, 0, 17]
    assert not any(value.doubt for value in values.values())


def test_another_figure_over_several_columns_is_nobody_s() -> None:
    values = read("（一）予以公开", "<td>15</td><td>1</td>", '<td colspan="2">16</td>')[3].values
    for column in ("natural", "business"):
        assert (values["granted", column].number, values["granted", column].doubt) == (
            None,
            CellDoubt.UNPLACED,
        )
    assert values["granted", "total"].number == 17


def test_a_figure_over_two_rows_is_neither_s() -> None:
    before, below = row(page(), "（一）予以公开"), row(page(), "（二）部分公开")
    merged = before.replace("<td>15</td>", '<td rowspan="2">15</td>')
    text = page().replace(before, merged).replace(below, below.replace("<td>0</td>", "", 1))
    values = read_report(text.encode(), "稿.html").tables[3].values
    assert {values[name, "natural"].number for name in ("granted", "partial")} == {None}
    assert values["granted", "business"].number == 1


@pytest.mark.parametrize(("figure", "expected"), [("0", 0), ("4", None)])
def test_so_it_is_in_table_two(figure: str, expected: int | None) -> None:
    cells = "".join(re.findall(r"<td[^>]*>\d+</td>", row(page(), "行政规范性文件")))
    merged = f'<td colspan="9">{figure}</td>'
    values = read("行政规范性文件", cells, merged)[2].values
    got = {values["normative", column].number for column in ("made", "repealed", "valid")}
    assert got == {expected}
