"""Tables 2, 3 and 4 as they really come: dropped rows, odd values, mixtures, two in one grid."""

from __future__ import annotations

from decimal import Decimal

import pytest
from making.matrices import APPLICANTS, document, forms, grid, table_three

from engine.reading.assemble import assemble
from engine.report import Deviation, Report, Table

TITLE = "柳河乡2023年政府信息公开工作年度报告"
STOCK = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
DECIDED = ["信息内容", "本年处理决定数量", "", ""]
TWO = [
    ["第二十条第（一）项", "", "", ""],
    STOCK,
    ["规章", "0", "0", "0"],
    ["行政规范性文件", "3", "1", "15"],
    ["第二十条第（五）项", "", "", ""],
    DECIDED,
    ["行政许可", "550", "", ""],
    ["第二十条第（六）项", "", "", ""],
    DECIDED,
    ["行政处罚", "1,234", "", ""],
    ["行政强制", "１２", "", ""],
    ["第二十条第（八）项", "", "", ""],
    ["信息内容", "本年收费金额（单位：万元）", "", ""],
    ["行政事业性收费", "4068.208", "", ""],
]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FOUR = [
    ["行政复议"] * 5 + ["行政诉讼"] * 10,
    [*RESULTS, *["未经复议直接起诉"] * 5, *["复议后起诉"] * 5],
    RESULTS * 3,
]
LINE = ["10", "1", "0", "0", "0", "0", "2", "0", "0", "2", "5", "0", "0", "3", "8"]
GROUPS = ("review", "suit_direct", "suit_after_review")
KEYS = [(g, r) for g in GROUPS for r in ("upheld", "corrected", "other", "pending", "total")]
ZEROS = {key: ["0"] * 7 for key in forms()["2021"].tables[3].rows}


def read(*matrices: list[list[str]], merge: bool = False, texts: tuple[str, ...] = ()) -> Report:
    """Assemble a report of these grids."""
    makers = [lambda i, m=m: grid(i, m, merge=merge) for m in matrices]
    return assemble(document(TITLE, *texts, *makers), forms())


def changed(table: list[list[str]], at: int, *row: str) -> list[list[str]]:
    """Replace a row."""
    return [list(row) if i == at else list(r) for i, r in enumerate(table)]


def told(table: Table) -> list[tuple[str, str, str | None, str]]:
    """Return the deviations without their places."""
    return [(d.kind, d.axis, d.key, d.label) for d in table.deviations]


def three(**rows: list[str]) -> list[list[str]]:
    """Draw table 3 merged, zeros but for the rows given."""
    table = table_three({**ZEROS, **{k.replace("__", "."): v for k, v in rows.items()}})
    return table.header + [labels + cells for _, labels, cells in table.rows]


def test_table_two_is_read_with_its_numbers_as_written() -> None:
    table = read(TWO).tables[2]
    assert {cell: v.number for cell, v in table.values.items()} == {
        ("regulations", "made"): 0,
        ("regulations", "repealed"): 0,
        ("regulations", "valid"): 0,
        ("normative", "made"): 3,
        ("normative", "repealed"): 1,
        ("normative", "valid"): 15,
        ("licensing", "handled"): 550,
        ("penalty", "handled"): 1234,
        ("coercion", "handled"): 12,
        ("fees", "amount"): Decimal("4068.208"),
    }
    assert (table.form, table.mixed, table.deviations) == ("2021", False, ())
    assert table.values["penalty", "handled"].raw == "1,234"


@pytest.mark.parametrize(
    ("shape", "merge"),
    [
        (lambda rows: [["", *row] for row in rows], False),
        (lambda rows: [[str(i), *row] for i, row in enumerate(rows)], False),
        (lambda rows: [[*row, ""] for row in rows], False),
        (lambda rows: [[x for x in row for _ in (0, 1)] for row in rows], False),
        (lambda rows: [[row[0], *row] for row in rows], True),
        (lambda rows: [[x for x in row if x] for row in rows], False),
    ],
    ids=[
        "shifted",
        "serial numbers",
        "stray column",
        "spans repeated",
        "merged label",
        "short rows",
    ],
)
def test_table_two_is_read_in_any_shape(shape: object, merge: bool) -> None:  # noqa: FBT001
    table = read(shape(TWO), merge=merge).tables[2]  # type: ignore[operator]
    assert [str(v.number) for v in table.values.values()] == [
        *["0", "0", "0", "3", "1", "15", "550", "1234", "12", "4068.208"]
    ]
    assert not table.deviations


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.2万", Decimal("1.2")),
        ("1.2万元", Decimal("1.2")),
        ("12000元", Decimal("1.2")),
        ("0元", 0),
        ("7545", 7545),
        ("0.00", 0),
        ("/", None),
        ("无", None),
        ("", None),
        ("约三万", None),
    ],
)
def test_fees_are_in_ten_thousand_yuan(written: str, number: object) -> None:
    value = (
        read(changed(TWO, 13, "行政事业性收费", written, "", "")).tables[2].values["fees", "amount"]
    )
    assert (value.number, value.raw) == (number, written)


