"""What programs import: ``gouji.read``, ``gouji.check``, ``gouji.open_book``."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import gouji

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "samples"
REPORT = SAMPLES / "2023" / "白沙镇.docx"


def test_a_report_is_read() -> None:
    report = gouji.read(REPORT)
    assert isinstance(report, gouji.Report)
    assert (report.agency, report.year, set(report.tables)) == (
        "青禾县白沙镇人民政府",
        2023,
        {2, 3, 4},
    )


def test_a_report_is_checked_with_last_years() -> None:
    alone = gouji.check(str(REPORT), published_on=date(2024, 1, 20))
    asked = {one.rule for one in alone.findings if one.outcome == "not_assessable"}
    assert {"X101", "X102"} <= asked
    both = gouji.check(REPORT, last=SAMPLES / "2022" / "白沙镇.docx")
    assert both.last is not None
    assert both.last.fit == "fits"
    assert not {"X101", "X102"} & {one.rule for one in both.findings}
    assert both.public["agency"] == "青禾县白沙镇人民政府"


def test_another_agencys_report_is_not_taken_for_last_years() -> None:
    result = gouji.check(REPORT, last=SAMPLES / "2023" / "云岭乡.txt")
    assert result.last is not None
    assert result.last.fit != "fits"
    assert not [one for one in result.findings if one.rule == "X101" and one.outcome == "fail"]


def test_what_cannot_be_read_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(gouji.ReadingError) as error:
        gouji.check(broken)
    assert error.value.message
    with pytest.raises(gouji.ReadingError):
        gouji.check(REPORT, last=broken)
    for call in (gouji.read, gouji.check, lambda path: gouji.check(REPORT, last=path)):
        with pytest.raises(FileNotFoundError):
            call(tmp_path / "没有.docx")


def test_a_book_is_opened_and_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(gouji.GoujiError):
        gouji.open_book(tmp_path / "季.book", actor="赵六")
    with gouji.open_book(tmp_path / "季.book", actor="赵六", create=True) as book:
        assert book.filings() == []


def test_the_example_of_the_readme_runs() -> None:
    text = (CHECKOUT / "README.md").read_text("utf-8")
    example = text.partition("```python\n")[2].partition("```")[0]
    assert "gouji.check" in example
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_a_foreign_engine_in_use_is_told_and_not_mixed_with_ours(tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "__init__.py").write_text("")
    places = [str(tmp_path), str(CHECKOUT)]
    words = f"import sys; sys.path[:0] = {places!r}; import engine; import gouji"
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "另一个名叫 engine 的包" in done.stderr


def test_every_public_name_is_there() -> None:
    assert [name for name in gouji.__all__ if not hasattr(gouji, name)] == []
    with pytest.raises(AttributeError):
        gouji.nothing_of_the_kind  # noqa: B018


def test_a_folder_without_reports_is_no_last_years_report_and_no_fault_of_this_one(tmp_path):
    with pytest.raises(gouji.GoujiError, match="没有可以读的报告"):
        gouji.check(REPORT, last=tmp_path)
