"""Two reports in one file: said outright, and never mixed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.distorted_headings import HEADINGS
from making.distorted_parts import PARTS
from making.drafts import clean
from making.reading import read_report
from making.sheets import as_bars, as_page, as_text, misread, sheet_of, township

from engine.doubts import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.sheets import Sheet

    from engine.report import Report

WRITERS = {"text": as_text, "bars": as_bars, "page": as_page}


def second(agency: str = "白水乡人民政府", year: int = 2023) -> Sheet:
    return sheet_of(clean(agency, "township", year, requests={"granted": {"natural": 30}}))


def told(report: Report) -> list[str]:
    return [sentence(doubt) for doubt in report.doubts if doubt.code == "several"]


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("other", [second(), second("青山镇人民政府", 2022)], ids=["乡", "去年"])
def test_only_the_first_of_two_reports_is_read(
    write: Callable[[Sheet], bytes], other: Sheet
) -> None:
    first = township()
    report = read_report(write(replace(first, pieces=first.pieces + other.pieces)), "稿")
    alone = read_report(write(first), "稿")
    assert misread(first, report) == []
    assert [told(alone), len(told(report))] == [[], 1]
    assert all(name in told(report)[0] for name in (first.title or "", other.title or "", "拆"))
    for number, table in alone.tables.items():
        cells = {cell: value.number for cell, value in report.tables[number].values.items()}
        assert cells == {cell: value.number for cell, value in table.values.items()}


@pytest.mark.parametrize("name", ["heading none", "heading all 1.", "heading own words"])
def test_two_reports_are_told_by_any_headings(name: str) -> None:
    first, other = HEADINGS[name](township()), HEADINGS[name](second())
    report = read_report(as_text(replace(first, pieces=first.pieces + other.pieces)), "稿")
    assert misread(first, report) == []
    assert len(told(report)) == 1


def test_a_second_report_without_a_title_is_told() -> None:
    other = second()
    rest = tuple(piece for piece in other.pieces if piece.what != "title")
    report = read_report(as_text(replace(other, pieces=township().pieces + rest)), "稿")
    assert "没有标题的一份" in told(report)[0]


def test_three_reports_are_counted() -> None:
    pieces = township().pieces + second().pieces + second("青河乡人民政府").pieces
    report = read_report(as_text(replace(township(), pieces=pieces)), "稿")
    assert told(report)[0].startswith("文件里有3份报告")


@pytest.mark.parametrize("name", [n for n in PARTS if n != "no one"])
def test_contents_annexes_and_sub_headings_are_no_second_report(name: str) -> None:
    assert told(read_report(as_text(PARTS[name](township())), "稿")) == []
