"""Tables 2, 3 and 4 as they really come: dropped rows, odd values, mixtures, two in one grid."""

from __future__ import annotations

from decimal import Decimal

import pytest
from making.grids_read import FOUR, LINE, TWO, read, told
from making.matrices import APPLICANTS, forms, table_three

from engine.reading.tables.rows import shape_of
from engine.report import Deviation

ZEROS = {key: ["0"] * 7 for key in forms()["2021"].tables[3].rows}


def three(**rows: list[str]) -> list[list[str]]:
    """Draw table 3 merged, zeros but for the rows given."""
    table = table_three({**ZEROS, **{k.replace("__", "."): v for k, v in rows.items()}})
    return table.header + [labels + cells for _, labels, cells in table.rows]


def test_all_tables_in_one_grid_are_told_apart() -> None:
    headings = [["二、主动公开政府信息情况"], ["三、收到和处理政府信息公开申请情况"]]
    last = [["四、政府信息公开行政复议、行政诉讼情况"]]
    new = ["3", "0", "0", "0", "0", "0", "3"]
    matrix = headings[:1] + TWO + headings[1:] + three(new=new) + last + FOUR + [LINE]
    report = read(matrix, merge=True)
    assert [len(report.tables[n].values) for n in (2, 3, 4)] == [10, 175, 15]
    assert report.tables[3].number_at("new", "total") == 3
    assert [h.part for h in report.headings] == [2, 3, 4]
    assert not any(table.deviations for table in report.tables.values())


def test_one_row_for_six_is_the_form_of_2019() -> None:
    old = {key: ["0"] * 7 for key in forms()["2019"].tables[3].rows}
    table = table_three({**old, "other": ["2", "0", "0", "0", "0", "0", "2"]}, "2019")
    report = read(TWO, table.header + [labels + cells for _, labels, cells in table.rows])
    assert report.tables[3].form == "2019"
    assert report.tables[3].number_at("other", "total") == 2
    assert report.tables[2].form == "2021"
    assert report.form == "mixed"
    assert not report.tables[3].deviations


def test_the_three_others_are_never_confused() -> None:
    rows = {"other__other": ["0", "0", "0", "0", "0", "7", "7"]}
    table = read(three(**rows), merge=True).tables[3]
    assert table.form == "2021"
    assert {cell for cell, v in table.values.items() if v.number} == {
        ("other.other", "other_org"),
        ("other.other", "total"),
    }


def test_a_subtotal_row_for_six_is_added_and_not_counted() -> None:
    matrix = three()
    at = next(i for i, row in enumerate(matrix) if row[2].startswith("1.申请人无正当理由"))
    label = "（六）其他处理"
    matrix.insert(at, ["三、本年度办理结果", label, label, *["0"] * 7])
    table = read(matrix, merge=True).tables[3]
    assert table.form == "2021"
    assert told(table) == [("added", "row", "other", "(六)其他处理")]
    assert len(table.values) == 175


def test_dropped_rows_and_columns_of_table_three_are_missing() -> None:
    matrix = [row[:7] + row[8:] for row in three() if not row[2].startswith("2.其他法律")]
    table = read(matrix, merge=True).tables[3]
    assert told(table) == [
        ("missing", "row", "denied.law", "2.其他法律行政法规禁止公开"),
        ("missing", "column", "legal_service", "法律服务机构"),
    ]
    assert len(table.values) == 24 * 6


def test_added_and_relabelled_columns_are_told() -> None:
    matrix = [[*row, "备注" if i < 3 else ""] for i, row in enumerate(three())]
    assert told(read(matrix, merge=True).tables[3]) == [("added", "column", None, "备注")]
    renamed = [["个人" if x == "自然人" else x for x in row] for row in three()]
    report = read(renamed, merge=True)
    assert told(report.tables[3]) == [("relabelled", "column", "natural", "个人")]
    assert report.tables[3].values["new", "natural"].doubt


