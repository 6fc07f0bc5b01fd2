"""gouji book, roster, trail, export: a casebook is never written over, what is none is told."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from urllib.parse import unquote

import openpyxl
import pytest


@pytest.fixture
def season(gouji, samples, tmp_path):
    """Sweep the made-up county into a casebook."""
    book = tmp_path / "2024.book"
    roster = samples / "roster.csv"
    said = gouji("sweep", samples / "2022", samples / "2023", "--book", book, "--roster", roster)
    assert said.code == 1, said.err
    return book


COMMANDS = (
    ("book", "list"), ("book", "status"), ("trail", "verify"), ("trail", "show"),
    ("export", "--format", "csv"), ("review", "--plain"), ("sweep", "samples/2022"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("what", ["文字", "乱码", "空", "别的库", "截断", "更新版本"])
def test_what_is_no_casebook_is_told_and_left_as_it_is(gouji, tmp_path, command, what):
    path = tmp_path / "x.book"
    if what in {"截断", "更新版本"}:
        gouji("book", "new", "--book", path)
    if what == "截断":
        path.write_bytes(path.read_bytes()[:9000])
    elif what in {"更新版本", "别的库"}:
        with sqlite3.connect(path) as database:
            database.execute(
                "PRAGMA user_version=999" if what == "更新版本" else "CREATE TABLE t(a)"
            )
        database.close()
    else:
        path.write_bytes({"文字": b"hello", "乱码": bytes(range(256)) * 99, "空": b""}[what])
    before = path.read_bytes()
    said = gouji(*command, "--book", path)
    assert said.code == 3, said
    assert "x.book" in said.out + said.err
    assert "Traceback" not in said.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS[:6], ids=" ".join)
def test_no_command_but_sweep_makes_a_casebook(gouji, tmp_path, command):
    said = gouji(*command, "--book", tmp_path / "nope.book")
    assert said.code in {2, 3}
    assert list(tmp_path.glob("nope*")) == []


def test_a_sweep_of_nothing_makes_no_casebook(gouji, tmp_path):
    said = gouji("sweep", tmp_path / "nope", "--book", tmp_path / "b.book")
    assert said.code == 2
    assert not (tmp_path / "b.book").exists()


@pytest.mark.slow
def test_who_has_not_filed_is_named_and_nobody_else(gouji, season):
    status = gouji("book", "status", "--book", season).out
    assert "2023年度未报\t1\t青禾县水利局" in status
    again = gouji("sweep", "--book", season)
    assert "X106 应报未报（2023年度）1 个：青禾县水利局" in again.err


@pytest.mark.slow
def test_a_roster_that_comes_later_accuses_nobody_who_has_filed(gouji, samples, tmp_path):
    book = tmp_path / "b.book"
    gouji("sweep", samples / "2023", "--book", book)
    assert gouji("roster", "import", samples / "roster.csv", "--book", book).code == 0
    assert "2023年度未报\t1\t青禾县水利局" in gouji("book", "status", "--book", book).out


@pytest.fixture
def stray(gouji, season, samples, tmp_path):
    """Add one report of a newer year to the swept county."""
    text = (samples / "2023" / "三河镇.md").read_text("utf-8")
    (tmp_path / "新.txt").write_text(text.replace("2023", "2024"), "utf-8")
    gouji("sweep", tmp_path / "新.txt", "--book", season, "--fail-on", "never")
    return season


@pytest.mark.slow
def test_a_stray_year_neither_accuses_everybody_nor_hides_who_is_missing(gouji, stray):
    status = gouji("book", "status", "--book", stray)
    again = gouji("sweep", "--book", stray, "--fail-on", "never")
    assert "2023年度未报\t1\t青禾县水利局\n" in status.out
    assert "X106 应报未报（2023年度）1 个：青禾县水利局\n" in again.err
    for year in (2022, 2024):
        assert f"{year}年度未报" not in status.out
        assert f"应报未报（{year}年度）" not in again.err
        assert f"{year}年度只有" in status.err
        assert f"{year}年度只有" in again.err


@pytest.mark.slow
def test_a_year_that_is_named_is_listed_all_the_same(gouji, stray):
    status = gouji("book", "status", "--year", "2024", "--book", stray)
    assert "2024年度未报\t10\t" in status.out
    assert "2023年度未报\t1\t青禾县水利局" in status.out
    assert "2024年度只有" not in status.err


@pytest.mark.slow
def test_a_report_under_a_name_like_the_missing_ones_is_asked_for(gouji, season, samples, tmp_path):
    text = (samples / "2023" / "三河镇.md").read_text("utf-8")
    (tmp_path / "水务.txt").write_text(
        text.replace("青禾县三河镇人民政府", "青禾县水务局"), "utf-8"
    )
    said = gouji("sweep", tmp_path / "水务.txt", "--book", season, "--fail-on", "never")
    assert "X106 是否报送不明（2023年度）1 个：青禾县水利局（可能是 " in said.err
    assert "应报未报" not in said.err
    assert "2023年度是否报送不明\t1\t青禾县水利局" in gouji("book", "status", "--book", season).out


@pytest.mark.slow
def test_the_list_counts_as_errors_what_failed_alone(gouji, season):
    lines = gouji("book", "list", "--book", season).out.splitlines()
    assert len(lines) == 12
    clean = next(line for line in lines if "白沙镇" in line and "\t2022\t" in line)
    assert "错误0" in clean


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


def exported(gouji, book, form, *more):
    """Return what an export says: rows by the names of their columns, or a document."""
    said = gouji("export", "--format", form, "--book", book, *more)
    assert said.code == 0, said.err
    if form == "json":
        return json.loads(said.out)
    return list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))


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


def test_the_check_on_screen_tells_the_one_right_value_under_all_the_norms(gouji, samples):
    told = gouji("check", samples / "2023" / "石桥镇.docx").out.splitlines()
    start = next(number for number, line in enumerate(told) if "F201 F202" in line)
    end = next(number for number, line in enumerate(told) if number > start and "警告" in line)
    (norms,) = [line for line in told[start:end] if line.strip().startswith("依据")]
    assert "表三“申请人情况”各列、表三第三项（一）至（七）" in norms
    assert sum("应为" in line for line in told[start:end]) == 1


@pytest.mark.slow
def test_the_trail_is_told_in_words_one_line_an_event(gouji, season):
    lines = gouji("trail", "show", "--book", season).out.splitlines()
    told = [re.search(r"收件 (\d+) 份，核对 (\d+) 份", line) for line in lines]
    counts = [tuple(map(int, one.groups())) for one in told if one]
    assert [sum(one) for one in zip(*counts, strict=True)] == [12, 12]
    assert all(len(line) < 200 for line in lines)
    events = gouji("trail", "show", "--format", "json", "--book", season).out.splitlines()
    assert [json.loads(line)["seq"] for line in events] == list(range(1, len(lines) + 1))


@pytest.mark.slow
def test_a_switch_is_on_or_off(gouji, season):
    assert gouji("book", "set", "four_eyes", "maybe", "--book", season).code == 2
    assert gouji("book", "set", "four_eyes", "on", "--book", season).code == 0
    assert "两人复核\t是" in gouji("book", "status", "--book", season).out
    assert gouji("book", "set", "nope", "1", "--book", season).code == 2


@pytest.mark.slow
def test_days_are_a_number(gouji, season):
    assert gouji("book", "set", "deadline_days", "十天", "--book", season).code == 2
    assert gouji("book", "set", "deadline_days", "-3", "--book", season).code == 2
    assert gouji("book", "set", "deadline_days", "15", "--book", season).code == 0
    assert "整改期限（工作日）\t15" in gouji("book", "status", "--book", season).out
    assert gouji("book", "set", "checkpoints", season, "--book", season).code == 2


@pytest.mark.slow
def test_a_backup_is_restored_and_the_trail_says_so(gouji, season, tmp_path):
    assert gouji("book", "backup", tmp_path / "备份", "--book", season).code == 0
    assert gouji("book", "backup", tmp_path / "备份", "--book", season).code == 3
    said = gouji("book", "restore", tmp_path / "备份", "--book", season)
    assert said.code == 0, said.err
    assert gouji("trail", "verify", "--book", season).code == 0


def test_a_new_casebook_is_not_made_beside_what_another_left_behind(gouji, tmp_path):
    leftover = tmp_path / "b.book-wal"
    leftover.write_bytes(b"decisions")
    said = gouji("book", "new", "--book", tmp_path / "b.book")
    assert said.code == 3
    assert leftover.name in said.err
    assert not (tmp_path / "b.book").exists()


@pytest.mark.slow
def test_a_dry_run_makes_and_changes_nothing(gouji, samples, season, tmp_path):
    fresh = tmp_path / "dry.book"
    said = gouji("sweep", samples / "2022", "--book", fresh, "--dry-run")
    assert "会新开" in said.err
    assert list(tmp_path.glob("dry*")) == []
    before = gouji("trail", "show", "--book", season).out
    said = gouji("sweep", "--again", "--dry-run", "--book", season)
    assert "会新开 0\n会重新打开 0\n会视为已整改 0\n保持不变" in said.err
    assert gouji("trail", "show", "--book", season).out == before


@pytest.fixture
def unread(gouji, samples, tmp_path):
    """Give a casebook of one report and two files that cannot be read."""
    folder = tmp_path / "2023"
    folder.mkdir()
    (folder / "白沙镇.docx").write_bytes((samples / "2023" / "白沙镇.docx").read_bytes())
    (folder / "水利局.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "说明\x1b[31m.txt").write_text("hello", "utf-8")
    book = tmp_path / "b.book"
    gouji("roster", "import", samples / "roster.csv", "--book", book)
    gouji("sweep", folder, "--book", book)
    return book


@pytest.mark.slow
def test_unreadable_files_are_counted_listed_and_exported(gouji, unread):
    status = gouji("book", "status", "--book", unread)
    assert "读不了的文件\t2\t" in status.out
    listed = gouji("book", "unreadable", "--book", unread).out
    assert "2023/水利局.docx" in listed
    assert "\x1b" not in listed + status.out
    document = exported(gouji, unread, "json")
    assert min(one["name"] for one in document["unreadable"]) == "水利局.docx"
    (water,) = (one for one in document["not_filed"] if one["unit"] == "青禾县水利局")
    assert len(water["unreadable"]) == 1
    assert "## 读不了的文件" in gouji("export", "--book", unread, "--format", "md").out
    for form in ("sarif", "junit", "github"):
        assert "水利局.docx" in unquote(gouji("export", "--book", unread, "--format", form).out)


@pytest.mark.slow
def test_a_unit_whose_file_cannot_be_read_is_asked_not_accused(gouji, unread):
    status = gouji("book", "status", "--book", unread).out
    (missing,) = (line for line in status.splitlines() if line.startswith("2023年度未报"))
    assert "水利局" not in missing
    assert "2023年度报告读不了\t1\t青禾县水利局（收到的 水利局.docx 读不了）" in status
    again = gouji("sweep", "--book", unread).err
    accused = next(line for line in again.splitlines() if "应报未报" in line)
    assert "水利局" not in accused
    assert "是否报送不明（2023年度）1 个：青禾县水利局" in again


@pytest.mark.slow
def test_an_unreadable_file_goes_with_a_readable_one_or_by_command(gouji, unread, samples):
    readable = unread.parent / "2023" / "水利局.docx"
    text = (samples / "2023" / "教育局.html").read_text("utf-8")
    readable.write_text(text.replace("教育局", "水利局"), "utf-8")
    gouji("sweep", readable, "--book", unread)
    listed = gouji("book", "unreadable", "--book", unread).out
    assert "水利局" not in listed
    (number, *_rest) = listed.split("\t")
    wrong = gouji("book", "unreadable", "--remove", "99", "--book", unread)
    assert (wrong.code, "没有第 99 号" in wrong.err) == (2, True)
    assert gouji("book", "unreadable", "--remove", number, "--book", unread).code == 0
    assert "没有读不了的文件" in gouji("book", "unreadable", "--book", unread).err
    assert "读不了" not in gouji("book", "status", "--book", unread).out
    assert gouji("trail", "verify", "--book", unread).code == 0


@pytest.mark.slow
def test_earlier_years_are_no_work_of_this_season(gouji, season):
    status = gouji("book", "status", "--book", season).out
    assert "以往年度（供对照）\t2\t2022；其中待定的发现" in status
