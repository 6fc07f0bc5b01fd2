"""Table 3 row by row: what words say, then numeral and group, then what order leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.grids_read import read
from making.matrices import document, forms, grid, table_three

from engine.doubts import CellDoubt
from engine.forms.axes import vocabulary
from engine.reading.tables.rows import rows_of
from engine.reading.tables.table_3 import read_three

AXES = vocabulary(forms()).tables[3]
KEYS = list(forms()["2021"].tables[3].rows)


def drawn(form="2021", **rows):
    """Draw table 3, each row with its own figure in the total, so that no two are alike."""
    keys = list(forms()[form].tables[3].rows)
    values = {key: [str(n), "0", "0", "0", "0", "0", str(n)] for n, key in enumerate(keys, 1)}
    table = table_three(values | rows, form)
    return table.header, [(key, labels, cells) for key, labels, cells in table.rows]


def matrix(header, rows):
    return header + [labels + cells for _, labels, cells in rows]


def totals(made):
    """Return the totals by key as they are read out of a matrix, and the doubts of those cells."""
    found = read_three(rows_of(document(lambda i: grid(i, made, merge=True))), AXES)
    return {
        row: (value.number, value.doubt)
        for (row, column), value in found.values.items()
        if column == "total"
    }


def wanted(doubts=()):
    return {key: (n, dict(doubts).get(key)) for n, key in enumerate(KEYS, 1)}


def relabelled(key, *labels):
    """Draw table 3 with other labels on one row."""
    header, rows = drawn()
    return matrix(header, [(k, list(labels) if k == key else own, c) for k, own, c in rows])


def test_every_row_comes_back():
    assert totals(matrix(*drawn())) == wanted()


def test_rows_may_stand_in_any_order():
    header, rows = drawn()
    assert {k: n for k, (n, _) in totals(matrix(header, rows[::-1])).items()} == {
        k: n for k, (n, _) in wanted().items()
    }


def test_a_row_that_only_its_numeral_tells_is_doubted():
    at = KEYS.index("denied.state_secret")
    _, rows = drawn()
    label = rows[at][1][-1]
    made = relabelled("denied.state_secret", *rows[at][1][:-1], f"{label[0]}.甲乙丙丁戊己")
    assert totals(made)["denied.state_secret"] == (at + 1, CellDoubt.BY_NUMERAL)


def test_a_row_that_only_its_place_tells_is_doubted():
    at = KEYS.index("denied.state_secret")
    _, rows = drawn()
    made = relabelled("denied.state_secret", *rows[at][1][:-1], "甲乙丙丁戊己")
    assert totals(made)["denied.state_secret"] == (at + 1, CellDoubt.BY_ORDER)


def test_two_rows_without_a_label_for_one_place_are_given_to_none():
    header, rows = drawn()
    at = KEYS.index("granted")
    stranger = ("", ["□□□□"] * 3, ["5", "0", "0", "0", "0", "0", "5"])
    found = totals(matrix(header, [*rows[: at + 1], stranger, *rows[at + 1 :]]))
    assert found == wanted()


def test_a_label_that_a_page_break_parted_from_its_figures_gets_them():
    header, rows = drawn()
    at = KEYS.index("partial")
    _, labels, cells = rows[at]
    first = matrix(header, [*rows[:at], ("", labels, [""] * 7)])
    second = [["", "", "", *cells], *matrix([], rows[at + 1 :])]
    table = read(first, second, merge=True).tables[3]
    assert [table.number_at(key, "total") for key in KEYS] == list(range(1, len(KEYS) + 1))


def test_the_form_of_2019_has_one_row_for_six():
    header, rows = drawn("2019")
    found = totals(matrix(header, rows))
    assert found["other"][0] == [key for key, _, _ in rows].index("other") + 1
    assert not any(key.startswith("other.") for key in found)


@pytest.mark.parametrize("made", [[[""]], [["1", "2"]], [["自然人", "总计"]]])
def test_what_is_no_table_three_has_no_rows(made):
    assert totals(made) == {}
    assert read_three((), AXES).values == {}


def test_a_blank_cell_is_never_zero():
    blank = ["", "0", "0", "0", "0", "0", ""]
    assert totals(matrix(*drawn(granted=blank)))["granted"][0] is None


LABELS = ["（一）予以公开", "（六）其他处理", "1.属于国家秘密", "（七）总计", "□□", "", "3.其他"]
CELLS = st.lists(st.sampled_from(["0", "7", "", "若干", "1 2", "□"]), min_size=7, max_size=7)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(LABELS), CELLS), max_size=6))
def test_no_figure_is_read_that_does_not_stand_there(rows):
    header, _ = drawn()
    made = header + [[label] * 3 + cells for label, cells in rows]
    found = read_three(rows_of(document(lambda i: grid(i, made))), AXES)
    texts = {text for _, cells in rows for cell in cells for text in cell.split()}
    numbers = {str(value.number) for value in found.values.values() if value.number is not None}
    assert numbers <= texts
