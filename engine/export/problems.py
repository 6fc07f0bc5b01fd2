"""What a filing's agency, or the office, has to look at: one problem a cause, pure.

Every paper stands on this. The findings that one cell explains are one problem; a finding without
a cause is a problem of its own. What is dismissed is none. What failed for certain is to be mended
by the agency; what is uncertain is a question, to the office where reading is in doubt. What could
not be assessed is a request for material and no problem at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from engine.corrections.wording import correction_line
from engine.export.citation import full
from engine.export.names import SEVERITY
from engine.export.places import of_cells, of_place, quotes, shared_quotes
from engine.export.repairs import by_cell, cells_of, repair_of
from engine.finding import asked_together, due_of, paper_asked
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from engine.export.dossier import Dossier
    from engine.export.places import Quote, Where
    from engine.finding import Repair
    from engine.report import Correction
    from engine.trail.state.views import FilingView, FindingView

WORST_FIRST = tuple(SEVERITY)
Kind = Literal["mend", "check"]
Whom = Literal["agency", "office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule that does not hold, in its own words, and the norms behind it."""

    key: str
    rule: str
    title: str
    message: str
    certain: bool
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend (``mend``) or to look at (``check``), by the agency or by the office.

    ``filed`` and ``should`` are words, several cells on lines of their own; ``should`` is ``""``
    where nobody knows it for certain. ``repairs`` are all equally small ways to mend, ``more``
    counts those not listed; ``doubts`` say why they are not certain. ``severity`` is that of the
    worst certain breach, ``""`` of a mere question. ``deadline`` was set when the filing was
    returned; what is accepted for a while has until then.
    """

    filing: FilingView
    kind: Kind
    whom: Whom
    severity: str
    where: Where
    breaches: tuple[Breach, ...]
    findings: tuple[FindingView, ...]
    filed: str = ""
    should: str = ""
    cause: str = ""
    repairs: tuple[Repair, ...] = ()
    more: int = 0
    doubts: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    explained: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Material that the office lacks, and the findings that wait for it."""

    filing: FilingView
    ask: str
    findings: tuple[FindingView, ...]


def problems(dossier: Dossier, *, confirmed: bool = False) -> list[Problem]:
    """Return the problems of a filing, the worst first, else as the document runs."""
    by_key = {one.key: one for one in dossier.findings}
    problems, told = [], set()
    for cause in dossier.causes:
        group = [by_key[key] for key in cause.get("findings", ()) if key in by_key]
        told |= {one.key for one in group}
        if live := [one for one in group if stands(one, confirmed=confirmed)]:
            gone = [one for one in group if one.state == "dismissed"]
            problems.append(of_cause(dossier.filing, cause, live, gone))
    problems += [
        of_finding(dossier.filing, one)
        for one in dossier.findings
        if one.key not in told and stands(one, confirmed=confirmed)
    ]
    if dossier.corrections:
        problems = [with_corrections(one, dossier.corrections) for one in problems]
    place = {key: number for number, key in enumerate(by_key)}
    return sorted(problems, key=lambda one: (rank(one.severity), place[one.findings[0].key]))


def with_corrections(problem: Problem, corrections: Sequence[Correction]) -> Problem:
    """Return a problem that says, beside what was filed, which of its cells were corrected."""
    lines = [correction_line(one) for one in corrections if one.cell and about(problem, one.cell)]
    return replace(problem, filed="\n".join(filter(None, (problem.filed, *lines))))


def about(problem: Problem, cell: tuple[int, str, str]) -> bool:
    """Tell whether a problem is about a cell, or about the row or the column it stands in."""
    if cell in {(one.table, one.row, one.column) for one in cells_of(problem.repairs)}:
        return True
    places = [finding.data.get("place") or {} for finding in problem.findings]
    return any(
        place.get("table") == cell[0]
        and (place.get("row") or place.get("column"))
        and place.get("row") in {None, cell[1]}
        and place.get("column") in {None, cell[2]}
        for place in places
    )


def requests(dossier: Dossier, *, confirmed: bool = False) -> list[Request]:
    """Return what material is asked of the unit, each kind once."""
    wanted: dict[str, list[FindingView]] = {}
    for one in dossier.findings:
        if one.outcome == "not_assessable" and in_force(one, confirmed=confirmed):
            wanted.setdefault(paper_asked(ask_of(one)), []).append(one)
    return [
        Request(
            filing=dossier.filing,
            ask=asked_together(map(ask_of, several)),
            findings=tuple(several),
        )
        for several in sorted(wanted.values(), key=lambda several: several[0].rule)
    ]


def ask_of(finding: FindingView) -> str:
    """Return what a finding asks for; one of an older book may not say."""
    return str(finding.data.get("ask") or "") or f"请提供核对规则 {finding.rule} 所需的材料"


