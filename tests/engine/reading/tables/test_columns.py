"""What a header tells of the columns: positions where they are true, else order alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from making.matrices import document, forms, grid

from engine.doubts import CellDoubt
from engine.forms.axes import vocabulary
from engine.reading.tables.columns import Header, completed, header_of, under
from engine.reading.tables.rows import rows_of

AXIS = vocabulary(forms()).tables[3].columns
KEYS = ["natural", "business", "research", "welfare", "legal_service", "other_org", "total"]
LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def rows(*matrix, merge=False):
    return rows_of(document(lambda i: grid(i, matrix, merge=merge)))


def header(*matrix, merge=False, **more):
    return header_of(rows(*matrix, merge=merge), AXIS, **more)


def test_labels_over_columns_tell_their_positions():
    found = header(["事项", *LABELS], upper=frozenset({"事项"}))
    assert found.positions == {key: range(n, n + 1) for n, key in enumerate(KEYS, 1)}
    assert (found.width, found.first, found.strange, found.doubts) == (8, 1, (), {})
    assert found.known == frozenset(range(1, 8))


def test_a_merged_label_stands_over_all_its_columns():
    found = header(["自然人", "自然人", "总计"], merge=True)
    assert found.positions["natural"] == range(2)
    assert found.merged == (range(2),)


def test_two_labels_over_one_column_mean_that_positions_are_lost():
    found = header(["自然人", "总计"], ["总计", "自然人"])
    assert set(found.positions) == {"natural", "total"}  # each is told once, the first time
    lost = header(["自然人", "总计"], ["商业企业", ""])
    assert lost.positions == {}
    assert set(lost.cells) == {"natural", "total", "business"}


def test_a_header_repeated_after_a_page_break_counts_once():
    found = header(LABELS, LABELS)
    assert found.positions["total"] == range(6, 7)
    assert found.cells["total"].anchor.row == 0


def test_a_column_that_no_form_has_is_strange_where_it_stands_among_the_known():
    found = header([LABELS[0], "某某组织甲乙", *LABELS[1:]])
    assert [cell.text for cell in found.strange] == ["某某组织甲乙"]
    assert header(["某某组织甲乙", *LABELS]).strange == ()


def test_a_header_of_nothing_is_empty():
    for found in (header_of((), AXIS), header(["", ""]), Header()):
        assert found.positions == {}
        assert found.known == frozenset()
        assert completed(found, (), AXIS) is found


def test_a_row_is_held_where_all_it_holds_stands_under_known_columns():
    head, good, words, shifted, short = rows(
        ["事项", *LABELS],
        ["甲", *"1234567"],
        ["甲", *"123", "若干", *"567"],
        ["长长的标签", "又一个长标签", *"123456"],
        ["甲", *"12", "", "", "", "", "3"],
    )
    found = header_of([head], AXIS, upper=frozenset({"事项"}))
    assert [found.holds(row) for row in (good, words, shifted, short)] == [True, True, False, True]
    assert not Header().holds(good)
    (other,) = rows(["甲", "1"])
    assert not found.holds(other)


def test_a_row_gives_its_cell_under_each_column():
    head, row = rows(["事项", *LABELS], ["甲", *"1234567"])
    found = under(header_of([head], AXIS, upper=frozenset({"事项"})), row)
    assert [found[key].text for key in KEYS] == list("1234567")


def test_a_merged_column_takes_the_filled_cell():
    head, row, blank = rows(["自然人", "自然人", "总计"], ["", "5", "6"], ["", "", "6"], merge=True)
    found = header_of([head], AXIS)
    assert under(found, row)["natural"].text == "5"
    assert under(found, blank)["natural"].text == ""


def test_unreadable_labels_are_given_to_the_keys_that_are_missing():
    labels = ["事项", *LABELS[:3], "", *LABELS[4:]]
    head, row = rows(labels, ["甲", *"1234567"])
    found = header_of([head], AXIS, upper=frozenset({"事项"}))
    assert "welfare" not in found.positions
    full = completed(found, [row], AXIS)
    assert full.positions["welfare"] == range(4, 5)
    assert full.doubts == {}  # blank, and all in the form's order
    named = ["事项", *LABELS[:3], "某某栏目甲", *LABELS[4:]]
    torn = completed(header(named, upper=frozenset({"事项"})), [row], AXIS)
    assert torn.doubts["welfare"] == CellDoubt.COLUMN_BY_ORDER
    assert torn.strange == ()


def test_nothing_is_given_where_it_is_not_certain_which():
    head, row = rows(["事项", *LABELS[:2], "", "", "", *LABELS[5:]], ["甲", *"1234567"])
    found = header_of([head], AXIS)
    assert completed(found, [row], AXIS) is found  # three are missing
    head, row = rows(["事项", *LABELS[:3], "", *LABELS[4:], ""], ["甲", *"12345678"])
    found = header_of([head], AXIS)
    assert completed(found, [row], AXIS) is found  # one is missing, two are free


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from([*LABELS, "", "甲", "3"]), min_size=1), max_size=3))
def test_positions_are_never_over_each_other(matrix):
    found = header_of(rows(*matrix) if matrix else (), AXIS)
    columns = [column for span in found.positions.values() for column in span]
    assert len(columns) == len(set(columns))
    assert set(found.positions) <= set(found.cells)
