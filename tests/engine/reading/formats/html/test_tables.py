"""Tables of a page: which only lay it out, spans as browsers read them, what is too large."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS, Limits
from engine.reading.formats.html.tables import (
    arranges,
    column_widths,
    number_of,
    rows_of,
    table_rows,
)
from engine.values import replace

HUGE = "9" * 5_000


def table(inner: str) -> LexborNode:
    node = LexborHTMLParser(f"<table>{inner}</table>").css_first("table")
    assert node is not None
    return node


def rows(inner: str, limits: Limits = LIMITS) -> list[str]:
    """Return the texts of a table, one word a row; · for no cell."""
    made = table_rows(list(rows_of(table(inner), "table[1]", limits)), limits)
    return ["".join(slot.text if slot else "·" for slot in row) for row in made]


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<tr><td>甲<td>乙", ["甲乙"]),
        ("<tr><td colspan=2>甲<td>乙", ["甲甲乙"]),
        ("<tr><td rowspan=2>甲<td>乙<tr><td>丙", ["甲乙", "甲丙"]),
        ("<tr><td>甲<td rowspan=2>乙<tr><td>丙<td>丁", ["甲乙", "丙乙丁"]),
        ("<tr><td rowspan=9>甲<tbody><tr><td>乙", ["甲", "乙"]),
        ("<tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁", ["甲乙", "甲丙", "甲丁"]),
        ("<tr><td colspan=0>甲<td colspan=-3>乙<td colspan=x>丙", ["甲乙丙"]),
        ("<tr><td colspan='2abc'>甲<td colspan=2.9>乙", ["甲甲乙乙"]),
        ("<tr><td colspan=２>甲", ["甲甲"]),
        ("<tr><td>甲<td><td rowspan=2>乙<tr><td>丙", ["甲乙", "丙·乙"]),
        ("<thead><tr><th>甲</thead><tfoot><tr><td>尾</tfoot><tbody><tr><td>乙", ["甲", "尾", "乙"]),
        ("<tr height=0><td><td><td><tr><td>甲<td>乙", ["甲乙"]),
        ("<tr></tr><tr><td>甲", ["甲"]),
        ("<caption>表</caption>", []),
        ("", []),
    ],
)
def test_cells_cover_what_a_browser_shows(inner: str, wanted: list[str]) -> None:
    assert rows(inner) == wanted


def test_a_cell_that_covers_several_places_is_one() -> None:
    found = table_rows(
        list(rows_of(table("<tr><td colspan=2 rowspan=2>甲<tr>"), "t", LIMITS)), LIMITS
    )
    assert len({id(slot) for row in found for slot in row}) == 1


@pytest.mark.parametrize(
    ("written", "number"),
    [("3", 3), (" 7px", 7), ("", 1), ("x", 1), ("-2", 1), ("007", 7), ("９", 9), (HUGE, 999_999)],
)
def test_numbers_are_leading_digits_and_never_without_an_end(written: str, number: int) -> None:
    assert number_of({"colspan": written}, "colspan") == number
    assert number_of({"colspan": None}, "colspan") == number_of({}, "colspan") == 1


def test_absurd_spans_are_cut() -> None:
    limits = replace(LIMITS, span=3, rows=4)
    assert rows(f"<tr><td colspan={HUGE}>甲<td>乙", limits) == ["甲甲甲乙"]
    assert rows(f"<tr><td rowspan={HUGE}>甲<td>乙<tr><td>丙", limits) == ["甲乙", "甲丙"]


@pytest.mark.parametrize(
    ("inner", "limits"),
    [
        ("<tr>" + "<td>" * 9, replace(LIMITS, columns=8)),
        ("<tr>" + "<td colspan=5>" * 2, replace(LIMITS, columns=8)),
        ("<tr><td>" * 9, replace(LIMITS, rows=8)),
        ("<tr><td><td>" * 5, replace(LIMITS, cells=8)),
    ],
)
def test_a_table_too_large_is_refused(inner: str, limits: Limits) -> None:
    with pytest.raises(ReadingError, match="太大"):
        rows(inner, limits)


@pytest.mark.parametrize(
    ("inner", "lays_out"),
    [
        ("<tr><td>甲<td>1<tr><td>乙<td>2", False),
        ("<tr><td>甲<tr><td>乙", True),
        ("<tr><td>甲<td><table><tr><td>乙</table>", True),
        (f"<tr><td>{'文' * 301}<td>乙", True),
        (f"<tr><td>{'文' * 301}" + "<td>7" * 6, False),
        ("", True),
    ],
)
def test_a_table_of_one_column_of_tables_or_of_prose_lays_out_the_page(inner, lays_out) -> None:
    node = table(inner)
    assert arranges(node, list(rows_of(node, "table[1]", LIMITS))) is lays_out


def test_widths_are_those_of_col_elements() -> None:
    inner = "<colgroup><col width=90><col width='20%' span=2><col><col width=x></colgroup>"
    assert column_widths(table(inner)) == [90, 20, 20, 0, 0]
    assert column_widths(table("")) == []
    assert len(column_widths(table(f"<col span={HUGE} width={HUGE}>" * 50))) < 1_200


def test_paths_count_sections_rows_and_cells_of_a_kind() -> None:
    inner = "<thead><tr><th>甲<td>乙</thead><tbody><tr><td>丙</tbody><tbody><tr><td>丁"
    paths = [place for _, cells in rows_of(table(inner), "t", LIMITS) for _, place in cells]
    assert paths == ["t/thead[1]/tr[1]/th[1]", "t/thead[1]/tr[1]/td[1]"] + [
        f"t/tbody[{n}]/tr[1]/td[1]" for n in (1, 2)
    ]


CELL = st.builds(
    "<td colspan={} rowspan={}>{}".format,
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from(["甲", "乙", "7"]),
)


@settings(max_examples=30)
@given(st.lists(st.lists(CELL, max_size=3).map("".join), max_size=4))
def test_however_cells_reach_over_each_other_none_is_lost(made: list[str]) -> None:
    inner = "<tr>".join(["", *made])
    grouped = list(rows_of(table(inner), "t", LIMITS))
    slots = {slot.native for row in table_rows(grouped, LIMITS) for slot in row if slot}
    assert slots == {place for _, cells in grouped for _, place in cells}
