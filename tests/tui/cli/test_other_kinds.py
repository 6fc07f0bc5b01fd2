"""Papers of another kind: exit code 3 and one sentence, never clean, unless --force."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema

SUMMARY = "云溪县2024年政务公开工作总结\n一、主动公开情况\n公开12条。\n二、存在问题\n更新慢。\n"


@pytest.fixture
def summary(tmp_path):
    """Give a summary of a year's work."""
    path = tmp_path / "总结.txt"
    path.write_text(SUMMARY, "utf-8")
    return path


@pytest.fixture
def folder(samples, tmp_path):
    """Give a folder of a summary and a clean report."""
    made = tmp_path / "年报"
    made.mkdir()
    (made / "总结.txt").write_text(SUMMARY, "utf-8")
    (made / "白沙镇.docx").write_bytes((samples / "2022" / "白沙镇.docx").read_bytes())
    return made


def test_a_check_says_what_it_is_and_what_to_do(gouji, summary):
    said = gouji("check", summary)
    assert said.code == 3
    assert "不核对" in said.out
    assert "政务公开工作总结" in said.out
    assert "--force" in said.out
    assert gouji("check", summary, "--fail-on", "never").code == 3


def test_force_checks_it_all_the_same(gouji, summary):
    said = gouji("check", summary, "--force")
    assert said.code == 1
    assert "S106" in said.out


def test_among_others_it_is_a_class_of_its_own(gouji, folder):
    said = gouji("check", folder)
    assert said.code == 3
    assert "没有发现问题 1 份，读不了 0 份。另有 1 份是别种文件" in said.out
    english = gouji("--lang", "en", "check", folder)
    assert "1 more are papers of another kind" in english.out


def test_the_json_names_its_kind_and_keeps_to_the_schema(gouji, folder):
    found = json.loads(gouji("check", folder, "--format", "json").out)
    Draft202012Validator(schema("check")).validate(found)
    assert [one["other"] for one in found["unreadable"]] == ["summary"]
    assert len(found["reports"]) == 1


def test_read_refuses_it_too(gouji, summary):
    said = gouji("read", summary)
    assert (said.code, said.out) == (3, "")
    assert "政务公开工作总结" in said.err
    assert gouji("read", summary, "--force").code == 0


def test_a_sweep_counts_it_apart_and_files_nothing(gouji, folder, tmp_path):
    book = tmp_path / "b.book"
    said = gouji("sweep", folder, "--book", book, "--format", "json")
    found = json.loads(said.out)
    Draft202012Validator(schema("check")).validate(found)
    assert said.code == 3
    counts = {name: found["swept"][name] for name in ("files", "checked", "unreadable", "other")}
    assert counts == {"files": 2, "checked": 1, "unreadable": 0, "other": 1}
    assert "读不了 0 份。另有 1 份是别种文件" in said.err
    assert len(found["swept"]["filings"]) == 1
    again = gouji("sweep", folder, "--book", book)
    assert again.code == 3
    assert "不核对" in again.out


def test_a_sweep_by_force_files_it(gouji, folder, tmp_path):
    said = gouji("sweep", folder, "--book", tmp_path / "b.book", "--force", "--format", "json")
    found = json.loads(said.out)
    assert (said.code, len(found["swept"]["filings"]), found["swept"]["other"]) == (1, 2, 0)
