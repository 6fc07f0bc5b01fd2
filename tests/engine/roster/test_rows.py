"""Tables that people keep, as rows of text: however they are parted and encoded."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import UsageError
from engine.roster import rows
from engine.roster.rows import heading, serial_day, table_rows


@pytest.mark.parametrize("mark", ["\t", ",", ";", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_mark_of_the_first_line_parts_the_cells(mark, encoding):
    text = f"单位{mark}类型\n“石桥镇”{mark}乡镇\n"
    assert list(table_rows(text.encode(encoding), "a.csv")) == [
        (1, ["单位", "类型"]), (2, ["“石桥镇”", "乡镇"]),
    ]  # fmt: skip


def test_a_cell_with_a_line_end_is_one_cell_and_lines_are_counted_on():
    assert list(table_rows('a,b\n"一\n二",c\nd,e\n'.encode(), "a.csv")) == [
        (1, ["a", "b"]), (3, ["一\n二", "c"]), (4, ["d", "e"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("\udcff\udcff\udcff\udc80", "不是 UTF-8 或 GB18030"),
        ("a," + "长" * 20_001, "引号可能没有成对"),
        ('a,b\n"' + "x" * 140_000, "不是合规的 CSV"),
    ],
)  # fmt: skip
def test_what_no_person_keeps_is_refused(data, said):
    with pytest.raises(UsageError, match=said):
        list(table_rows(data.encode("utf-8", "surrogateescape"), "a.csv"))


def test_a_table_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    assert len(list(table_rows(b"a\n" * 3, "a.csv"))) == 3
    with pytest.raises(UsageError, match="超过3行"):
        list(table_rows(b"a\n" * 4, "a.csv"))


@pytest.mark.parametrize(
    ("cell", "words"), [(" 单 位 ", "单位"), ("Unit Name", "unitname"), ("", "")]
)
def test_headings_are_compared_without_blanks_and_case(cell, words):
    assert heading(cell) == words


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("45322", date(2024, 1, 31)), ("45322.5", date(2024, 1, 31)), ("99999", date(2173, 10, 13)),
        ("4532", None), ("2024", None), ("", None), ("45322天", None), ("453220", None),
    ],
)  # fmt: skip
def test_a_spreadsheets_day_is_a_number_of_days(written, day):
    assert serial_day(written) == day
