"""What the screens read of a casebook, and nothing else of it; nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.render.clock import CHINA
from tui.render.season import DeskSnapshot, counted, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from engine.roster.unit import Unit
    from engine.trail.casebook import Casebook
    from engine.trail.commands.filings import Rounds
    from engine.trail.queries.corrections import CorrectionView
    from engine.trail.state.views import EventView, FilingView, FindingView, VersionView
    from engine.trail.store.seam import Watch
    from engine.trail.verification.verify import Verification


class BookReader:
    """A casebook as the screens read it."""

    __slots__ = ()
    book: Casebook
    now: Callable[[], datetime]

    @property
    def me(self) -> str:
        """Who works here."""
        return self.book.actor

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

    def finding(self, finding_id: int) -> FindingView:
        """Return one finding with its history, as it stands now."""
        return self.book.finding(finding_id)

    def causes(self, filing_id: int) -> Mapping[str, Mapping[str, Any]]:
        """Return a filing's causes by their id."""
        return {cause["id"]: cause for cause in self.book.causes(filing_id)}

    def corrections(self, filing_id: int) -> Sequence[CorrectionView]:
        """Return what was put right of a filing's current file."""
        return self.book.corrections(filing_id)

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

    def content_of(self, filing_id: int, version_id: int | None) -> tuple[str, bytes]:
        """Return name and bytes of a filing's file, the current one unless told."""
        return self.book.content(filing_id, version_id)

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

    def watch(self) -> Watch | None:
        """Return one who hears at once that somebody has written; None where one has to ask."""
        return self.book.watch()

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
