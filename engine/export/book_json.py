"""The casebook's findings as JSON, with decisions; for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.export.rows import deciding

if TYPE_CHECKING:
    from engine.export.rows import Exported
    from engine.trail.views import FilingView, FindingView


def write(exported: Exported) -> bytes:
    """Return the whole export as one JSON document."""
    document = {
        "schema_version": 1,
        "book": exported.book,
        "made_at": exported.made_at,
        "trail_code": exported.code,
        "filings": [
            {**of_filing(filing), "findings": [of_finding(one) for one in found]}
            for filing, found in exported.filings
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def of_filing(filing: FilingView) -> dict[str, Any]:
    """Return a filing as JSON."""
    return {
        "id": filing.id,
        "agency": filing.agency,
        "kind": filing.kind,
        "year": filing.year,
        "state": filing.state,
        "round": filing.round,
        "source": filing.source,
        "received_at": filing.received_at.isoformat() if filing.received_at else None,
        "due": filing.due.isoformat() if filing.due else None,
    }


def of_finding(finding: FindingView) -> dict[str, Any]:
    """Return a finding as JSON: the public keys, and what was decided."""
    last = deciding(finding)
    data = {key: value for key, value in finding.data.items() if key != "marks"}
    decision = (
        {
            "kind": last.kind,
            "reason": last.reason,
            "text": last.text,
            "by": last.actor,
            "at": last.at.isoformat(),
            "signed": last.signed,
        }
        if last
        else None
    )
    return {**data, "state": finding.state, "decision": decision}
