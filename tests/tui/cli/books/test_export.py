"""Exports of a casebook: they agree, tell no more than asked, and go over nothing."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from making.cli_exports import exported


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_an_export_never_goes_over_the_casebook(gouji, season, suffix):
    target = season.with_name(season.name + suffix)
    before = season.read_bytes()
    for command in (("export", "--format", "csv", "--output", target), ("trail", "seal", target)):
        said = gouji(*command, "--book", season)
        assert said.code == 2
        assert "是案卷" in said.err
    assert season.read_bytes()[:4096] == before[:4096]
    assert gouji("trail", "verify", "--book", season).code == 0


@pytest.mark.slow
def test_an_export_goes_over_no_other_casebook_and_into_no_folder(gouji, season, tmp_path):
    other = tmp_path / "2023.book"
    gouji("book", "new", "--book", other)
    for target in (other, tmp_path):
        said = gouji("export", "--format", "csv", "--output", target, "--book", season)
        assert said.code == 2
    assert gouji("book", "status", "--book", other).code == 0


@pytest.mark.slow
def test_an_export_replaces_yesterdays_file_whole(gouji, season, tmp_path):
    target = tmp_path / "整改 清单.csv"
    target.write_text("昨天的")
    said = gouji("export", "--format", "csv", "--output", target, "--book", season)
    assert said.code == 0
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert rows[0][:5] == ["类别", "单位", "类型", "年度", "轮次"]
    assert sorted(path.name for path in tmp_path.iterdir() if "整改" in path.name) == [target.name]


@pytest.mark.slow
def test_what_goes_out_undecided_is_said(gouji, season, tmp_path):
    def told(*words: str) -> str:
        return gouji("export", "--book", season, "--output", tmp_path / "纸", *words).err

    assert "条还没有审定；只写已确认的加 --confirmed" in told("--format", "notice")
    assert "还没有审定" not in told("--format", "notice", "--confirmed")
    assert "还没有审定" not in gouji("export", "--book", season, "--format", "csv").err


@pytest.mark.slow
def test_exports_agree_with_each_other(gouji, season):
    document = exported(gouji, season, "json")
    rows = exported(gouji, season, "csv")
    told = [key for row in rows for key in row["编号"].split("\n") if key]
    found = [finding["key"] for one in document["filings"] for finding in one["findings"]]
    assert sorted(told) == sorted(found)
    asked = [asked for one in document["filings"] for asked in one["material"]]
    assert len(asked) == sum(row["类别"] == "需补充材料" for row in rows)
    missing = [(str(one["year"]), one["unit"]) for one in document["not_filed"]]
    assert missing == [(row["年度"], row["单位"]) for row in rows if row["类别"] == "未报"]
    assert missing == [("2023", "青禾县水利局")]


@pytest.mark.slow
def test_the_export_of_one_filing_tells_nothing_of_others(gouji, season):
    only = exported(gouji, season, "json", "--filing", 1)
    assert [one["id"] for one in only["filings"]] == [1]
    assert only["not_filed"] is None
    assert gouji("export", "--format", "json", "--filing", 99, "--book", season).code == 2


@pytest.mark.slow
def test_the_export_of_one_year_tells_who_is_missing_in_it(gouji, season):
    rows = exported(gouji, season, "csv", "--year", 2023)
    assert {row["年度"] for row in rows} == {"2023"}
    assert [row["单位"] for row in rows if row["类别"] == "未报"] == ["青禾县水利局"]
    later = exported(gouji, season, "json", "--year", 2024)
    assert len(later["not_filed"]) == 11


def test_without_a_roster_nobody_is_said_to_be_missing(gouji, samples, tmp_path):
    book = tmp_path / "x.book"
    gouji("sweep", samples / "2023" / "柳河乡.txt", "--book", book)
    assert exported(gouji, book, "json")["not_filed"] is None
    assert "未报" not in {row["类别"] for row in exported(gouji, book, "csv")}


@pytest.mark.slow
def test_the_agency_is_told_the_one_right_value_and_by_when(gouji, season, tmp_path):
    (number,) = [
        one["id"]
        for one in exported(gouji, season, "json", "--year", 2023)["filings"]
        if one["agency"] == "青禾县石桥镇人民政府"
    ]
    moved = gouji("book", "move", number, "returned", "--deadline", "2030-03-01", "--book", season)
    assert moved.code == 0, moved.err
    target = tmp_path / "整改清单.xlsx"
    assert gouji("export", "--format", "xlsx", "--output", target, "--book", season).code == 0
    cells = [
        str(cell)
        for sheet in openpyxl.load_workbook(target)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
    assert any("商业企业列「予以公开」应为 2（填报 7）" in cell for cell in cells)
    assert not any("＝10" in cell or "＝7" in cell for cell in cells)
    for row in exported(gouji, season, "csv", "--filing", number):
        assert row["期限"] == "2030-03-01"
        if row["规则"] == "F201 F202":
            assert (row["填报"], row["应为"]) == ("7", "2")
