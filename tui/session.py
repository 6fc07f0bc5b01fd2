"""What the screens need of a casebook, and nothing else of it; the line mode walks through it too.

Keeps the session: which findings were decided (for undo) and which documents were read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from engine.errors import GoujiError
from tui.render.clock import CHINA, now
from tui.render.page import Mark, marks_of, spot_of
from tui.render.relayout import relaid
from tui.render.season import BACK, DeskSnapshot, counted, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from engine.report import Correction, Document, Grid, Report
    from engine.roster.unit import Unit
    from engine.sweep.correcting import Corrected
    from engine.trail.casebook import Casebook
    from engine.trail.commands.filings import Rounds
    from engine.trail.queries.corrections import CorrectionView
    from engine.trail.state.views import (
        EventView,
        FilingState,
        FilingView,
        FindingView,
        VersionView,
    )
    from engine.trail.verification.verify import Verification
    from tui.letter import Said
    from tui.render.lines import Spot
    from tui.text.words import Texts


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was dismissed or accepted; ``until`` is when an acceptance ends."""

    reason: str = ""
    text: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A filing's document, and where the cells of its statutory tables stand in it.

    ``grids`` are to be drawn in place of the document's own, by block.
    """

    document: Document
    cells: Mapping[tuple[int, str, str], Spot] = field(default_factory=dict)
    grids: Mapping[int, Grid] = field(default_factory=dict)
    report: Report | None = None

    def marks(
        self,
        finding: FindingView,
        cause: Mapping[str, Any] | None,
        added: Iterable[tuple[int, str, str]] = (),
    ) -> list[Mark]:
        """Return what to mark for a finding: its evidence, and the cells of its cause's repairs.

        Cells of the only repair are suspected; where several repairs are equally small, none is.
        ``added`` are the cells that the finding's equation adds up.
        """
        spots = (self.cells.get(cell) for cell in added)
        marks = [Mark(spot, style="addend") for spot in spots if spot is not None]
        marks += marks_of(self.document, finding.data.get("marks") or ())
        style = "suspect" if only_repair(cause) else "perhaps"
        return [*marks, *(Mark(spot, style=style) for spot in self.changes(cause))]

    def corrected(self, corrections: Iterable[Correction]) -> list[Mark]:
        """Return marks for the cells that were misread and have been put right."""
        spots = (self.cells.get(one.cell) for one in corrections if one.cell)
        return [Mark(spot, style="corrected") for spot in spots if spot is not None]

    def changes(self, cause: Mapping[str, Any] | None) -> dict[Spot, str]:
        """Return what should stand in the cells of a cause's repairs; ``""`` where they differ."""
        changes: dict[Spot, str] = {}
        for repair in (cause or {}).get("repairs") or ():
            for cell in repair.get("cells") or ():
                spot = self.cells.get((cell["table"], cell["row"], cell["column"]))
                if spot is not None:
                    to = str(cell.get("to", cell.get("after")))
                    changes[spot] = to if changes.get(spot, to) == to else ""
        return changes


def only_repair(cause: Mapping[str, Any] | None) -> bool:
    """Tell whether one repair of a cause is smaller than all others."""
    cause = cause or {}
    return len(cause.get("repairs") or ()) == 1 and not cause.get("more")


RECENT = 20
"""How many of one's latest events are looked at for one of this session."""


@dataclass(frozen=True, slots=True)
class Move:
    """A filing moved on in this session, after so many decisions."""

    filing: int
    to: str
    after: int


