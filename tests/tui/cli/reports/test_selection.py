"""--select and --ignore: the longest word decides; causes are found from all equations."""

from __future__ import annotations

import json

import pytest

from tui.cli.reports.selection import Selection, words_of

DOCX = "samples/2023/石桥镇.docx"


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ((), (), {"F201", "F203", "N101"}),
        (("F",), (), {"F201", "F203"}),
        ((), ("F",), {"N101"}),
        (("F",), ("F203",), {"F201"}),
        (("F203",), ("F",), {"F203"}),
        (("F203",), ("F203",), set()),
        ((), ("F20",), {"N101"}),
        (("N", "F2"), ("F20",), {"N101"}),
    ],
)
def test_the_longest_word_decides_and_of_equal_ones_ignore(select, ignore, taken):
    selection = Selection(select=select, ignore=ignore)
    assert {one for one in ("F201", "F203", "N101") if selection.takes(one)} == taken


def test_words_are_separated_by_commas_of_both_kinds():
    assert words_of(["F2, N1", "D，F2"]) == ("F2", "N1", "D")


def test_what_is_not_told_does_not_count(gouji):
    assert gouji("check", DOCX).code == 1
    said = gouji("check", DOCX, "--ignore", "F")
    assert said.code == 0
    assert "F201" not in said.out
    assert "另有 2 条没有列出" in said.out
    assert "按 --select、--ignore 没有列出 2 条" in said.err


def test_a_rules_name_and_small_letters_are_as_good(gouji):
    assert gouji("check", DOCX, "--select", "f2").code == 1
    name = json.loads(gouji("check", DOCX, "--format", "json").out)["reports"][0]["findings"][0]
    assert name["rule"] in gouji("check", DOCX, "--select", name["name"]).out


def test_a_cause_is_found_from_equations_that_are_not_told(gouji):
    whole = json.loads(gouji("check", DOCX, "--format", "json").out)["reports"][0]
    part = json.loads(gouji("check", DOCX, "--format", "json", "--select", "F201").out)
    report = part["reports"][0]
    assert [one["rule"] for one in report["findings"]] == ["F201"]
    assert report["causes"][0]["repairs"] == whole["causes"][0]["repairs"]
    assert report["causes"][0]["findings"] == [report["findings"][0]["key"]]
    assert report["outcomes"]["fail"] == 1
    assert report["outcomes"]["pass"] == whole["outcomes"]["pass"]
    left = part["selection"]["left_out"]["findings"]
    assert left == len(whole["findings"]) - 1


def test_kinds_and_years_that_are_not_wanted_are_not_told_and_are_counted(gouji, samples):
    said = gouji("check", samples / "2023", "--kind", "government", "-v")
    assert said.out.count("samples/2023") == 1
    assert "没有列出 9 份" in said.err
    assert said.err.count("略过") == 9
    assert gouji("check", samples / "2023", "--year", "2022").code == 0


def test_what_cannot_be_read_is_told_whatever_is_selected(gouji, tmp_path):
    bad = tmp_path / "坏.txt"
    bad.write_bytes(b"")
    assert gouji("check", bad, "--kind", "township", "--year", "2023").code == 3


def test_papers_hold_only_what_is_told(gouji):
    for form in ("csv", "github", "junit", "md", "jsonl"):
        out = gouji("check", DOCX, "--format", form, "--select", "F201").out
        assert "F201" in out or "予以公开" in out
        assert "S102" not in out


def test_quiet_tells_only_reports_with_findings(gouji, samples):
    said = gouji("check", samples / "2023", "-q", "--select", "E101")
    assert said.err == ""
    assert said.out.count("samples/2023") == 1
    assert "共" not in said.out