def in_force(finding: FindingView, *, confirmed: bool = False) -> bool:
    """Tell whether a finding is on the papers: neither dismissed nor mended."""
    states = {"confirmed"} if confirmed else {"open", "confirmed", "accepted"}
    return finding.state in states


def stands(finding: FindingView, *, confirmed: bool = False) -> bool:
    """Tell whether a finding is a problem: in force, and not merely a lack of material."""
    return finding.outcome != "not_assessable" and in_force(finding, confirmed=confirmed)


def rank(severity: str) -> int:
    """Return where a severity stands, the worst first, mere questions last."""
    return WORST_FIRST.index(severity) if severity in WORST_FIRST else len(WORST_FIRST)


def certain(finding: FindingView) -> bool:
    """Tell whether a finding accuses the agency: it failed, and reading is not in doubt."""
    return finding.outcome == "fail" and not misread(finding)


def misread(finding: FindingView) -> bool:
    """Tell whether the office has to look at the original first."""
    return finding.data.get("responsibility") == "reading" or finding.outcome == "broken"


def of_finding(filing: FilingView, finding: FindingView) -> Problem:
    """Return the problem of a finding that no cause explains."""
    told = finding.data if certain(finding) else {}  # of a question even the actual accuses
    return Problem(
        **shared(filing, [finding]),
        where=of_place(finding),
        filed=str(told.get("actual") or ""),
        should=due_of(told),
        quotes=tuple(dict.fromkeys(quotes([finding]))),
    )


def of_cause(
    filing: FilingView,
    cause: Mapping[str, Any],
    live: Sequence[FindingView],
    gone: Sequence[FindingView],
) -> Problem:
    """Return the problem of a cause with its findings that stand; ``gone`` are the dismissed.

    The value that a cell should have follows from all equations together: with one of them
    dismissed, or where the search has its doubts, it is a way to mend and no more.
    """
    repairs = tuple(repair_of(one) for one in cause.get("repairs") or ())
    more = int(cause.get("more") or 0)
    doubts = tuple(doubts_of(cause, repairs, gone))
    settled = len(repairs) == 1 and not more and not doubts
    quoted = tuple(dict.fromkeys((*shared_quotes(live), *quotes(live))))
    return Problem(
        **shared(filing, live),
        where=of_cells(cells_of(repairs), live, quoted),
        filed=by_cell(cells_of(repairs), before=True),
        should=by_cell(repairs[0].cells, before=False) if settled else "",
        cause=str(cause.get("id") or ""),
        repairs=repairs,
        more=more,
        doubts=doubts,
        quotes=quoted,
    )


def doubts_of(
    cause: Mapping[str, Any], repairs: Sequence[Repair], gone: Sequence[FindingView]
) -> Iterator[str]:
    """Yield why the ways to mend are not certain, or that there is none."""
    if not repairs and cause.get("summary"):
        yield str(cause["summary"])
    if cause.get("note"):
        yield str(cause["note"])
    if gone and repairs:
        codes = "、".join(dict.fromkeys(one.rule for one in gone))
        yield f"审核时已排除 {codes}，以下改法是连它一起推算的，请对照台账核实"


def shared(filing: FilingView, findings: Sequence[FindingView]) -> dict[str, Any]:
    """Return what problems with and without a cause take from their findings alike."""
    accusing = [one for one in findings if certain(one)]
    office = not accusing and any(misread(one) for one in findings)
    remedies = [str(one.data.get("remedy") or "") for one in accusing]
    explained = [str(one.data.get("explained") or "") for one in findings]
    return {
        "filing": filing,
        "kind": "mend" if accusing else "check",
        "whom": "office" if office else "agency",
        "severity": min((one.severity for one in accusing), key=rank, default=""),
        "breaches": tuple(
            breach(one) for one in sorted(findings, key=lambda one: not certain(one))
        ),
        "findings": tuple(findings),
        "remedies": tuple(dict.fromkeys(filter(None, remedies))),
        "explained": "\n".join(dict.fromkeys(filter(None, explained))),
        "deadline": deadline(filing, findings),
    }


def breach(finding: FindingView) -> Breach:
    """Return a finding as the rule that it breaks."""
    return Breach(
        key=finding.key,
        rule=finding.rule,
        title=finding.title,
        message=finding.message,
        certain=certain(finding),
        basis=tuple(basis(one) for one in finding.data.get("basis") or ()),
    )


def basis(one: Mapping[str, Any]) -> str:
    """Return a norm as people cite it: the document's title, then the clause."""
    document = full(
        str(one.get("title", "")), str(one.get("number", "")), str(one.get("source", ""))
    )
    return f"{document}{one.get('clause', '')}".strip()


def deadline(filing: FilingView, findings: Sequence[FindingView]) -> date | None:
    """Return by when to mend: as set on return; what is accepted, by its last day."""
    last = [one.expires for one in findings if one.state == "accepted" and one.expires]
    return min(last) if len(last) == len(findings) else filing.due
