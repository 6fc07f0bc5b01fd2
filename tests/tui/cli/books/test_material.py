"""gouji book correct, material, publish: as an auditor types them, and as they go wrong."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.slow
PAPER = "请提供该机关上一年度的政府信息公开工作年度报告"
DAY = "请机关提供年度报告的公开网址和公开时间"


@pytest.fixture
def book(gouji, samples, tmp_path):
    """Sweep two reports of this year into a casebook with the county's roster."""
    path = tmp_path / "2024.book"
    files = [samples / "2023" / name for name in ("白沙镇.docx", "三河镇.md")]
    said = gouji("sweep", *files, "--book", path, "--roster", samples / "roster.csv")
    assert said.code == 1, said.err
    return path


@pytest.fixture
def table(tmp_path):
    """Write a table of publications."""

    def written(*rows: str):
        path = tmp_path / "公开.csv"
        path.write_text("\n".join(["单位,年度,公开日期,公开网址", *rows]), "utf-8")
        return path

    return written


def of_town(said) -> dict[str, dict]:
    return {
        one["paper"]: one for one in json.loads(said.out)["material"] if "白沙镇" in one["agency"]
    }


def undecided(gouji, book) -> list[str]:
    return [line.split("\t")[5] for line in gouji("book", "list", "--book", book).out.splitlines()]


def test_a_cell_is_corrected_listed_and_taken_back(gouji, book):
    first = undecided(gouji, book)
    said = gouji(
        "book",
        "correct",
        "1",
        "--cell",
        "表三.新收.总计=99",
        "--reason",
        "原件为99",
        "--book",
        book,
    )
    assert said.code == 0, said.err
    assert said.out.startswith("更正：表三总计列「新收」填报 ")
    assert said.out.rstrip().endswith("→ 99（原件为99）")
    assert undecided(gouji, book) != first
    listed = gouji("book", "correct", "1", "--book", book)
    assert "3.new.total\t更正：" in listed.out
    trail = gouji("trail", "show", "--book", book)
    assert "更正读数" in trail.out
    assert gouji("book", "correct", "1", "--undo", "3.new.total", "--book", book).code == 0
    assert undecided(gouji, book) == first
    assert verify(book).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1", "--cell", "3.grantd.business=2", "--reason", "x"], "3.granted.business（表三商业"),
        (["1", "--cell", "3.granted.business", "--reason", "x"], "等号"),
        (["1", "--cell", "3.granted.business=2"], "理由"),
        (["1", "--reason", "x"], "没有说更正什么"),
        (["1", "--year", "二三", "--reason", "x"], "不是年份"),
        (["1", "--kind", "公司", "--reason", "x"], "不认识"),
        (["1", "--signed", "2024-02-30", "--reason", "x"], "不是日期"),
        (["1", "--undo", "year"], "没有更正过"),
        (["77", "--year", "2022", "--reason", "x"], "没有第 77 号"),
    ],
)
def test_a_wrong_correction_is_told_and_nothing_is_written(gouji, book, arguments, said):
    before = gouji("trail", "show", "--book", book).out
    done = gouji("book", "correct", *arguments, "--book", book)
    assert done.code in {2, 3}
    assert said in done.err
    assert "Traceback" not in done.err
    assert gouji("trail", "show", "--book", book).out == before


def test_material_asks_once_for_one_paper(gouji, book):
    said = gouji("book", "material", "--format", "json", "--book", book)
    Draft202012Validator(schema("material")).validate(json.loads(said.out))
    asked = of_town(said)
    assert set(asked) == {PAPER, DAY}
    assert asked[PAPER]["rules"] == ["X101", "X102"]
    as_csv = gouji("book", "material", "--format", "csv", "--book", book).out
    rows = list(csv.DictReader(io.StringIO(as_csv.removeprefix("\ufeff"))))
    assert len(rows) == len(json.loads(said.out)["material"])
    status = gouji("book", "status", "--book", book).out
    assert f"需补充材料\t{len(rows)}" in status
    lines = undecided(gouji, book)
    assert sum(int(line.rpartition("需补充材料")[2]) for line in lines) == len(rows)


def test_what_is_asked_for_waits_for_no_decision(gouji, book):
    (line,) = (line for line in undecided(gouji, book) if "错误0 警告0" in line)
    assert "待定0 需补充材料2" in line


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


def test_last_years_reports_are_taken_in_and_judged_by(gouji, book, samples):
    said = gouji("book", "material", "--last", samples / "2022", "--format", "json", "--book", book)
    assert said.code == 0, said.err
    assert PAPER not in of_town(said)
    assert "据此重新核对 2 份" in said.err, "its own, and one that its text resembles"


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


def test_a_roster_brings_days_and_addresses(gouji, book, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("名称,类型,公开日期\n青禾县白沙镇人民政府,乡镇,2024-01-20\n", "utf-8")
    said = gouji("roster", "import", path, "--book", book)
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
