"""Whole reports in the shapes in which they come: nothing false is said, nothing planted missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from making import shaped
from making.shapes_word import OFFICE

from engine.check import Checker
from engine.errors import ReadingError
from engine.front import check
from engine.packs import load_pack
from engine.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.report import Report

NEEDS_MORE = {"D101", "N110", "X101", "X102"}
"""Rules that ask for what nobody handed in."""


def cases() -> list[Any]:
    """Return the reports, those that LibreOffice writes with what they need."""
    needy = (pytest.mark.needs("soffice"), pytest.mark.slow)
    return [
        pytest.param(one, id=one["id"], marks=needy if one["shape"] in OFFICE else ())
        for one in shaped.reports()
    ]


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of the shipped pack."""
    return Checker(load_pack())


@pytest.mark.parametrize("given", cases())
def test_what_is_said_of_a_report_is_what_is_wrong_in_it(
    checker: Checker, given: Mapping[str, Any]
) -> None:
    name, data = shaped.written(given)
    report = read_report(data, name, checker.pack.forms)
    agency = given.get("read_as", given["agency"])
    assert (report.agency, report.kind, report.year) == (agency, given["kind"], given["year"])
    assert wrong_cells(given, report) == []
    said = checker.audit(report).findings
    failed = {one.rule: one.message for one in said if one.outcome == "fail"}
    asked = {one.rule: one.message for one in said if one.outcome == "uncertain"}
    informing = {one.rule for one in said if one.severity == "info"}
    expected, may = set(given["fails"]), set(given.get("may", ()))
    assert expected - failed.keys() == set()
    assert failed.keys() - expected - may - informing == set(), failed
    assert asked.keys() <= {*given.get("asks", ()), *may}, asked


def wrong_cells(given: Mapping[str, Any], report: Report) -> list[str]:
    """Return the cells that were read as another number than stands there."""
    wrong = []
    for (number, row, column), text in shaped.truth(given).items():
        table = report.tables.get(number)
        read = table.values.get((row, column)) if table else None
        if read is not None and read.number is not None and str(read.number) != text:
            wrong.append(f"{number} {row} {column}: {text} was read {read.number}")
    return wrong


@pytest.mark.parametrize("given", shaped.other_kinds(), ids=lambda one: one["id"])
def test_a_paper_of_another_kind_is_refused(given: Mapping[str, str], tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_text(given["text"], encoding="utf-8")
    with pytest.raises(ReadingError, match=given["told"]):
        check(file)