@dataclass(slots=True)
class Casework:
    """A casebook as one person works through it."""

    book: Casebook
    now: Callable[[], datetime] = now
    decided: list[tuple[int, ...]] = field(default_factory=list)
    moved: list[Move] = field(default_factory=list)

    @property
    def me(self) -> str:
        """Who works here."""
        return self.book.actor

    def titled(self, title: str, texts: Texts) -> str:
        """Return a screen's title; of a casebook that is broken or may only be read it says so."""
        if self.book.broken:
            title = f"{title} · {texts('broken')}"
        return f"{title} · {texts('read-only')}" if self.book.read_only else title

    def saved(self) -> bool:
        """Tell whether the casebook holds anything that was done in this session."""
        from engine.trail.casebook import Filter

        latest = self.book.events(Filter(actor=self.me, last=RECENT))
        return any(
            event.session == self.book.session and not event.kind.startswith("book.")
            for event in latest
        )

    def today(self) -> date:
        """Return the day in China."""
        return self.now().astimezone(CHINA).date()

    def deadline_days(self) -> int:
        """Return after how many working days a returned report is due."""
        days: int = self.book.settings()["deadline_days"]
        return days

    def filings(self) -> Sequence[FilingView]:
        """Return all filings."""
        return self.book.filings()

    def filing(self, filing_id: int) -> FilingView:
        """Return one filing with its counts of now."""
        return self.book.filing(filing_id)

    def findings(self, filing_id: int) -> Sequence[FindingView]:
        """Return a filing's findings with their history."""
        return self.book.findings(filing_id, include_resolved=True)

    def causes(self, filing_id: int) -> Mapping[str, Mapping[str, Any]]:
        """Return a filing's causes by their id."""
        return {cause["id"]: cause for cause in self.book.causes(filing_id)}

    def corrections(self, filing_id: int) -> Sequence[CorrectionView]:
        """Return what was put right of a filing's current file."""
        return self.book.corrections(filing_id)

    def correct(self, filing: FilingView, target: str, correction: Correction | None) -> Corrected:
        """Put a misread cell or field right, or take that back, and judge the filing anew."""
        from importlib.metadata import version

        from engine.sweep.at_home import plan_at_home
        from engine.sweep.correcting import correct

        plan = plan_at_home(self.book, version("gouji"))
        wanted, withdrawn = ([correction], ()) if correction else ([], (target,))
        return correct(self.book, filing.id, wanted, plan, withdrawn=withdrawn)

    def events(self, filing_id: int) -> Sequence[EventView]:
        """Return the events of a filing and its findings, newest first."""
        from engine.trail.casebook import Filter

        return list(self.book.events(Filter(filing=filing_id)))[::-1]

    def book_events(self, newest: int) -> Sequence[EventView]:
        """Return the newest so many events of the whole book, newest first."""
        from engine.trail.casebook import Filter

        return list(self.book.events(Filter(last=newest)))[::-1]

    def verify(self) -> Verification:
        """Verify the trail of the book as it lies on the disk."""
        from engine.trail.verification.verify import verify
        from tui.home import confirmed

        return verify(self.book.path, confirmed=confirmed())

    def content(self, filing: FilingView) -> tuple[str, bytes]:
        """Return name and bytes of the version that is looked at."""
        return self.book.content(filing.id)

    def decide(self, finding: FindingView, kind: str, reason: Reason) -> None:
        """Save a decision; TrailError (hint ``overtaken``) if somebody else was faster."""
        self.book.decide(
            finding.id, kind, reason=reason.reason, text=reason.text, expires=reason.until,
            seen_seq=finding.seq,
        )  # fmt: skip
        self.decided.append((finding.id,))

    def confirm_all(self, findings: Sequence[FindingView]) -> None:
        """Confirm several findings as one step: all of them or none, and one undo."""
        self.book.confirm_all({finding.id: finding.seq for finding in findings})
        self.decided.append(tuple(finding.id for finding in findings))

    def second(self, finding: FindingView, text: str, *, approve: bool) -> None:
        """Approve or refuse a colleague's proposal; the casebook refuses it for one's own."""
        settle = self.book.approve if approve else self.book.refuse
        settle(finding.id, text=text)
        self.decided.append((finding.id,))

    def assign(self, finding: FindingView, to: str) -> bool:
        """Give a finding to somebody, ``""``: to nobody; False if it is theirs already."""
        if to == finding.assignee:
            return False
        self.book.assign(finding.id, to)
        self.decided.append((finding.id,))
        return True

    def picture(self) -> DeskSnapshot:
        """Return the desk as it is now."""
        from engine.trail.queries.filed import seasons

        filings, units = self.book.filings(), self.book.units()
        proposals = counted(self.book.proposals(), self.me)
        unreadable = self.book.unreadable()
        known = seasons(filings, units, (), unreadable)
        return snapshot(filings, known, proposals, unreadable, units)

    def by_rule(self) -> Mapping[int, Mapping[str, int]]:
        """Return by filing and rule how many findings stand."""
        return self.book.by_rule()

    def newest(self) -> int:
        """Return the number of the newest event, by which a screen sees that somebody wrote."""
        return self.book.newest()

    def move(self, filing: FilingView, to: FilingState, **details: Any) -> FilingView:
        """Move a filing on; TrailError with the casebook's sentence if that is not allowed."""
        moved = self.book.transition(filing.id, to, **details)
        if to in BACK:
            self.moved.append(Move(filing.id, to, len(self.decided)))
        return moved

    def letter(self, filing: FilingView, texts: Texts) -> Said:
        """Write the letter on a returned report beside the casebook; say what became of it."""
        from tui.letter import said_of

        return said_of(self.book, filing, self.now(), texts)

    @property
    def papers(self) -> Path:
        """Where papers are written that nobody named a place for."""
        from tui.letter import folder_of

        return folder_of(self.book.path)

    def workbook(self, filings: Sequence[FilingView], texts: Texts) -> Path:
        """Write the findings of filings as a workbook beside the casebook; UsageError if not."""
        from tui.letter import workbook_beside

        return workbook_beside(self.book, filings, self.now(), texts)

    def move_back(self, text: str) -> FilingView | None:
        """Take back the last move of this session that still stands; None if there is none."""
        while self.moved:
            last = self.moved.pop()
            if self.book.filing(last.filing).state == last.to:
                back = cast("FilingState", BACK[last.to])
                return self.book.transition(last.filing, back, text=text)
        return None

    def moved_last(self, filing_id: int) -> bool:
        """Tell whether the last step of this session was to move this filing on."""
        last = self.moved[-1] if self.moved else None
        return last is not None and (last.filing, last.after) == (filing_id, len(self.decided))

    def match(self, filing: FilingView, unit: str) -> FilingView:
        """Say whose report this is."""
        return self.book.match(filing.id, unit)

    def units(self) -> Sequence[Unit]:
        """Return the roster."""
        return self.book.units()

    def candidates(self, name: str) -> Sequence[tuple[str, int]]:
        """Return the names of the units that look most like a name, with 0-100."""
        return [(unit.name, likeness) for unit, likeness in self.book.candidates(name)]

    def rounds(self, filing: FilingView) -> Rounds:
        """Return what the current round mended, brought anew, changed, and left."""
        return self.book.rounds(filing.id)

    def versions(self, filing: FilingView) -> Sequence[VersionView]:
        """Return the files received for a filing, first round first."""
        return self.book.versions(filing.id)

    def undo(self, filing_id: int, current: FindingView | None) -> Sequence[FindingView]:
        """Take back the last step of this session in this filing, else of the current finding.

        Returns:
            The findings that it was about, as they were before; none if there was no step.
        """
        findings = {finding.id: finding for finding in self.findings(filing_id)}
        mine = [step for step in self.decided if step[0] in findings]
        undone = [findings[one] for one in mine[-1]] if mine else [current] if current else []
        if not undone or not (mine or undone[0].history):
            return ()
        self.book.undo(*(finding.id for finding in undone))
        if mine:
            last = len(self.decided) - 1 - self.decided[::-1].index(mine[-1])
            del self.decided[last]
        return undone


def document_or_why(data: bytes, name: str, texts: Texts) -> Opened | str:
    """Return the document, or the sentence that says why there is none; a crash is told as ours."""
    try:
        return open_document(data, name)
    except GoujiError as error:
        return error.message
    except Exception as error:  # noqa: BLE001 - the findings can be decided without the document
        return texts("erred", what=type(error).__name__)


def open_document(data: bytes, name: str) -> Opened:
    """Read a document, and the places of its tables' cells where it can be assembled.

    Raises:
        ReadingError: the bytes are no document that can be read.
    """
    from engine.packs import forms_of
    from engine.reading import read_document, read_report

    try:
        report = read_report(data, name, forms_of())
        grids = relaid(report)
    except Exception:  # noqa: BLE001 - whatever the assembler trips over, the text can be shown
        return Opened(read_document(data, name))
    document = report.document
    places = {
        (number, row, column): spot_of(document, anchor.block, anchor.row, anchor.column)
        for number, table in report.tables.items()
        for (row, column), value in table.values.items()
        for anchor in (value.anchor,)
    }
    cells = {key: spot for key, spot in places.items() if spot is not None}
    return Opened(document, cells, grids, report)
