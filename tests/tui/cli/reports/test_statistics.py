"""--statistics: counts by rule, by unit, by kind, the same in text and in JSON."""

from __future__ import annotations

import json


def test_the_counts_are_those_of_the_findings(gouji, samples):
    document = json.loads(gouji("check", samples / "2023", "--format", "json", "--statistics").out)
    found = [one for report in document["reports"] for one in report["findings"]]
    rules = document["statistics"]["rules"]
    for one in rules:
        those = [finding for finding in found if finding["rule"] == one["rule"]]
        assert sum(one[name] for name in ("error", "warning", "info")) == sum(
            finding["outcome"] == "fail" for finding in those
        )
        assert one["not_assessable"] == sum(f["outcome"] == "not_assessable" for f in those)
    assert {one["rule"] for one in rules} == {one["rule"] for one in found}
    assert sum(one["reports"] for one in document["statistics"]["kinds"]) == 10
    for table in ("units", "kinds"):
        errors = sum(one["error"] for one in document["statistics"][table])
        assert errors == sum(one["error"] for one in rules)


def test_text_tells_the_counts_instead_of_the_findings(gouji, samples):
    said = gouji("check", samples / "2023", "--statistics")
    lines = said.out.splitlines()
    assert lines[0].split()[:2] == ["规则", "错误"]
    assert any(line.startswith("青禾县石桥镇人民政府 2023  ") for line in lines)
    assert any(line.startswith("乡镇  ") for line in lines)
    assert "原文" not in said.out
    assert said.code == 1


def test_what_is_not_selected_is_not_counted(gouji, samples):
    out = gouji("check", samples / "2023", "--statistics", "--select", "E101").out
    assert [line.split()[0] for line in out.splitlines()[1:2]] == ["E101"]
    assert "F201" not in out
