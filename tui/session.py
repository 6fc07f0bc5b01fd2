"""What the screens do with a casebook, and nothing else; the line mode walks through it too.

Keeps the session: which findings were decided and which filings moved, for undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from engine.errors import GoujiError, TrailError
from engine.values import dataclass, field
from tui.book_reader import BookReader
from tui.render.clock import now
from tui.render.season import BACK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from engine.packs.rulebook import Rulebook
    from engine.report import Correction
    from engine.rule import Pack
    from engine.sweep.correcting import Corrected
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import (
        DecisionView,
        FilingState,
        FilingView,
        FindingView,
    )
    from tui.letter import Said
    from tui.text.words import Texts

    Steps = Sequence[DecisionView]
    """What was written for one action, a step of a finding's history each."""


def shipped_rules() -> Rulebook:
    """Return the rules that came with gouji."""
    from engine.packs.rulebook import Rulebook

    return Rulebook()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was dismissed or accepted; ``until`` is when an acceptance ends."""

    reason: str = ""
    text: str = ""
    until: date | None = None


Result = TypeVar("Result")
AT_ONCE = 0.05
"""So many seconds the screens stand still for another program that writes."""
RECENT = 20
"""How many of one's latest events are looked at for one of this session."""


@dataclass(frozen=True, slots=True)
class Move:
    """A filing moved on in this session, after so many decisions."""

    filing: int
    to: str
    after: int


@dataclass(slots=True)
class Casework(BookReader):
    """A casebook as one person works through it."""

    book: Casebook
    now: Callable[[], datetime] = now
    rulebook: Rulebook = field(default_factory=shipped_rules)
    decided: list[tuple[int, ...]] = field(default_factory=list)
    moved: list[Move] = field(default_factory=list)

    def titled(self, title: str, texts: Texts) -> str:
        """Return a screen's title with the overlays that somebody named, and what ails the book."""
        if self.rulebook.overlays:
            names = texts.joined(one.stem for one in self.rulebook.overlays)
            title = f"{title} · {texts('names.overlay')} {names}"
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

    def pack(self) -> Pack:
        """Return the rules by which this book is judged; PackError if they cannot be read."""
        return self.rulebook.pack_for(self.units())

    def correct(self, filing: FilingView, target: str, correction: Correction | None) -> Corrected:
        """Put a misread cell or field right, or take that back, and judge the filing anew."""
        from importlib.metadata import version

        from engine.sweep.at_home import plan_at_home
        from engine.sweep.correcting import correct

        plan = plan_at_home(self.book, version("gouji"), self.rulebook)
        wanted, withdrawn = ([correction], ()) if correction else ([], (target,))
        return correct(self.book, filing.id, wanted, plan, withdrawn=withdrawn)

    def at_once(self, step: Callable[[], Result]) -> Result:
        """Do a step that writes without waiting; ``taken`` knows the error of a book in use."""
        with self.book.waiting_at_most(AT_ONCE):
            return step()

    def taken(self, error: GoujiError) -> bool:
        """Tell whether a step failed only because another program was writing."""
        from engine.trail.store.filesystem import locked

        return isinstance(error, TrailError) and locked(error)

    def decide(self, finding: FindingView, kind: str, reason: Reason) -> Steps:
        """Save a decision; TrailError (hint ``overtaken``) if somebody else was faster."""
        step = self.book.decide(
            finding.id, kind, reason=reason.reason, text=reason.text, expires=reason.until,
            seen_seq=finding.seq,
        )  # fmt: skip
        self.decided.append((finding.id,))
        return (step,)

    def confirm_all(self, findings: Sequence[FindingView]) -> Steps:
        """Confirm several findings as one step: all of them or none, and one undo."""
        steps = self.book.confirm_all({finding.id: finding.seq for finding in findings})
        self.decided.append(tuple(finding.id for finding in findings))
        return steps

    def second(self, finding: FindingView, text: str, *, approve: bool) -> Steps:
        """Approve or refuse a colleague's proposal; the casebook refuses it for one's own."""
        settle = self.book.approve if approve else self.book.refuse
        step = settle(finding.id, text=text)
        self.decided.append((finding.id,))
        return (step,)

    def assign(self, finding: FindingView, to: str) -> Steps:
        """Give a finding to somebody, ``""``: to nobody; no step if it is theirs already."""
        if to == finding.assignee:
            return ()
        step = self.book.assign(finding.id, to)
        self.decided.append((finding.id,))
        return (step,)

    def move(self, filing: FilingView, to: FilingState, **details: Any) -> FilingView:
        """Move a filing on; TrailError with the casebook's sentence if that is not allowed."""
        moved = self.book.transition(filing.id, to, **details)
        if to in BACK:
            self.moved.append(Move(filing.id, to, len(self.decided)))
        return moved

    def letter(self, filing: FilingView, texts: Texts) -> Said:
        """Write the letter on a returned report beside the casebook; say what became of it.

        TrailError (``taken``) where one does not wait for another program that is writing.
        """
        from tui.letter import said_of

        return said_of(self.book, filing, self.now(), texts, unless=self.taken)

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
