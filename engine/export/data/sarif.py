"""Findings as SARIF 2.1.0, for code review and dashboards that know it.

What failed is a result of kind ``fail``; what is uncertain is ``review``; what could not be
assessed is ``open``. What an auditor has dismissed or accepted stays, suppressed with its reason.
What a baseline knows stays too, with its ``baselineState``; where a filing has come again, every
result says how it stands to the round before.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from engine.export.names import DISMISSED
from engine.export.plain_text import cleaned
from engine.export.rows import deciding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.export.dossier import Dossier, Exported
    from engine.trail.state.views import FindingView

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVEL = {"error": "error", "warning": "warning", "info": "note"}
KIND = {"fail": "fail", "uncertain": "review", "not_assessable": "open", "broken": "review"}


def write(exported: Exported) -> bytes:
    """Return the log: one run, a result a finding."""
    again = any(dossier.compared for dossier in exported.dossiers)
    found = [
        (one, dossier, baseline if again else "")
        for dossier in exported.dossiers
        for one, baseline in against_last(dossier)
    ]
    kept = [told for told in found if not exported.confirmed or told[0].state == "confirmed"]
    rules = {one.rule: one for one, _, _ in kept}
    order = {code: number for number, code in enumerate(sorted(rules))}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "gouji",
                        "fullName": exported.made_by or "gouji",
                        "rules": [descriptor(rules[code]) for code in order],
                    }
                },
                "language": "zh-CN",
                "columnKind": "unicodeCodePoints",
                "properties": {
                    "trailCode": exported.code,
                    "madeAt": exported.made_at,
                    "packs": list(exported.packs),
                },
                "invocations": [invocation(exported)],
                "results": [
                    result(one, dossier, order[one.rule], baseline)
                    for one, dossier, baseline in kept
                ],
            }
        ],
    }
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def invocation(exported: Exported) -> dict[str, Any]:
    """Return that the files were read, or which could not be: a log without them looks clean."""
    return {
        "executionSuccessful": not exported.not_read,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": cleaned(f"{one.error}{one.hint}") or one.source},
                "locations": [
                    {"physicalLocation": {"artifactLocation": {"uri": address(one.source)}}}
                ],
            }
            for one in exported.not_read
        ],
    }


def address(source: str) -> str:
    """Return a file's name as a relative or absolute URI reference."""
    return quote(source.replace("\\", "/"), safe="/", errors="replace")


def against_last(dossier: Dossier) -> Iterator[tuple[FindingView, str]]:
    """Yield the findings with how they stand to the round before, and those that were mended."""
    if dossier.compared is None:
        yield from ((one, "new") for one in dossier.findings)
        return
    rounds = dossier.compared()
    states = {one.key: "new" for one in rounds.new} | {one.key: "updated" for one in rounds.changed}
    present = {one.key for one in dossier.findings}
    yield from ((one, states.get(one.key, "unchanged")) for one in dossier.findings)
    yield from ((one, "absent") for one in rounds.mended if one.key not in present)


def descriptor(finding: FindingView) -> dict[str, Any]:
    """Return what the log says of a rule."""
    basis = finding.data.get("basis") or ()
    norms = "；".join(f"{one.get('title', '')}{one.get('clause', '')}" for one in basis)
    return {
        "id": finding.rule,
        "name": str(finding.data.get("name") or finding.rule),
        "shortDescription": {"text": cleaned(finding.title) or finding.rule},
        "fullDescription": {"text": cleaned(str(finding.data.get("why") or finding.title))},
        "help": {"text": cleaned("\n".join(filter(None, (finding.data.get("remedy"), norms))))},
    }


def result(finding: FindingView, dossier: Dossier, index: int, baseline: str) -> dict[str, Any]:
    """Return a finding as a result."""
    kind = KIND.get(finding.outcome, "review")
    said = finding.data.get("ask") if finding.outcome == "not_assessable" else finding.message
    baseline = finding.data.get("baseline") or baseline
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": kind,
        "level": LEVEL.get(finding.severity, "warning") if kind == "fail" else "none",
        "message": {"text": cleaned(str(said or finding.message)) or finding.rule},
        "locations": list(locations(finding, dossier)),
        "partialFingerprints": {"goujiKey/v1": finding.key},
        **({"baselineState": baseline} if baseline else {}),
        "suppressions": list(suppressions(finding)),
        "properties": {
            "agency": dossier.filing.agency,
            "year": dossier.filing.year,
            "state": finding.state,
            "cause": finding.cause,
        },
    }


def locations(finding: FindingView, dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield where the evidence stands: the file, and the place in it as people name it."""
    uri = address(dossier.filing.source)
    label = str((finding.data.get("place") or {}).get("label") or "")
    evidence: Sequence[Mapping[str, Any]] = finding.data.get("evidence") or ({},)
    for one in evidence:
        at = cleaned(str(one.get("at") or label))
        place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
        if at:
            place["logicalLocations"] = [{"fullyQualifiedName": at}]
        if one.get("quote"):
            place["message"] = {"text": cleaned(str(one["quote"]))}
        yield place


def suppressions(finding: FindingView) -> Iterator[dict[str, Any]]:
    """Yield the decision that sets a finding aside."""
    if finding.state not in DISMISSED:
        return
    step = deciding(finding)
    words = "：".join(filter(None, (step.reason, step.text))) if step else ""
    yield {"kind": "external", "status": "accepted", "justification": cleaned(words)}
