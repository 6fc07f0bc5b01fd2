"""Findings as JUnit XML: what failed is counted, the rest skipped."""

from __future__ import annotations

from lxml import etree
from making.dossiers import dossier, exported
from making.machine_formats import mixed

from engine.export.data import junit


def test_junit_counts_what_failed_and_skips_the_rest():
    root = etree.fromstring(junit.write(mixed()))
    assert {name: root.get(name) for name in ("tests", "failures", "skipped")} == {
        "tests": "6",
        "failures": "3",
        "skipped": "3",
    }
    assert len(root.findall(".//failure")) == 3


def test_a_filing_without_findings_is_a_case_that_passed():
    root = etree.fromstring(junit.write(exported(dossier())))
    assert [one.get("name") for one in root.iter("testcase")] == ["没有发现问题"]
    assert root.get("failures") == "0"


def test_junit_names_no_fault_where_material_is_asked_for():
    root = etree.fromstring(junit.write(mixed()))
    (asked,) = [one for one in root.iter("testcase") if one.get("name").startswith("X101")]
    assert "需补充材料" in str(asked.get("name"))
    assert asked.find("skipped").get("message") == "无法核对：请提供上一年度报告"
