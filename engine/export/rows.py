"""The findings of a casebook as rows of plain text: one table, whatever the format.

Everything here comes out of reports and may be hostile; each format quotes it in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.export.citation import full
from engine.trail.workflow import FILING_NAMES, FINDING_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.trail.views import DecisionView, FilingView, FindingView

SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
OUTCOME = {
    "fail": "不符合",
    "uncertain": "存疑",
    "not_assessable": "无法核对",
    "broken": "规则出错",
}
FINDING_STATE = FINDING_NAMES
FILING_STATE = FILING_NAMES
AGENCY_KIND = {
    "township": "乡镇",
    "subdistrict": "街道",
    "department": "部门",
    "government": "县级以上人民政府",
    "other": "其他",
}
RESPONSIBILITY = {"agency": "单位", "reading": "读取存疑，请核对原件"}

FINDING_COLUMNS = (
    ("单位", 22),
    ("类型", 17),
    ("年度", 6),
    ("轮次", 6),
    ("规则", 7),
    ("级别", 7),
    ("结论", 9),
    ("问题", 20),
    ("说明", 42),
    ("位置", 18),
    ("原文", 34),
    ("原文出处", 16),
    ("应为", 18),
    ("实为", 16),
    ("依据", 30),
    ("整改意见", 34),
    ("责任", 10),
    ("决定", 9),
    ("理由", 20),
    ("决定人", 10),
    ("决定时间", 17),
    ("编号", 22),
)
OVERVIEW_COLUMNS = (
    ("单位", 28),
    ("类型", 17),
    ("年度", 7),
    ("状态", 10),
    ("轮次", 6),
    ("错误", 7),
    ("警告", 7),
    ("提示", 7),
    ("待定", 7),
    ("已确认", 8),
    ("已排除", 8),
    ("文件", 40),
)
Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export holds: the filings with their findings, and what it was made from."""

    filings: Sequence[tuple[FilingView, Sequence[FindingView]]]
    book: str
    made_at: str
    code: str = ""


def overview(filings: Iterable[FilingView]) -> Iterator[Row]:
    """Yield one row a filing: unit, kind, year, state, round, counts, file."""
    for one in filings:
        yield (
            one.agency,
            AGENCY_KIND.get(one.kind or "", ""),
            one.year,
            FILING_STATE[one.state],
            one.round,
            one.errors,
            one.warnings,
            one.infos,
            one.undecided,
            one.confirmed,
            one.dismissed,
            one.source,
        )


def findings(
    filings: Iterable[tuple[FilingView, Sequence[FindingView]]],
) -> Iterator[Row]:
    """Yield one row a finding, in the order of the filings and of the document."""
    for filing, found in filings:
        for one in found:
            yield (*of_filing(filing), *of_finding(one), *of_decision(one))


def of_filing(filing: FilingView) -> Row:
    """Return the columns that say whose report it is."""
    kind = AGENCY_KIND.get(filing.kind or "", "")
    return (filing.agency, kind, filing.year, filing.round)


def of_finding(finding: FindingView) -> Row:
    """Return the columns that say what is wrong, where, by which norm and what to do."""
    data = finding.data
    evidence: Sequence[Mapping[str, Any]] = data.get("evidence", ())
    wrong = finding.outcome in {"fail", "broken"}  # what is uncertain is nobody's error
    return (
        finding.rule,
        SEVERITY.get(finding.severity, finding.severity) if wrong else "—",
        OUTCOME.get(finding.outcome, finding.outcome),
        finding.title,
        finding.message,
        str(data.get("place", {}).get("label") or ""),
        "\n".join(str(one.get("quote", "")) for one in evidence),
        "\n".join(dict.fromkeys(str(one.get("at", "")) for one in evidence)),
        str(data.get("expected") or ""),
        str(data.get("actual") or ""),
        "\n".join(basis(one) for one in data.get("basis", ())),
        str(data.get("remedy") or ""),
        RESPONSIBILITY.get(str(data.get("responsibility")), ""),
    )


def basis(one: Mapping[str, Any]) -> str:
    """Return a norm as people cite it: the document's title, then the clause."""
    document = full(
        str(one.get("title", "")), str(one.get("number", "")), str(one.get("source", ""))
    )
    return f"{document}{one.get('clause', '')}".strip()


def of_decision(finding: FindingView) -> Row:
    """Return the columns that say what was decided, why, by whom and when, and the key."""
    last = deciding(finding)
    state = FINDING_STATE.get(finding.state, finding.state)
    if last is None:
        return (state, "", "", "", finding.key)
    reason = "：".join(word for word in (last.reason, last.text) if word)
    return (state, reason, last.actor, last.at.strftime("%Y-%m-%d %H:%M"), finding.key)


def deciding(finding: FindingView) -> DecisionView | None:
    """Return the step that put the finding into its present state, None if nobody decided."""
    steps = [
        step
        for step in finding.history
        if not step.undone and step.kind in {"confirm", "dismiss", "accept"}
    ]
    return steps[-1] if steps and finding.state != "open" else None
