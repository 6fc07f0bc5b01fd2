"""--baseline: only what is new is told and counts; what is gone is said."""

from __future__ import annotations

import json

import pytest

DOCX, TEXT = "samples/2023/石桥镇.docx", "samples/2023/柳河乡.txt"


@pytest.fixture
def baseline(gouji, tmp_path):
    """Write the baseline of one report."""
    path = tmp_path / "基线.json"
    gouji("check", DOCX, "--format", "json", "--output", path)
    return path


def changed(path, change):
    """Change a baseline's document."""
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")


def test_what_stood_in_the_baseline_is_neither_told_nor_counted(gouji, baseline):
    said = gouji("check", DOCX, "--baseline", baseline)
    assert said.code == 0
    assert "F201" not in said.out
    assert "基线里已有 7 条，没有列出" in said.err


def test_another_report_is_new(gouji, baseline):
    said = gouji("check", DOCX, TEXT, "--baseline", baseline, "--format", "json")
    document = json.loads(said.out)
    assert said.code == 1
    assert [len(one["findings"]) for one in document["reports"]] == [0, 7]
    assert {one["baseline"] for one in document["reports"][1]["findings"]} == {"new"}
    assert document["baseline"]["known"] == 7
    assert document["baseline"]["stale"] == []


def test_other_values_are_told_again(gouji, baseline):
    def other(document):
        document["reports"][0]["findings"][0]["digest"] = "0" * 16

    changed(baseline, other)
    document = json.loads(gouji("check", DOCX, "--baseline", baseline, "--format", "json").out)
    assert [one["baseline"] for one in document["reports"][0]["findings"]] == ["updated"]


def test_what_is_gone_is_told_of_reports_that_were_checked(gouji, baseline):
    def gone(document):
        one = document["reports"][0]["findings"][0]
        document["reports"][0]["findings"].append(
            {**one, "key": "F201-000000000000", "rule": "F201"}
        )

    changed(baseline, gone)
    said = gouji("check", DOCX, "--baseline", baseline, "-v")
    assert "基线里 1 条这次没有再出现" in said.err
    assert "不再出现" in said.err
    assert "没有再出现" not in gouji("check", TEXT, "--baseline", baseline).err
    assert "没有再出现" not in gouji("check", DOCX, "--baseline", baseline, "--ignore", "F").err


def test_sarif_tells_all_with_their_state_and_only_new_ones_count(gouji, baseline):
    said = gouji("check", DOCX, TEXT, "--baseline", baseline, "--format", "sarif", "--ignore", "E")
    states = [one["baselineState"] for one in json.loads(said.out)["runs"][0]["results"]]
    assert (states.count("unchanged"), states.count("new")) == (7, 6)
    assert said.code == 0


def test_the_baseline_of_another_pack_is_said(gouji, baseline):
    def other(document):
        document["pack"]["sha256"] = "0" * 64

    changed(baseline, other)
    said = gouji("check", DOCX, "--baseline", baseline)
    assert (said.code, "基线是按规则包" in said.err) == (0, True)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"schema_version": 1, "reports": [1]}', "[" * 100_000]
)
def test_what_is_no_baseline_is_refused(gouji, tmp_path, text):
    path = tmp_path / "基线.json"
    path.write_text(text, "utf-8")
    said = gouji("check", DOCX, "--baseline", path)
    assert (said.code, said.out) == (2, "")
    assert "不是 gouji check --format json 的结果" in said.err


def test_a_baseline_that_a_windows_shell_wrote_is_read(gouji, baseline):
    baseline.write_bytes(baseline.read_text("utf-8").encode("utf-16"))
    assert gouji("check", DOCX, "--baseline", baseline).code == 0
