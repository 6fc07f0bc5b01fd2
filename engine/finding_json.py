"""A finding and its cause as plain JSON values: what ``check`` prints and a casebook keeps.

Numbers of persons are masked on the way out, character for character, so that offsets still hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.privacy import mask

if TYPE_CHECKING:
    from engine.evidence import Evidence
    from engine.finding import Cause, Finding


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain JSON values: the public keys, further words for people, marks."""
    place = finding.place
    return {
        "key": finding.key,
        "digest": finding.digest,
        "rule": finding.rule,
        "name": finding.name,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "title": finding.title,
        "message": mask(finding.message),
        "place": {
            "part": place.part,
            "table": place.table,
            "row": place.row,
            "column": place.column,
            "item": place.item and mask(place.item),
            "label": mask(place.label),
        },
        "evidence": [{"quote": mask(e.quote), "at": e.anchor.at} for e in finding.evidence],
        "basis": [
            {"source": b.source, "clause": b.clause, "title": b.title, "number": b.number}
            for b in finding.basis
        ],
        "why": finding.why,
        "remedy": finding.remedy,
        "expected": mask(finding.expected),
        "actual": mask(finding.actual),
        "against": mask(finding.against),
        "ask": finding.ask,
        "cause": finding.cause,
        "responsibility": finding.responsibility,
        "explained": None if finding.explained is None else mask(finding.explained.quote),
        "marks": [mark(evidence) for evidence in finding.evidence],
    }


def mark(evidence: Evidence) -> dict[str, Any]:
    """Return where a screen finds a quotation; offsets count in the block's or cell's own text."""
    anchor = evidence.anchor
    return {
        "block": anchor.block,
        "row": anchor.row,
        "column": anchor.column,
        "start": evidence.start,
        "end": evidence.end,
        "quote": mask(evidence.quote),
        "at": anchor.at,
    }


def cause_data(cause: Cause) -> dict[str, Any]:
    """Return a cause as plain JSON values: the public keys, and its summary."""
    return {
        "id": cause.id,
        "findings": list(cause.findings),
        "repairs": [
            {
                "cells": [
                    {
                        "table": cell.table, "row": cell.row, "column": cell.column,
                        "from": cell.before, "to": cell.after, "label": cell.label,
                    }
                    for cell in repair.cells
                ],
                "slip": repair.slip,
            }
            for repair in cause.repairs
        ],
        "summary": cause.summary,
        "more": cause.more,
        "note": cause.note,
    }  # fmt: skip
