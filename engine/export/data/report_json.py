"""The public JSON (schema_version 1): what ``gouji check`` and ``gouji read`` print.

Other people's programs rely on these keys; engine/export/schemas says them, golden files
hold them. A finding is written by the same function as in the casebook.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.corrections.wording import correction_data
from engine.doubts import sentence
from engine.finding_json import cause_data, finding_data
from engine.privacy import mask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.doubts import Doubt
    from engine.finding import Audit
    from engine.report import Report, Table
    from engine.rule import Pack

SCHEMA_VERSION = 1
SCHEMA = "urn:gouji:schema:{name}:1"
"""The ``$id`` of the schema that a document keeps to (``engine.export.schemas``)."""


def check_document(
    reports: Sequence[Mapping[str, Any]],
    unreadable: Sequence[Mapping[str, str]],
    pack: Pack,
    version: str,
) -> dict[str, Any]:
    """Return the whole document of a check: tool, pack, reports, what could not be read."""
    return {
        "$schema": SCHEMA.format(name="check"),
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gouji", "version": version},
        "pack": pack_data(pack),
        "reports": list(reports),
        "unreadable": list(unreadable),
    }


def pack_data(pack: Pack) -> dict[str, Any]:
    """Return which rules were used: the pack and its overlays, with their digests."""
    return {
        "id": pack.id,
        "version": pack.version,
        "sha256": pack.sha256,
        "overlays": [
            {"id": one.id, "title": one.title, "sha256": one.sha256} for one in pack.overlays
        ],
        "changes": list(pack.changes),
    }


def report_entry(audit: Audit, published_on: date | None = None) -> dict[str, Any]:
    """Return one report of a check: who, when, outcomes counted, findings, causes."""
    report = audit.report
    return {
        **identity(report, published_on),
        "outcomes": audit.counts(),
        "findings": [public_finding(finding_data(one)) for one in audit.findings],
        "causes": [cause_data(one) for one in audit.causes],
        "doubts": [doubt_data(one) for one in report.doubts],
        **corrections(report),
    }


def corrections(report: Report) -> dict[str, Any]:
    """Return what auditors put right in a report; without any the JSON does not speak of it."""
    listed = [correction_data(one) for one in report.corrections]
    return {"corrections": listed} if listed else {}


def public_finding(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a finding without what only a screen needs."""
    return {key: value for key, value in data.items() if key != "marks"}


def identity(report: Report, published_on: date | None = None) -> dict[str, Any]:
    """Return whose report this is, in which form, signed and published when (ISO dates)."""
    signed = report.signoff_date.value if report.signoff_date else None
    published = published_on or (report.published.value if report.published else None)
    return {
        "source": mask(report.document.source),
        "sha256": report.document.sha256,
        "agency": report.agency,
        "kind": report.kind,
        "year": report.year,
        "form": report.form,
        "signed_on": iso(signed),
        "published_on": iso(published),
    }


def read_document(report: Report) -> dict[str, Any]:
    """Return what was read: parts as text, tables by their keys, doubts; a blank cell is null."""
    period = report.period
    return {
        **identity(report),
        "title": report.title.text if report.title else None,
        "period": {
            "from": iso(period.start) if period else None,
            "to": iso(period.end) if period else None,
        },
        "parts": [
            {
                "number": part.number,
                "heading": part.heading.text if part.heading else None,
                "text": part.text,
            }
            for _number, part in sorted(report.parts.items())
        ],
        "tables": {
            str(number): table_data(table) for number, table in sorted(report.tables.items())
        },
        "doubts": [doubt_data(one) for one in report.doubts],
    }


def several_document(
    reports: Sequence[Mapping[str, Any]], unreadable: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return what was read of several reports, and which could not be."""
    return {
        "$schema": SCHEMA.format(name="read"),
        "schema_version": SCHEMA_VERSION,
        "reports": list(reports),
        "unreadable": list(unreadable),
    }


def table_data(table: Table) -> dict[str, dict[str, int | float | None]]:
    """Return a table as row → column → number; null where nothing can be relied on."""
    rows: dict[str, dict[str, int | float | None]] = {}
    for (row, column), value in table.values.items():
        rows.setdefault(row, {})[column] = plain(value.number)
    return rows


def plain(number: int | Decimal | None) -> int | float | None:
    """Return a number as JSON knows it: whole ones as integers."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return number


def doubt_data(doubt: Doubt) -> dict[str, Any]:
    """Return a doubt: its code, its sentence, where it arose."""
    at = doubt.anchor.at if doubt.anchor else None
    return {"code": doubt.code, "message": sentence(doubt), "at": at}


def iso(day: date | None) -> str | None:
    """Return a date as ISO text."""
    return day.isoformat() if day else None
