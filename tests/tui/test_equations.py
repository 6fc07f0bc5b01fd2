"""The cells of an equation: those with a nought are among them, and no others."""

from __future__ import annotations

from pathlib import Path

from engine.packs import forms_of
from engine.reading import read_report
from engine.report import Correction
from engine.trail.state.views import FindingView
from tui.equations import cells_added_up, place_of
from tui.opened import open_document

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "2023"


def test_every_addend_and_the_total_of_a_column():
    source = next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == ".docx")
    report = read_report(source.read_bytes(), source.name, forms_of())
    found = cells_added_up(report)
    cells = found[place_of("F202", {"place": {"table": 3, "column": "business"}})]
    assert {column for _, _, column in cells} == {"business"}
    rows = {row for _, row, _ in cells}
    assert {"granted", "partial", "done"} <= rows
    assert any(row.startswith("denied.") for row in rows)
    assert not {"new", "carried_in", "carried_out"} & rows


def test_they_are_outlined_in_the_document():
    source = next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == ".docx")
    opened = open_document(source.read_bytes(), source.name)

    finding = FindingView(
        id=1, filing_id=1, key="k", digest="", rule="F202", title="", message="",
        severity="error", outcome="fail", state="open", cause=None, data={},
    )  # fmt: skip
    marks = opened.marks(finding, None, [(3, "granted", "business"), (3, "no", "such")])
    assert [mark.style for mark in marks] == ["addend"]


def test_a_cell_that_was_put_right_is_coloured_and_a_field_of_the_report_is_none():
    source = next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == ".docx")
    opened = open_document(source.read_bytes(), source.name)
    corrections = [
        Correction(target="3.granted.business", value="2", reason="原件为2"),
        Correction(target="year", value="2023", reason="原件"),
    ]
    marks = opened.corrected(corrections)
    assert [(mark.style, mark.spot) for mark in marks] == [
        ("corrected", opened.cells[3, "granted", "business"])
    ]