def test_columns_in_another_order_go_by_their_labels() -> None:
    new = ["1", "2", "3", "4", "5", "6", "21"]
    matrix = [row[:3] + row[9:] + row[3:9] for row in three(new=new)]
    table = read(matrix, merge=True).tables[3]
    assert [table.number_at("new", who) for who in APPLICANTS] == [1, 2, 3, 4, 5, 6, 21]


def test_bad_values_keep_their_text_and_their_place() -> None:
    new = ["-1", "1.5", "若干", "３件", "零", "无", "1,234"]
    table = read(three(new=new), merge=True).tables[3]
    values = [table.values["new", who] for who in APPLICANTS]
    assert [v.number for v in values] == [-1, Decimal("1.5"), None, 3, 0, None, 1234]
    assert [v.raw for v in values] == new


def test_a_row_written_twice_with_other_figures_is_a_doubt() -> None:
    matrix = three(new=["3", "0", "0", "0", "0", "0", "3"])
    again = list(matrix[3])
    again[3:] = ["4", "0", "0", "0", "0", "0", "4"]
    report = read([*matrix, again], merge=True)
    assert report.tables[3].number_at("new", "total") == 3
    assert report.tables[3].values["new", "total"].doubt
    assert [d.code for d in report.doubts] == ["label"]


def test_other_tables_are_left_alone() -> None:
    report = read(
        [["序号", "单位", "总计"], ["1", "财政所", "12"]],
        [["项目", "其他", "合计"], ["公开", "5", "7"]],
    )
    assert report.tables == {}


def test_tables_without_a_grid_are_read_line_by_line() -> None:
    lines = [" ".join(cell for cell in row if cell) for row in TWO]
    report = read(texts=tuple(lines))
    assert report.tables[2].number_at("normative", "valid") == 15
    assert report.tables[2].number_at("fees", "amount") == Decimal("4068.208")
    assert [d.code for d in report.doubts] == ["table"]


def test_deviations_point_at_their_row() -> None:
    table = read([*TWO, ["行政征收", "5", "", ""]]).tables[2]
    deviation = table.deviations[0]
    assert isinstance(deviation, Deviation)
    assert deviation.anchor.row == len(TWO)


def test_a_row_that_slipped_into_the_text_is_put_back_with_a_doubt() -> None:
    matrix = [row for row in three() if not row[2].startswith("2.其他法律")]
    report = read(matrix, merge=True, texts=("2.其他法律行政法规禁止公开 4 0 0 0 0 0 4",))
    value = report.tables[3].values["denied.law", "total"]
    assert (value.number, bool(value.doubt)) == (4, True)
    assert not report.tables[3].deviations


@pytest.mark.parametrize("glue", ["", " ", "\n"])
def test_a_row_that_lies_in_one_cell_is_taken_apart(glue: str) -> None:
    table = table_three({**ZEROS, "new": ["80", "1", "0", "0", "0", "0", "81"]})
    rows = [[labels[2] + glue + glue.join(cells)] for _, labels, cells in table.rows]
    report = read(rows)
    assert [report.tables[3].number_at("new", who) for who in APPLICANTS] == [80, 1, 0, 0, 0, 0, 81]
    assert [report.tables[3].number_at("done", who) for who in APPLICANTS] == [0] * 7
    assert len(report.tables[3].values) == 175


@pytest.mark.parametrize(
    ("sorts", "first", "labels", "filled", "figures"),
    [
        (("label", "label", "figure", "", "blank"), 2, (0, 1), (2, 4), True),
        (("label", "figure", "label", "figure"), 1, (0,), (1, 2, 3), True),
        (("", "label", "", ""), 2, (1,), (), False),
        (("figure", "odd"), 0, (), (0, 1), True),
        ((), 0, (), (), False),
    ],
)
def test_labels_end_where_figures_begin_and_an_empty_cell_fills_nothing(
    sorts: tuple[str, ...],
    first: int,
    labels: tuple[int, ...],
    filled: tuple[int, ...],
    figures: object,
) -> None:
    shape = shape_of(sorts)
    assert (shape.first_value, shape.labels, shape.filled) == (first, labels, filled)
    assert shape.has_figures is figures
