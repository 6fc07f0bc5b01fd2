"""The casebook's findings as JSON, with causes, decisions and who has not filed; for scripts.

One cause has one correction, which stands with the cause: a finding that a cause explains says
what does not balance and not what it should be. engine/export/schemas says the keys.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.corrections.wording import correction_data
from engine.export.data.report_json import SCHEMA, SCHEMA_VERSION
from engine.export.problems import problems, requests
from engine.export.rows import deadline_for, deciding, iso

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.export.dossier import Dossier, Exported
    from engine.export.problems import Request
    from engine.trail.state.views import FilingView, FindingView, UnreadableView

REACHES = "＝"  # as engine.check.wording writes a side that is reckoned


def write(exported: Exported) -> bytes:
    """Return the whole export as one JSON document."""
    document = {
        "$schema": SCHEMA.format(name="book"),
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gouji"},
        "packs": list(exported.packs),
        "book": exported.book,
        "made_at": exported.made_at,
        "made_by": exported.made_by,
        "trail_code": exported.code,
        "filings": [of_dossier(one, confirmed=exported.confirmed) for one in exported.dossiers],
        "not_filed": None if exported.not_filed is None else list(not_filed(exported)),
        "unreadable": [of_unreadable(one) for one in exported.unreadable],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def of_dossier(dossier: Dossier, *, confirmed: bool) -> dict[str, Any]:
    """Return a filing with its findings, the causes that stand, the material that is asked for."""
    amended = [correction_data(one) for one in dossier.corrections]
    caused = {key for cause in dossier.causes for key in cause.get("findings", ())}
    return {
        **of_filing(dossier.filing),
        "findings": [
            of_finding(one, caused=one.key in caused)
            for one in dossier.findings
            if not confirmed or one.state == "confirmed"
        ],
        "causes": list(causes(dossier, confirmed=confirmed)),
        "material": [of_request(one) for one in requests(dossier, confirmed=confirmed)],
        **({"corrections": amended} if amended else {}),
    }


def of_unreadable(file: UnreadableView) -> dict[str, Any]:
    """Return a file that could not be read as JSON."""
    return {
        "id": file.id,
        "name": file.name,
        "source": file.source,
        "reason": file.reason,
        "sha256": file.sha256 or None,
        "received_at": file.received_at.isoformat(),
    }


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
        "sha256": filing.sha256 or None,
        "received_at": filing.received_at.isoformat() if filing.received_at else None,
        "due": iso(filing.due) or None,
    }


def of_finding(finding: FindingView, *, caused: bool = False) -> dict[str, Any]:
    """Return a finding as JSON: the public keys, and what was decided."""
    data = {key: value for key, value in finding.data.items() if key != "marks"}
    if caused and (told := unbalanced(data)):
        data = {**data, "expected": "", "unbalanced": told}
    last = deciding(finding)
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
    expires = iso(finding.expires) or None
    return {**data, "state": finding.state, "expires": expires, "decision": decision}


def unbalanced(data: Mapping[str, Any]) -> str:
    """Say of an equation which two sides differ (3＋7＝10，填报 5); nothing of other rules."""
    reckoned, stated = str(data.get("expected") or ""), str(data.get("actual") or "")
    if REACHES not in reckoned + stated:
        return ""
    return f"{stated}，与 {reckoned} 不等" if REACHES in stated else f"{reckoned}，填报 {stated}"


def causes(dossier: Dossier, *, confirmed: bool) -> Iterator[dict[str, Any]]:
    """Yield the causes as stored that have findings left, and what is left of them.

    ``should`` is what goes to the agency: ``""`` where nobody knows it for certain.
    """
    stored = {str(one.get("id")): one for one in dossier.causes}
    dismissed = {one.key for one in dossier.findings if one.state == "dismissed"}
    for one in problems(dossier, confirmed=confirmed):
        if one.cause:
            cause = stored[one.cause]
            yield {
                **cause,
                "findings": [finding.key for finding in one.findings],
                "dismissed": [key for key in cause["findings"] if key in dismissed],
                "kind": one.kind,
                "whom": one.whom,
                "severity": one.severity or None,
                "where": one.where.label,
                "at": list(one.where.at),
                "filed": one.filed,
                "should": one.should,
                "deadline": iso(one.deadline) or None,
            }


def of_request(request: Request) -> dict[str, Any]:
    """Return a request for material as JSON."""
    return {
        "ask": request.ask,
        "rules": list(dict.fromkeys(one.rule for one in request.findings)),
        "findings": [one.key for one in request.findings],
        "deadline": iso(request.filing.due) or None,
    }


def not_filed(exported: Exported) -> Iterator[dict[str, Any]]:
    """Yield the units that have not filed, the newest year first."""
    for year, owing in sorted((exported.not_filed or {}).items(), reverse=True):
        for one in owing:
            unit = one.unit
            yield {
                "year": year,
                "unit": unit.name,
                "kind": unit.kind,
                "parent": unit.parent,
                "code": unit.code,
                "deadline": iso(deadline_for(unit, year)) or None,
                "perhaps": [filing.id for filing in one.perhaps],
                "unreadable": [file.id for file in one.unread],
            }