def test_a_dropped_row_is_missing_and_nothing_else_is() -> None:
    table = read([row for row in TWO if row[0] != "规章"]).tables[2]
    assert told(table) == [("missing", "row", "regulations", "规章")]


def test_a_misspelt_header_is_read_and_told_a_shortened_one_only_read() -> None:
    table = read(changed(TWO, 1, "信息内容", "制 发\n件数", "本年废纸件数", "现行有效件")).tables[2]
    assert table.number_at("normative", "repealed") == 1
    assert table.number_at("normative", "valid") == 15
    assert not any(value.doubt for value in table.values.values())
    assert told(table) == [("misspelt", "column", "repealed", "本年废纸件数")]


def test_a_row_that_no_form_has_is_added() -> None:
    table = read([*TWO, ["行政征收", "5", "", ""]]).tables[2]
    assert told(table) == [("added", "row", None, "行政征收")]


def test_a_table_with_traits_of_both_forms_is_mixed() -> None:
    report = read(changed(TWO, 1, "信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"))
    assert report.tables[2].mixed
    assert report.form == "mixed"
    assert report.tables[2].number_at("normative", "open_total") == 15
    assert not report.tables[2].deviations


def test_without_header_rows_figures_are_read_with_a_doubt() -> None:
    report = read([row for row in TWO if row[0] != "信息内容"])
    assert report.tables[2].number_at("normative", "valid") == 15
    assert all(value.doubt for value in report.tables[2].values.values())
    assert {d.code for d in report.doubts} == {"label"}


def test_table_four_is_read_by_its_groups() -> None:
    table = read([*FOUR, LINE], merge=True).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))
    assert not table.deviations


@pytest.mark.parametrize(
    "matrix",
    [
        [
            ["行政复议", "行政诉讼"],
            [*RESULTS, "未经复议直接起诉", "复议后起诉"],
            [""] * 5 + RESULTS * 2,
            LINE,
        ],
        [["", *row] for row in [*FOUR, LINE]],
        [[*row, ""] for row in [*FOUR, LINE]],
        [*[["", *row] for row in FOUR], ["件数", *LINE]],
        [
            ["", *RESULTS],
            ["行政复议", *LINE[:5]],
            ["未经复议直接起诉", *LINE[5:10]],
            ["复议后起诉", *LINE[10:]],
        ],
        [LINE],
    ],
    ids=["flattened", "shifted", "stray column", "row label", "a row each", "no header"],
)
def test_table_four_is_read_in_any_shape(matrix: list[list[str]]) -> None:
    table = read(matrix).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))


@pytest.mark.parametrize("spread", [1, 15])
def test_table_four_run_together_is_cut_by_its_sums(spread: int) -> None:
    report = read([*FOUR, ["10203120001200000"] * spread])
    assert [report.tables[4].number_at(*key) for key in KEYS] == [
        *[1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0]
    ]
    assert [d.code for d in report.doubts] == ["run-together"]


def test_table_four_that_cannot_be_cut_is_null_with_a_doubt() -> None:
    report = read([*FOUR, ["123456789123456"]])
    assert all(v.number is None and v.doubt for v in report.tables[4].values.values())
    assert [d.code for d in report.doubts] == ["run-together"]


def test_wrong_totals_are_the_agencys_and_are_read_as_they_stand() -> None:
    wrong = ["10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"]
    table = read([*FOUR, wrong], merge=True).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, wrong))
    assert not any(value.doubt for value in table.values.values())


def test_a_blank_cell_of_table_four_is_none_in_its_place() -> None:
    table = read([*FOUR, [*LINE[:3], "—", *LINE[4:]]], merge=True).tables[4]
    assert table.number_at("review", "pending") is None
    assert table.values["review", "pending"].raw == "—"
    assert table.number_at("suit_after_review", "total") == 8


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


def test_review_and_suits_in_tables_of_their_own_are_one_table() -> None:
    review = [["行政复议"] * 5, RESULTS, LINE[:5]]
    suits = [FOUR[1][5:], RESULTS * 2, LINE[5:]]
    table = read(review, suits).tables[4]
    assert [table.number_at(*key) for key in KEYS] == list(map(int, LINE))
