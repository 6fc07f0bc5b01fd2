"""Problems, requests and missing units as named columns of plain text, whatever the format.

Everything here comes out of reports and may be hostile; each format quotes it in its own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export import phrases
from engine.export.names import AGENCY_KIND, FILING_STATE, SEVERITY, WHOM
from engine.export.problems import problems, requests
from engine.trail.queries.misdated import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from engine.export.dossier import Dossier, Exported, Owing
    from engine.export.problems import Problem, Request
    from engine.roster.unit import Unit
    from engine.trail.state.views import DecisionView, FilingView, FindingView

    Row = Mapping[str, str | int | None]

MEND, CHECK, MATERIAL, NOT_FILED = "整改", "请核对", "需补充材料", "未报"
ON_PAPER = 10  # ways to mend for which a row of a spreadsheet has room
KINDS = {"mend": MEND, "check": CHECK}


def rows(exported: Exported) -> Iterator[Row]:
    """Yield one row a problem, request and missing unit: filing after filing, then the missing."""
    for dossier in exported.dossiers:
        yield from (of_problem(one, exported) for one in dossier_problems(dossier, exported))
        asked = requests(dossier, confirmed=exported.confirmed)
        yield from (of_request(one, exported) for one in asked)
    for year, owing in sorted((exported.not_filed or {}).items(), reverse=True):
        yield from (of_owing(one, year) for one in owing)


def dossier_problems(dossier: Dossier, exported: Exported) -> list[Problem]:
    """Return the problems of a filing that this export is about."""
    return problems(dossier, confirmed=exported.confirmed)


def of_problem(one: Problem, exported: Exported) -> Row:
    """Return a problem: where, as filed, as it should be, how to mend it, the rules and norms."""
    return {
        "类别": KINDS[one.kind],
        **of_filing(one.filing),
        "级别": SEVERITY.get(one.severity, ""),
        "规则": phrases.rules(one.findings),
        "位置": one.where.label,
        "表": one.where.table,
        "行": one.where.row,
        "列": one.where.column,
        "出处": "\n".join(one.where.at),
        "填报": one.filed,
        "应为": phrases.should(one),
        "办理要求": phrases.remedy(one),
        "改法": phrases.remedy(one, ON_PAPER),
        "问题": phrases.breaches(one),
        "依据": phrases.norms(one),
        "原文": "\n".join(phrases.quoted(one.quotes)),
        "报告已说明": one.explained,
        "由谁办理": WHOM[one.whom],
        "期限": iso(one.deadline),
        **of_findings(one.findings, exported),
    }


def of_request(one: Request, exported: Exported) -> Row:
    """Return a request for material: nothing is said of a fault, for nobody knows of one."""
    return {
        "类别": MATERIAL,
        **of_filing(one.filing),
        "规则": phrases.rules(one.findings),
        "办理要求": one.ask,
        "问题": "缺少材料，无法核对",
        "由谁办理": WHOM["agency"],
        "期限": iso(one.filing.due),
        **of_findings(one.findings, exported),
    }


def of_owing(one: Owing, year: int) -> Row:
    """Return a unit that has not filed; where its report may be there, that is a question."""
    unit, numbers = one.unit, "、".join(f"第{filing.id}号" for filing in one.perhaps)
    known: Row = {
        "单位": unit.name,
        "类型": AGENCY_KIND.get(unit.kind, ""),
        "年度": year,
        "上级": unit.parent,
        "代码": unit.code,
        "期限": iso(deadline_for(unit, year)),
    }
    doubt: tuple[str, ...] = ()
    if is_stale(one.perhaps, year):
        doubt = (
            f"没有认定{year}年度报告；收到的{numbers}报告标的是上一年度，可能是它的",
            "请核实那份报告的年度：标错的更正年度或退回，不是的再催报",
        )
    elif one.perhaps:
        doubt = (
            f"没有认定{year}年度报告；{numbers}报告可能是它的",
            "请先认定那份报告属于哪个单位、哪一年度",
        )
    elif one.unread:
        doubt = (
            f"收到的{year}年度报告读不了：{'、'.join(file.name for file in one.unread)}",
            "请另存为 .docx 后再收，或请单位重新报送",
        )
    if doubt:
        problem, remedy = doubt
        asked = {"类别": CHECK, "由谁办理": WHOM["office"], "问题": problem, "办理要求": remedy}
        return {**known, **asked}
    return {
        **known,
        "类别": NOT_FILED,
        "由谁办理": WHOM["agency"],
        "问题": f"没有收到{year}年度报告",
        "办理要求": f"报送{year}年度报告",
    }


def deadline_for(unit: Unit, year: int) -> date | None:
    """Return the roster's deadline for the report on a year: it counts for one year only."""
    return unit.deadline if unit.deadline and unit.deadline.year == year + 1 else None


def of_filing(filing: FilingView) -> Row:
    """Return the columns that say whose report it is."""
    return {
        "单位": filing.agency,
        "类型": AGENCY_KIND.get(filing.kind or "", ""),
        "年度": filing.year,
        "轮次": filing.round,
        "报告号": filing.id,
    }


def of_findings(findings: Sequence[FindingView], exported: Exported) -> Row:
    """Return the columns that say what was decided, why, by whom and when, and the keys."""
    steps = [step for step in map(deciding, findings) if step is not None]
    reasons = ("：".join(filter(None, (step.reason, step.text))) for step in steps)
    times = (f"{step.at.astimezone(exported.zone):%Y-%m-%d %H:%M}" for step in steps)
    return {
        "状态": phrases.states(findings),
        "审核意见": "\n".join(dict.fromkeys(filter(None, reasons))),
        "决定人": "、".join(dict.fromkeys(step.actor for step in steps)),
        "决定时间": "\n".join(dict.fromkeys(times)),
        "编号": "\n".join(one.key for one in findings),
    }


def overview(exported: Exported) -> Iterator[Row]:
    """Yield one row a filing: state, deadline, and how many problems and requests there are."""
    for dossier in exported.dossiers:
        filing, problems = dossier.filing, dossier_problems(dossier, exported)
        counted = {
            words: sum(one.severity == severity for one in problems)
            for severity, words in SEVERITY.items()
        }
        yield {
            **of_filing(filing),
            "状态": FILING_STATE[filing.state],
            "期限": iso(filing.due),
            **counted,
            CHECK: sum(one.kind == "check" for one in problems),
            MATERIAL: len(requests(dossier, confirmed=exported.confirmed)),
            "待定": filing.undecided,
            "已确认": filing.confirmed,
            "已排除": filing.dismissed,
            "文件": filing.source,
        }


def deciding(finding: FindingView) -> DecisionView | None:
    """Return the step that put the finding into its present state, None if nobody decided."""
    steps = [
        step
        for step in finding.history
        if not step.undone and step.kind in {"confirm", "dismiss", "accept"}
    ]
    return steps[-1] if steps and finding.state != "open" else None


def iso(day: date | None) -> str:
    """Return a day as ISO text, nothing where there is none."""
    return day.isoformat() if day else ""
