"""Something beside the document: last year's report, the earlier round, another place, a likeness.

One key goes through what there is for the current finding and closes it again. Whose document has
to be read is read in a thread, once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.opened import Opened, document_or_why
from tui.render.companion import cells_in, earlier_of, kinds, last_of, other_values, quoted, staying
from tui.render.page import Mark
from tui.render.season import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.state.views import FilingView, FindingView, VersionView
    from tui.render.companion import Cell, Kind
    from tui.screens.application import Host, Steps
    from tui.screens.review.walk import Walk

    Source = tuple[int, int | None]


class Beside:
    """What stands beside the document now, ``""`` if nothing does, and the key that changes it."""

    def __init__(self, host: Host, walk: Walk) -> None:
        self.host, self.walk = host, walk
        self.kind: Kind | str = ""
        self.about = 0
        self.last: FilingView | None = None
        self.earlier: VersionView | None = None
        self.known_of: object = None
        self.read: dict[Source, Opened | str] = {}
        self.awaited: set[Source] = set()
        self.steps: Steps = {"beside": self.turn}

    def turn(self) -> None:
        """Show the next thing there is for the current finding; after the last, close."""
        if not self.walk.panes.paired:
            self.kind = ""
        finding = self.walk.current
        if finding is None or not (there := self._kinds(finding)):
            self.host.say(self.host.texts("beside-none"), tone="warning")
            return
        at = there.index(self.kind) + 1 if self.kind in there else 0
        if at < len(there):
            self._show(finding, there[at])
            further = self.host.texts(
                "beside-" + there[at + 1] if at + 1 < len(there) else "beside-off"
            )
            self.host.say(self.host.texts("beside-how", next=further))
        else:
            self.close()
            self.host.say("")

    def follow(self) -> None:
        """Go with the current finding: the same kind of thing if there is one, else close."""
        finding = self.walk.current
        if not self.kind or not self.walk.panes.paired:
            self.kind = ""
            return
        there = self._kinds(finding) if finding is not None else []
        if finding is None or not there:
            self.close()
            return
        same = finding.id == self.about and self.kind in there
        self._show(finding, self.kind if same else staying(self.kind, there))

    def close(self) -> None:
        """Let the document stand alone."""
        self.kind = ""
        self.walk.panes.part()

    def _kinds(self, finding: FindingView) -> Sequence[Kind]:
        filing = self.walk.filing
        if self.known_of != (filing.id, filing.version_id):
            try:
                work = self.host.work
                self.last = last_of(filing, work.filings(), work.units())
                self.earlier = earlier_of(filing, work.versions(filing))
            except GoujiError as error:
                self.host.say(error.message, tone="error")
                return ()
            self.known_of = (filing.id, filing.version_id)
        return kinds(finding, last=self.last is not None, earlier=self.earlier is not None)

    def _show(self, finding: FindingView, kind: Kind | str) -> None:
        self.kind, self.about = kind, finding.id
        if kind == "alike":
            document, there, here = quoted(finding.data.get("marks") or ())
            title = self.host.texts("beside-alike")
            self.walk.panes.pair(title, Opened(document), there, here, along=True)
        elif kind == "here":
            self._other_place()
        else:
            self._other_report(finding)

    def _other_place(self) -> None:
        """Show the document itself at the next piece of evidence that stands in another block."""
        panes = self.walk.panes
        if panes.opened is None:
            panes.pair(self.host.texts("beside-here"), self.host.texts("loading"))
            return
        evidence, at = panes.page.evidence, panes.page.at
        block = evidence[at].spot.block if evidence else -1
        other = (n for n, mark in enumerate(evidence) if mark.spot.block != block)
        panes.pair(
            self.host.texts("beside-here"), panes.opened, panes.page.marks, at=next(other, 0)
        )

    def _other_report(self, finding: FindingView) -> None:
        source, title = self._source()
        if source is None:
            self.close()
            return
        opened = self.read.get(source)
        panes = self.walk.panes
        if opened is None:
            panes.pair(title, self.host.texts("loading"))
            self._fetch(source)
        elif isinstance(opened, str):
            panes.pair(title, self.host.texts("unreadable", why=opened))
        else:
            cells = cells_in(opened.report, finding.data, last=self.kind == "last")
            report = panes.opened.report if panes.opened is not None else None
            changed = other_values(report, opened.report) if self.kind == "round" else []
            here = _marks(panes.opened, changed, "perhaps") if panes.opened is not None else []
            there = [*_marks(opened, cells, "mark"), *_marks(opened, changed, "perhaps")]
            panes.pair(title, opened, there, here)

    def _source(self) -> tuple[Source | None, str]:
        """Return whose document is wanted, and its title."""
        texts = self.host.texts
        if self.kind == "last" and self.last is not None:
            what = named(self.last, texts)
            return (self.last.id, None), f"{texts('beside-last')} · {what}"
        if self.kind == "round" and self.earlier is not None:
            title = texts("beside-round-n", n=self.earlier.round)
            return (self.walk.filing.id, self.earlier.id), title
        return None, ""

    def _fetch(self, source: Source) -> None:
        if source in self.awaited:
            return
        try:
            name, data = self.host.work.content_of(*source)
        except GoujiError as error:
            self._fetched(source, error.message)
            return
        self.awaited.add(source)
        read = partial(document_or_why, data, name, self.host.texts)
        self.host.gouji.beside(read, partial(self._fetched, source))

    def _fetched(self, source: Source, result: Opened | str | Exception) -> None:
        self.awaited.discard(source)
        self.read[source] = str(result) if isinstance(result, Exception) else result
        if self.walk.panes.is_attached:
            self.follow()


def _marks(opened: Opened, cells: Sequence[Cell], style: str) -> list[Mark]:
    """Return marks for cells of a document's statutory tables."""
    spots = (opened.cells.get(cell) for cell in cells)
    return [Mark(spot, style=style) for spot in spots if spot is not None]
