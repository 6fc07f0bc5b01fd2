"""Tables that a PDF draws off its page: told once, and no column is said to be left out."""

from __future__ import annotations

from dataclasses import replace

from making.tables import balanced_table3, report, seeded, table

from engine.anchor import Anchor
from engine.check import Checker
from engine.doubts import Doubt, DoubtKind
from engine.facts.off_page import off_page
from engine.packs import load_pack
from engine.report import Deviation


def without_total(*doubts: Doubt):
    """Make a report whose table 3 has no 总计."""
    cells = {key: value for key, value in balanced_table3(seeded(1)).items() if key[1] != "total"}
    lacks = Deviation(
        kind="missing", axis="column", key="total", label="总计", anchor=Anchor(block=0)
    )
    return replace(report(replace(table(3, cells), deviations=(lacks,))), doubts=doubts)


def said(read) -> list[tuple[str, str]]:
    """Return what is said of the figures and columns."""
    found = Checker(load_pack()).audit(read).findings
    return [(one.rule, one.outcome) for one in found if one.rule in {"S108", "F102", "F201"}]


def test_a_table_off_its_page_is_one_question_to_whoever_reads() -> None:
    doubt = Doubt.of(DoubtKind.TABLE_OFF_PAGE, without_total().tables[3].anchor, page=1)
    assert off_page(without_total(doubt)) == [3]
    assert said(without_total(doubt)) == [("F102", "uncertain")]


def test_a_column_that_the_agency_left_out_is_a_fault() -> None:
    assert off_page(without_total()) == []
    assert said(without_total()) == [("S108", "fail")]


def test_a_table_elsewhere_that_runs_off_excuses_nothing() -> None:
    doubt = Doubt.of(DoubtKind.TABLE_OFF_PAGE, Anchor(block=99), page=9)
    assert said(without_total(doubt)) == [("S108", "fail")]
