"""Who has not filed is named, and nobody else."""

from __future__ import annotations

import re

import docx
import pytest


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
def test_a_report_left_with_last_years_number_is_to_be_verified(gouji, season, samples, tmp_path):
    text = (samples / "2023" / "三河镇.md").read_text("utf-8")
    for old, new in (("青禾县三河镇人民政府", "青禾县水利局"), ("2023", "2022"), ("2024", "2023")):
        text = text.replace(old, new)
    (tmp_path / "收件.txt").write_text(text, "utf-8")
    said = gouji("sweep", tmp_path / "收件.txt", "--book", season, "--fail-on", "never")
    assert "青禾县水利局（收到 " in said.err
    assert "青禾县水利局 2022，标的是上一年度，待核实）" in said.err
    assert "--year 2022" in said.err
    assert "应报未报（2023年度）" not in said.err
    (number,) = re.findall(r"收到 (\d+) 青禾县水利局", said.err)
    why = ["--reason", "看过原文，确是上年的"]
    told = gouji("book", "correct", number, "--year", "2022", *why, "--book", season)
    assert (told.code, told.out) == (0, "确认：报告年度 2022（看过原文，确是上年的）\n")
    again = gouji("sweep", "--book", season, "--fail-on", "never").err
    assert "应报未报（2023年度）1 个：青禾县水利局" in again
    gouji("export", "--format", "bulletin", "--output", tmp_path / "通报.docx", "--book", season)
    told = "".join(one.text for one in docx.Document(tmp_path / "通报.docx").paragraphs)
    assert "未报送1个（青禾县水利局）" in told


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
def test_earlier_years_are_no_work_of_this_season(gouji, season):
    status = gouji("book", "status", "--book", season).out
    assert "以往年度（供对照）\t2\t2022；其中待定的发现" in status
