"""A dossier straight from a check, for papers without a casebook: nothing has been decided yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.dossier import Dossier
from engine.finding_json import cause_data, finding_data
from engine.privacy import mask
from engine.trail.state.finding_record import position
from engine.trail.state.views import FilingView, FindingView
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from engine.finding import Audit, Cause, Finding


def dossier_of(
    audit: Audit,
    number: int,
    content: Callable[[], tuple[str, bytes]] | None = None,
    at: datetime | None = None,
) -> Dossier:
    """Return what a casebook would hold of a check, every finding open; ``number`` is the filing's.

    ``content`` gives the name and the bytes of the file.
    """
    report = audit.report
    filing = FilingView(
        id=number,
        agency=report.agency or mask(report.document.source),
        kind=report.kind,
        year=report.year,
        state="received",
        round=1,
        version_id=None,
        source=mask(report.document.source),
        received_at=at,
        sha256=report.document.sha256,
    )
    return dossier(filing, audit.findings, audit.causes, content)


def dossier(
    filing: FilingView,
    findings: Sequence[Finding],
    causes: Iterable[Cause],
    content: Callable[[], tuple[str, bytes]] | None = None,
) -> Dossier:
    """Return a filing that nobody has looked at yet, its counts filled in."""

    def failed(severity: str) -> int:
        return sum(one.outcome == "fail" and one.severity == severity for one in findings)

    return Dossier(
        filing=replace(
            filing,
            errors=failed("error"),
            warnings=failed("warning"),
            infos=failed("info"),
            undecided=len(findings),
        ),
        findings=findings_of(findings, filing.id),
        causes=[cause_data(one) for one in causes],
        content=content,
    )


def findings_of(findings: Iterable[Finding], number: int) -> list[FindingView]:
    """Return the findings as the casebook tells them, in document order."""
    views = []
    for count, finding in enumerate(findings, 1):
        data = finding_data(finding)
        views.append(
            FindingView(
                id=count,
                filing_id=number,
                key=finding.key,
                digest=finding.digest,
                rule=finding.rule,
                title=finding.title,
                message=data["message"],
                severity=finding.severity,
                outcome=finding.outcome,
                state="open",
                cause=finding.cause,
                data=data,
            )
        )
    return sorted(views, key=lambda view: (position(view.data), view.rule, view.id))
