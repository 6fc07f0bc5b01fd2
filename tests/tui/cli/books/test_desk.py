"""gouji book, roster, trail, export: a casebook is never written over, what is none is told."""

from __future__ import annotations

import pytest


def test_a_sweep_of_nothing_makes_no_casebook(gouji, tmp_path):
    said = gouji("sweep", tmp_path / "nope", "--book", tmp_path / "b.book")
    assert said.code == 2
    assert not (tmp_path / "b.book").exists()


@pytest.mark.slow
def test_the_list_counts_as_errors_what_failed_alone(gouji, season):
    lines = gouji("book", "list", "--book", season).out.splitlines()
    assert len(lines) == 12
    clean = next(line for line in lines if "白沙镇" in line and "\t2022\t" in line)
    assert "错误0" in clean


def test_the_check_on_screen_tells_the_one_right_value_under_all_the_norms(gouji, samples):
    told = gouji("check", samples / "2023" / "石桥镇.docx").out.splitlines()
    start = next(number for number, line in enumerate(told) if "F201 F202" in line)
    end = next(number for number, line in enumerate(told) if number > start and "警告" in line)
    (norms,) = [line for line in told[start:end] if line.strip().startswith("依据")]
    assert "表三“申请人情况”各列、表三第三项（一）至（七）" in norms
    assert sum("应为" in line for line in told[start:end]) == 1


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
