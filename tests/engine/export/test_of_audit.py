"""A dossier straight from a check: every finding open, in the order of the document."""

from __future__ import annotations

from making.tables import report

from engine.anchor import Anchor
from engine.evidence import Evidence, Place
from engine.export.of_audit import dossier, dossier_of, findings_of
from engine.finding import Audit, Finding
from engine.trail.state.views import FilingView

FILING = FilingView(
    id=1, agency="a", kind=None, year=2023, state="received", round=1, version_id=None
)


def finding(key, block, outcome="fail", severity="error", **more):
    values = {
        "key": key,
        "digest": "d",
        "rule": "F203",
        "name": "x",
        "title": "t",
        "message": "m",
        "place": Place(),
        "basis": (),
        "evidence": (Evidence(quote="q", anchor=Anchor(block=block)),),
        **more,
    }
    return Finding(outcome=outcome, severity=severity, **values)


def test_findings_come_as_the_document_runs_and_are_open():
    views = findings_of([finding("b", 5), finding("a", 2), finding("c", 5, rule="A101")], 7)
    assert [one.key for one in views] == ["a", "c", "b"]
    assert {(one.state, one.filing_id) for one in views} == {("open", 7)}
    assert len({one.id for one in views}) == 3


def test_only_what_failed_is_counted_as_a_fault():
    told = dossier(
        FILING,
        [
            finding("a", 1),
            finding("b", 1, "uncertain"),
            finding("c", 1, severity="warning"),
            finding("d", 1, severity="info"),
        ],
        (),
    ).filing
    assert (told.errors, told.warnings, told.infos, told.undecided) == (1, 1, 1, 4)


def test_a_report_of_nobody_is_called_by_its_file_and_numbers_of_persons_are_masked():
    from dataclasses import replace

    made = report()
    nameless = replace(
        made, agency=None, document=replace(made.document, source="13912345678.docx")
    )
    told = dossier_of(Audit(report=nameless, outcomes=(), findings=(), causes=()), 3).filing
    assert "13912345678" not in told.agency + told.source
    assert (told.id, told.agency) == (3, told.source)
    assert dossier_of(Audit(report=made, outcomes=(), findings=(), causes=()), 3).content is None
