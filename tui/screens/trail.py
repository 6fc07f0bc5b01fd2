"""The trail of a filing in words, newest first; what an event holds is told, never dumped."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.render.clock import local
from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.render.season import named
from tui.render.trail.words import EventWords
from tui.render.wrap import cut, pad
from tui.screens.catalogue import Catalogue
from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.trail.state.views import EventView, FilingView, FindingView
    from tui.render.lines import Line

LEAD = 40


class TrailScreen(Catalogue):
    """The events of a filing and its findings; without one, of whatever ``fetch`` finds."""

    help_key = "help-trail"

    def __init__(self, filing: FilingView | None) -> None:
        super().__init__()
        self.filing = filing
        self.told: EventWords | None = None
        self.findings: dict[str, Mapping[str, str]] = {}

    @property
    def teller(self) -> EventWords:
        """What puts events into words, with the names of the book as it is now."""
        if self.told is None:
            work = self.gouji.work
            filings = {one.id: named(one, self.texts) for one in work.filings()}
            files = {one.id: one.name for one in work.book.unreadable()}
            self.told = EventWords(self.texts, filings, files, plainer=self.gouji.plainer)
        return self.told

    def fetch(self) -> Sequence[EventView]:
        """Return the events."""
        if self.filing is None:
            return ()
        events = self.gouji.work.events(self.filing.id)
        what = named(self.filing, self.texts)
        self.query_one("#title", Bar).say(self.texts("trail", what=what), str(len(events)))
        if not events:
            self.say(self.texts("trail-empty"))
        return events

    def where(self, event: EventView) -> str:
        """Return what an event is about, beside its filing: nothing here, all are of one."""
        del event
        return ""

    def draw(self, item: EventView, cells: int) -> Line:
        """Draw one event: number, time, person, what happened, to what."""
        plainer = self.gouji.plainer
        words = one_line(self._said(item), plainer=plainer)
        lead = f"{item.seq:>6}  {local(item.at)}  "
        actor = pad(one_line(item.actor, plainer=plainer), 12) + " "
        return (Run(lead, "quiet"), Run(actor), Run(cut(words, max(4, cells - LEAD)), "strong"))

    def _said(self, event: EventView) -> str:
        """Return what an event did in a line, with the words typed and whether it is signed."""
        told, signed = self.teller, self.texts("signed") if event.signed else ""
        parts = (told.kind(event), self.where(event), told.what(event), event.text, signed)
        return " ".join(filter(None, parts))

    def words(self, item: EventView) -> str:
        """Return what the filter looks at."""
        entries = " ".join(map(str, item.payload.values()))
        return f"{item.seq} {local(item.at)} {item.actor} {self._said(item)} {entries}"

    def detail(self, item: EventView, cells: int) -> Sequence[Line]:
        """Return what an event did, in words, and what it lists."""
        return self.teller.lines(item, cells, self.finding(item))

    def finding(self, event: EventView) -> str:
        """Return the title and sentence of the finding that an event is about, if it is one."""
        area, _, key = event.subject.partition("/finding/")
        if not key:
            return ""
        if area not in self.findings:
            known: Sequence[FindingView] = ()
            with suppress(GoujiError, ValueError):
                known = self.gouji.work.findings(int(area.partition("/")[2]))
            self.findings[area] = {
                one.key: self.texts("trail-said", title=one.title, message=one.message)
                for one in known
            }
        return self.findings[area].get(key, "")
