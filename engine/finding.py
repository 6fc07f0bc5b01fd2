"""What was judged: outcomes, findings, causes and repairs. Values only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.evidence import Evidence, Fact, Place
    from engine.report import Report

Verdict = Literal["pass", "fail", "uncertain", "not_assessable", "broken"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one rule says of one subject; ``joined`` are the further facts it looked at.

    ``case`` is the index of the rule's case that applied, -1 if none. ``note`` says what went
    wrong when the verdict is ``broken``, and what to ask for when it is ``not_assessable`` for
    another reason than the rule's own.
    """

    rule: str
    name: str
    verdict: Verdict
    subject: Fact
    joined: Mapping[str, Fact] = field(default_factory=dict)
    case: int = -1
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The norm behind a rule: a source declared in pack.yaml and the clause in it."""

    source: str
    clause: str
    title: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An outcome other than ``pass``, as it is shown, decided on, and sent to the agency.

    ``key`` is stable across runs and versions (unit, year, rule, place — never values); ``digest``
    is of the values it was judged on. ``expected``/``actual`` are words for people, ``""`` where
    the rule has none. ``against`` names the other place that says ``expected`` where either of the
    two may be wrong, ``""`` where it is certain; ``due`` puts both into words. ``ask`` says what to
    request when the outcome is ``not_assessable``.
    """

    key: str
    digest: str
    rule: str
    name: str
    outcome: Verdict
    severity: Severity
    title: str
    message: str
    place: Place
    evidence: tuple[Evidence, ...]
    basis: tuple[Basis, ...]
    why: str = ""
    remedy: str = ""
    expected: str = ""
    actual: str = ""
    against: str = ""
    ask: str = ""
    cause: str | None = None
    responsibility: Literal["agency", "reading"] = "agency"
    explained: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A cell of a statutory table and the value it would have to have; ``before`` None = blank."""

    table: int
    row: str
    column: str
    before: int | None
    after: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A smallest set of cells whose change mends all equations.

    ``slip`` explains it: the usual slip that it undoes, or why it is this one of several.
    """

    cells: tuple[CellChange, ...]
    slip: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Findings (keys) that one smallest repair explains, and all repairs equally small.

    ``more`` counts equally small repairs beyond those listed; ``note`` says when time ran out.
    """

    id: str
    findings: tuple[str, ...]
    repairs: tuple[Repair, ...]
    summary: str = ""
    more: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The result of one pack on one report."""

    report: Report
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    causes: tuple[Cause, ...]

    def counts(self) -> dict[str, int]:
        """Return how many outcomes there are of each verdict."""
        result = dict.fromkeys(("pass", "fail", "uncertain", "not_assessable", "broken"), 0)
        for outcome in self.outcomes:
            result[outcome.verdict] += 1
        return result


def due(expected: str, against: str) -> str:
    """Say what is due: what is certain as it is, what only another place says as agreement."""
    return f"与{against}一致（{expected}）" if expected and against else expected


_BETWEEN_PLACES = ("N", "X")
"""Whose rules compare two places: families of the pack, by the first letter of a code."""


def due_of(told: Mapping[str, Any]) -> str:
    """Say what is due by a finding as it is kept (its JSON).

    What was kept before ``against`` was told does not say whether another place alone says it; of
    rules that compare two places nobody then says which is right.
    """
    expected = str(told.get("expected") or "")
    former = "against" not in told and str(told.get("rule", "")).startswith(_BETWEEN_PLACES)
    return due(expected, "另一处" if former else str(told.get("against") or ""))


def paper_asked(ask: str) -> str:
    """Return which paper a request asks for: what stands before the bracket that says what for.

    Rules that want one paper for different ends (last year's report, for its table 2 or table 3)
    say the same before the bracket, so that nobody is asked twice.
    """
    return ask.partition("（")[0].strip() or ask


def asked_together(asks: Iterable[str]) -> str:
    """Return one request for one paper out of several: the paper, and all that it is wanted for."""
    listed = list(dict.fromkeys(asks))
    paper = paper_asked(listed[0])
    ends = [
        "".join(one.removeprefix(paper).removeprefix("（").rpartition("）")[::2]) for one in listed
    ]
    ends = [one.strip("。；，") for one in ends if one.strip("。；，")]
    return listed[0] if len(listed) == 1 else f"{paper}（{'；'.join(ends)}）"
