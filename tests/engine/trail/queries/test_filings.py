"""Filings and findings as people see them."""

from __future__ import annotations


def test_findings_come_in_document_order_those_of_a_cause_together(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(
            book, make_finding("late", block=9), make_finding("far", block=8, cause="c1"),
            make_finding("near", block=2, cause="c1"), make_finding("mid", block=5),
        )  # fmt: skip
        assert [one.key for one in book.findings(filing)] == ["near", "far", "mid", "late"]
