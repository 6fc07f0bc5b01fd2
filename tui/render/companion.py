"""What is worth standing beside the document for a finding, and what is marked in both. Pure.

Last year's same cell, the same cell of the earlier round, the other place in the same report, the
sentences that another report has too.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal

from engine.anchor import Anchor
from engine.audit.precedence import Whose, fit
from engine.report import Document, Paragraph
from tui.render.lines import Spot
from tui.render.page import Mark
from tui.render.side_by_side import elsewhere, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.report import Report
    from engine.roster.unit import Unit
    from engine.trail.state.views import FilingView, FindingView, VersionView

    Cell = tuple[int, str, str]

Kind = Literal["alike", "last", "here", "round"]
ORDER: tuple[Kind, ...] = ("alike", "last", "here", "round")
CARRIED = {"carried_in": "carried_out"}
"""The rows of this year that begin where another row of last year's ended."""
LEAST = 4
"""Fewer equal characters in a row say nothing."""
LONGEST = 4000
"""Beyond so many characters sentences are not compared."""


def kinds(finding: FindingView, *, last: bool, earlier: bool) -> list[Kind]:
    """Return what can stand beside the document for a finding, the most telling first.

    ``last`` and ``earlier`` tell whether there is a report of last year and an earlier round.
    """
    data = finding.data
    over_years = finding.rule.startswith("X")
    cell = bool((data.get("place") or {}).get("table"))
    blocks = {one.get("block") for one in data.get("marks") or () if not elsewhere(one)}
    there: dict[Kind, bool] = {
        "alike": bool(pairs(data.get("marks") or ())),
        "last": last and (cell or over_years),
        "here": len(blocks) > 1,
        "round": earlier,
    }
    order = ORDER if over_years else ("alike", "here", "last", "round")
    return [kind for kind in order if there[kind]]


def staying(kind: Kind | str, there: Sequence[Kind]) -> Kind | str:
    """Return what stands beside the next finding: the same kind of thing, if it says anything.

    Beside a text alike another report's tables would say nothing.
    """
    return kind if kind in there and there[0] != "alike" else there[0]


def last_of(
    filing: FilingView, filings: Iterable[FilingView], roster: Sequence[Unit]
) -> FilingView | None:
    """Return the same unit's filing of the year before, None if none certainly is the one."""

    def whose(one: FilingView) -> Whose:
        return Whose(agency=one.agency, kind=one.kind, year=one.year, sha256=one.sha256)

    found = [one for one in filings if fit(whose(filing), whose(one), roster) == "fits"]
    return found[0] if len(found) == 1 else None


def earlier_of(filing: FilingView, versions: Iterable[VersionView]) -> VersionView | None:
    """Return the file of the round before the one that is looked at, None if it is the first."""
    before = [one for one in versions if one.kept and one.id < (filing.version_id or 0)]
    return before[-1] if before else None


def cells_in(report: Report | None, data: Mapping[str, Any], *, last: bool) -> list[Cell]:
    """Return the cells of a report that a finding of another one is about.

    ``last``: of last year's, where what was carried over stands in another row.
    """
    place: Mapping[str, Any] = data.get("place") or {}
    table = report.tables.get(place.get("table") or 0) if report is not None else None
    if table is None:
        return []
    row, column = place.get("row"), place.get("column")
    row = CARRIED.get(row or "", row) if last else row
    return [
        (table.number, one, other)
        for one, other in table.values
        if row in {None, one} and column in {None, other} and (row or column)
    ]


def other_values(one: Report | None, other: Report | None) -> list[Cell]:
    """Return the cells of the statutory tables in which two readings differ."""
    if one is None or other is None:
        return []
    return [
        (number, *key)
        for number, table in one.tables.items()
        if number in other.tables
        for key, value in table.values.items()
        if key in other.tables[number].values
        and value.raw.strip() != other.tables[number].values[key].raw.strip()
    ]


def shared(here: str, there: str) -> list[tuple[int, int, int]]:
    """Return the runs that two texts share: where in the one, where in the other, how long."""
    if len(here) + len(there) > LONGEST:
        return []
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [(a, b, size) for a, b, size in matcher.get_matching_blocks() if size >= LEAST]


def quoted(marks: Sequence[Mapping[str, Any]]) -> tuple[Document, list[Mark], list[Mark]]:
    """Return the sentences elsewhere as a document, the shared runs in it, and those here."""
    blocks: list[Paragraph] = []
    there_marks: list[Mark] = []
    here_marks: list[Mark] = []
    for number, (here, there) in enumerate(pairs(marks), 1):
        quote = str(there.get("quote") or "")
        blocks += _paragraphs((f"{number} {there.get('at', '')}", quote), len(blocks))
        start = here.get("start") or 0
        for a, b, size in shared(str(here.get("quote") or ""), quote):
            there_marks.append(Mark(Spot(len(blocks) - 1), b, b + size, style="shared"))
            spot = Spot(int(here.get("block") or 0))
            here_marks.append(Mark(spot, start + a, start + a + size, style="shared"))
        there_marks.append(Mark(Spot(len(blocks) - 1), 0, len(quote)))
    document = Document(source="", sha256="", format="text", blocks=tuple(blocks))
    return document, there_marks, here_marks


def _paragraphs(texts: Iterable[str], first: int) -> list[Paragraph]:
    heading, body = texts
    return [
        Paragraph(text=heading, anchor=Anchor(block=first), level=3),
        Paragraph(text=body, anchor=Anchor(block=first + 1)),
    ]
