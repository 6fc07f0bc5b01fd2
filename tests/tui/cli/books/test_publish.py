"""gouji book publish: days and addresses of all units at once, and tables that are none."""

from __future__ import annotations

import json

import openpyxl
import pytest
from making.material import DAY, of_town

from engine.trail.verification.verify import verify
from tui.cli.books.publish import SHOWN, shortened

pytestmark = pytest.mark.slow


def test_many_names_are_cut_short():
    names = [f"第{n}镇" for n in range(SHOWN + 1)]
    assert shortened([]) == ""
    assert "第9镇" in shortened(names[:SHOWN])
    assert "第10镇" not in shortened(names)
    assert shortened(names).startswith(shortened(names[:SHOWN]))
    assert shortened(names) != shortened(names[:SHOWN])


def test_a_template_is_never_written_over_a_file_nor_without_units(gouji, book, tmp_path):
    there = tmp_path / "表.csv"
    there.write_text("重要", "utf-8")
    said = gouji("book", "publish", "--template", there, "--book", book)
    assert said.code == 2
    assert there.read_text("utf-8") == "重要"
    empty = tmp_path / "空.book"
    assert gouji("book", "new", "--book", empty).code == 0
    said = gouji("book", "publish", "--template", tmp_path / "新.csv", "--book", empty)
    assert said.code == 2
    assert not (tmp_path / "新.csv").exists()


@pytest.mark.parametrize("year", ["-1", "x", "99999999999999999999"])
def test_a_year_that_is_none_is_refused(gouji, book, tmp_path, year):
    path = tmp_path / "表.csv"
    said = gouji("book", "publish", "--template", path, "--year", year, "--book", book)
    assert said.code == 2
    assert not path.exists()


def test_days_for_all_units_are_taken_over_and_judged_at_once(gouji, book, table):
    path = table(
        "白沙镇,2023,2024-01-20,https://a.cn/1", "不存在的局,2023,2024-01-20,",
        "三河镇,,2024-05-20,", "柳河乡,,2024-01-20,",
    )  # fmt: skip
    said = gouji("book", "publish", "--from", path, "--book", book)
    assert said.code == 3
    assert "公开.csv 第3行：" in said.err
    assert "登记公开日期和网址 3 项，重新核对 2 份报告" in said.err
    assert "青禾县柳河乡人民政府 2023" in said.err
    assert DAY not in of_town(gouji("book", "material", "--format", "json", "--book", book))
    again = gouji("book", "publish", "--from", path, "--book", book)
    assert "登记公开日期和网址 0 项，重新核对 0 份报告" in again.err
    assert verify(book).code == 0


def test_a_report_that_comes_later_is_judged_by_the_listed_day(gouji, book, table, samples):
    gouji("book", "publish", "--from", table("石桥镇,2023,2024-01-20,"), "--book", book)
    gouji("sweep", samples / "2023" / "石桥镇.docx", "--book", book)
    asked = json.loads(gouji("book", "material", "--format", "json", "--book", book).out)
    assert not [
        one for one in asked["material"] if "石桥镇" in one["agency"] and one["paper"] == DAY
    ]


def test_a_correction_keeps_the_listed_day(gouji, book, table):
    gouji("book", "publish", "--from", table("白沙镇,2023,2024-01-20,"), "--book", book)
    gouji("book", "correct", "1", "--cell", "3.new.total=9", "--reason", "x", "--book", book)
    assert DAY not in of_town(gouji("book", "material", "--format", "json", "--book", book))


@pytest.mark.parametrize("name", ["待填.xlsx", "待填.csv"])
def test_a_template_is_filled_in_and_read_back(gouji, book, tmp_path, name):
    path = tmp_path / name
    assert gouji("book", "publish", "--template", path, "--book", book).code == 0
    assert gouji("book", "publish", "--template", path, "--book", book).code == 2
    if name.endswith("xlsx"):
        workbook = openpyxl.load_workbook(path)
        assert workbook.active["A1"].value == "单位"
        workbook.active["C3"] = "2024-01-20"
        workbook.save(path)
    else:
        lines = path.read_text("utf-8-sig").splitlines()
        path.write_text("\n".join([*lines[:2], lines[2].replace(",,", ",2024-01-20,")]), "utf-8")
    said = gouji("book", "publish", "--from", path, "--book", book)
    assert said.code == 0, said.err
    assert "登记公开日期和网址 1 项" in said.err


WRONG = {"空": b"", "断的": b"PK\x03\x04broken", "乱码": b"\xff\xfe\x00", "别的表": b"a,b\n1,2\n"}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_what_is_no_table_is_told(gouji, book, tmp_path, data):
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    said = gouji("book", "publish", "--from", path, "--book", book)
    assert said.code == 2
    assert "Traceback" not in said.err
