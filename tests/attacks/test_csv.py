"""Tables in and out: no cell becomes a formula, no roster brings in what nobody typed."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from engine.errors import UsageError
from engine.export.data.csv_table import harmless
from engine.export.spreadsheet.xlsx import Styles, put
from engine.roster.file import MOST_BYTES, load_roster, read_roster

if TYPE_CHECKING:
    from pathlib import Path

SIGNS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1", "−1+1",
         "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")']  # fmt: skip
UNSEEN = {
    "无": "", "不断行空格": "\u00a0", "全角空格": "\u3000", "零宽空格": "\u200b", "BOM": "\ufeff",
    "垂直制表": "\x0b", "换页": "\x0c", "制表": "\t", "回车": "\r", "换行": "\n", "空格": " ",
    "窄空格": "\u2009", "从右到左": "\u202e", "隔离": "\u2066", "软连字": "\xad", "NUL": "\x00",
    "ESC": "\x1b", "DEL": "\x7f", "下一行": "\x85", "段": "\u2029", "变体": "\ufe0f",
    "谚文空": "\u3164", "盲文空": "\u2800", "连接": "\u2060", "私用": "\U000e0020",
}  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("front", UNSEEN.values(), ids=UNSEEN)
def test_no_cell_of_a_csv_begins_as_a_formula_does(front: str, sign: str) -> None:
    cell = harmless(front + sign)
    assert cell.startswith("'")
    again = next(csv.reader(io.StringIO(f'"{cell.replace(chr(34), chr(34) * 2)}"')))
    assert again[0].startswith("'")
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cf"} for c in cell)


def test_a_number_and_plain_words_are_left_as_they_are() -> None:
    assert [harmless(one) for one in (12, "甲乡：新收3件", None)] == ["12", "甲乡：新收3件", ""]


def test_cells_of_a_workbook_are_text_whatever_they_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    cells = [front + sign for front in UNSEEN.values() for sign in SIGNS]
    with Workbook(path) as book:
        sheet, styles = book.add_worksheet(), Styles(book)
        for number, cell in enumerate(cells):
            put(sheet, number, 0, cell, styles)
    written = [row[0] for row in load_workbook(path).active.iter_rows()]
    assert len(written) == len(cells)
    assert {one.data_type for one in written} == {"s"}
    assert not any(one.hyperlink for one in written)
    assert not any(
        unicodedata.category(c) in {"Cc", "Cf"} for one in written for c in one.value if c != "\n"
    )


HEAD = "名称,别名,类型,上级\n"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (HEAD + "甲\x00乡,,,\n", "第2行.*U[+]0000"),
        (HEAD + "乙乡,,,\n甲\x1b[2J乡,,,\n", "第3行.*U[+]001B"),
        (HEAD + "甲乡,,,乙乡\n乙乡,,,甲乡\n", "第2行的上级绕回了自己"),
        (HEAD + "丙乡,,,甲乡\n甲乡,,,甲乡\n", "上级绕回了自己（丙乡→甲乡→甲乡）"),
        (HEAD + "甲乡," + "乙" * 30_000 + ",,\n", "第2行有一格超过20000字"),
        (HEAD + '"' + "a,\n" * 60_000, "第.*行"),
        (HEAD + "甲乡,,,\n" * 2, "出现了两次"),
        (HEAD + "".join(f"{i}乡,,,\n" for i in range(100_001)), "超过100000行"),
        ("a,b\n1,2\n", "没有“名称”列"),
    ],
)
def test_a_roster_that_nobody_keeps_is_refused_with_its_line(table: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_roster(table.encode(), "名册.csv")


def test_a_long_chain_of_superiors_is_none_that_goes_round() -> None:
    rows = "".join(f"{i}乡,,,{i + 1}乡\n" for i in range(20_000))
    assert len(read_roster((HEAD + rows).encode(), "名册.csv")) == 20_000


def test_a_roster_of_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(HEAD.encode() + b"a" * MOST_BYTES)
    with pytest.raises(UsageError, match="超过 8 MB"):
        load_roster(path)
