"""Reports as web archives keep them: figures told right or left open, never wrong; none accused."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.archived import ABOVE, BEHIND, GAPS, LINES, Archive, archives, as_archived
from making.chance import draft
from making.reading import read_report

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from making.drafts import Draft

    from engine.report import Report

WALLS = ("blank", "two blanks", "tab")
FAMILIES = "FNP"
LEAST = 0.98


@cache
def checker() -> Checker:
    """Give the checker with the shipped pack."""
    return Checker(load_pack())


def read_share(written: Draft, report: Report) -> tuple[int, int]:
    """Count the cells read and all cells; one that is wrong, or blank without a doubt, fails."""
    read = cells = 0
    for number, table in ((2, written.table2), (3, written.table3), (4, written.table4)):
        for cell, text in table.items():
            value = report.tables[number].values[cell]
            cells += 1
            read += value.number is not None
            assert value.doubt or value.number == Decimal(text), (number, cell, text, value)
            assert value.number in {None, Decimal(text)}, (number, cell, text, value)
    return read, cells


def accused(report: Report) -> list[tuple[str, str]]:
    """Return what is said against the figures of a report."""
    findings = checker().audit(report).findings
    return [
        (one.rule, one.message)
        for one in findings
        if one.outcome in {"fail", "broken"} and one.rule[0] in FAMILIES
    ]


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("gap", GAPS)
def test_every_layout_is_read(gap: str, lines: str) -> None:
    read = cells = 0
    for seed in range(2):
        written = draft(seed)
        archive = Archive(gap, lines, seed == 1, ABOVE[seed], BEHIND[seed])
        report = read_report(as_archived(written, archive), "稿.txt")
        told = read_share(written, report)
        read, cells = read + told[0], cells + told[1]
        assert accused(report) == []
    assert read == cells if gap in WALLS else read >= cells * LEAST


@pytest.mark.slow
def test_nearly_all_cells_of_archives_are_read_and_none_wrong() -> None:
    read = cells = 0
    for seed in range(80):
        written = draft(seed)
        report = read_report(as_archived(written, archives(seed)), "稿.txt")
        told = read_share(written, report)
        read, cells = read + told[0], cells + told[1]
        assert accused(report) == [], seed
    assert read >= cells * LEAST


@pytest.mark.parametrize("gap", GAPS)
def test_figures_of_a_row_are_no_telephone(gap: str) -> None:
    written = draft(1)
    cells = dict(written.table3)
    row = {"natural": 151, "business": 3, "total": 154}
    for key in ("new", "granted", "done"):
        for column in ("natural", "business", "research", "welfare", "legal_service", "other_org"):
            cells[key, column] = str(row.get(column, 0))
        cells[key, "total"] = str(row["total"])
    written.table3.update(cells)
    report = read_report(as_archived(written, Archive(gap, "table")), "稿.txt")
    assert [rule for rule, _ in accused(report) if rule == "P102"] == []


@pytest.mark.parametrize("gap", GAPS)
def test_cells_that_an_archive_leaves_out_shift_no_figure(gap: str) -> None:
    for seed in range(3):
        written = draft(seed)
        dice = random.Random(seed)  # noqa: S311 — tests, not secrets
        for cell in dice.sample(list(written.table3), 8):
            written.table3[cell] = ""
        table = read_report(as_archived(written, Archive(gap, "table")), "稿.txt").tables[3]
        for cell, text in written.table3.items():
            number = table.number_at(*cell)
            assert number is None or (text and number == Decimal(text)), (seed, cell, text, number)
