"""The three panes of the review: findings | document | rule, and the document's way onto them.

The document is read in a thread; the findings are there at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.worker import WorkerState

from engine.errors import GoujiError
from tui.equations import cells_added_up
from tui.equations import place_of as equation_place
from tui.opened import Opened, document_or_why, only_repair
from tui.render.explain import Explainer
from tui.render.finding import finding_line, place_of
from tui.render.navigation import Group
from tui.render.sanitise import visible
from tui.render.side_by_side import beside
from tui.screens.review.findings import Findings
from tui.screens.review.layout import PANES, PaneLayout
from tui.screens.review.report import ReportPane
from tui.widgets.bars import Bar
from tui.widgets.companion import CompanionPane
from tui.widgets.entry import Entry
from tui.widgets.explanation import Explanation
from tui.widgets.page_pane import PagePane
from tui.widgets.roll import CursorList
from tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.worker import Worker

    from engine.report import Correction
    from engine.trail.state.views import FilingView, FindingView
    from tui.equations import Place
    from tui.render.lines import Line
    from tui.render.page import Mark
    from tui.screens.application import Host, Steps


class Panes(PaneLayout):
    """Shows the current finding in three panes; the list has a line to filter it by."""

    def __init__(self, host: Host) -> None:
        super().__init__(id="panes")
        self.host = host
        self.cause: Mapping[str, Any] | None = None
        self.corrections: Sequence[Correction] = ()
        self.fellows: Sequence[FindingView] = ()
        self.opened: Opened | None = None
        self.added: Mapping[Place, Sequence[tuple[int, str, str]]] = {}
        self.further: Sequence[Mark] = ()
        self.along = False
        self.steps: Steps = {
            "evidence": self.next_evidence,
            "zoom": self.zoom,
            "filter": self.filter,
            "close": self.clear,
            "next-pane": partial(self.go_by, 1),
            "last-pane": partial(self.go_by, -1),
            "pane-list": partial(self.go_to, "list"),
            "pane-rule": partial(self.go_to, "rule"),
            "pane-document": self.call_document,
        }

    def compose(self) -> ComposeResult:
        """Build the panes, each below its title."""
        texts, plainer = self.host.texts, self.host.gouji.plainer
        page = ReportPane(plainer=plainer, id="document")
        panes = (
            (Findings(self.draw, page), Entry(texts("filter-hint"), id="filter")),
            (page, SearchLine(page, self.searched, texts("search-hint"))),
            (CompanionPane(plainer=plainer, id="beside"),),
            (Explanation(self.explanation, id="rule"),),
        )
        for name, widgets in zip(PANES, panes, strict=True):
            words = texts(f"pane-{name}") if name != "beside" else ""
            title = Bar(words, plainer=plainer, id=f"{name}-title")
            yield Vertical(title, *widgets, id=f"{name}-pane", classes="pane")

    def on_mount(self) -> None:
        """Begin without a filter, while the document is read."""
        self.entry.display = False
        self.page.tell(self.host.texts("loading"), "quiet")

    def look_at(self, name: str) -> None:
        """Follow the focus to a pane; outside the document the digits are the panes'."""
        super().look_at(name)
        if name != "document":
            self.digits(to_parts=False)

    def call_document(self) -> None:
        """Go to the document by its digit: from here on the digits are its parts."""
        self.go_to("document")
        self.digits(to_parts=True)

    def digits(self, *, to_parts: bool) -> None:
        """Let the digits go to the parts of the report, or to the panes; the titles tell."""
        self.query_one("#document", ReportPane).turn_digits(to_parts=to_parts)
        for pane in ("list", "rule"):
            words = self.host.texts(f"pane-{pane}")
            self.query_one(f"#{pane}-title", Bar).say(
                words.partition(" ")[2] if to_parts else words
            )
        self._entitle()

    @property
    def by_parts(self) -> bool:
        """Tell whether the digits go to the parts of the report."""
        return self.query_one("#document", ReportPane).by_parts

    @property
    def roll(self) -> Findings:
        """The list of findings."""
        return self.query_one("#findings", Findings)

    @property
    def page(self) -> PagePane:
        """The pane with the document."""
        return self.query_one("#document", PagePane)

    @property
    def entry(self) -> Entry:
        """The line for the filter."""
        return self.query_one("#filter", Entry)

    @property
    def wanted(self) -> str:
        """The words of the filter."""
        return self.entry.value

    def filter_by(self, words: str) -> None:
        """Begin with a filter."""
        with self.entry.prevent(Entry.Changed):
            self.entry.value = words
        self.entry.display = True

    @property
    def current(self) -> FindingView | None:
        """The finding under the cursor."""
        item = self.roll.current
        return None if isinstance(item, Group) else item

    def fill(self, items: Sequence[Group | FindingView]) -> None:
        """Show other findings, the cursor on its finding of before; whoever fills tells."""
        before = self.current
        at = next((n for n, item in enumerate(items) if before and _same(item, before)), 0)
        with self.roll.prevent(CursorList.Moved):
            self.roll.fill(items, at)

    def move_to(self, finding: FindingView) -> None:
        """Put the cursor on a finding."""
        self.roll.move_to(next(n for n, item in enumerate(self.roll.items) if item is finding))

    def draw(self, item: Group | FindingView, cells: int) -> Line:
        """Draw one line of the list."""
        me, plainer = self.host.work.me, self.host.gouji.plainer
        return finding_line(item, cells, self.host.texts, me=me, plainer=plainer)

    def tell(self, cause: Mapping[str, Any] | None, fellows: Sequence[FindingView] = ()) -> None:
        """Show what there is to know of the current finding, with its cause, and its evidence."""
        self.cause, self.fellows = cause, fellows
        self.query_one("#rule", Explanation).tell()
        self._point()

    def explanation(self, cells: int) -> Sequence[Line]:
        """Return what there is to know of the current finding, in lines of so many cells."""
        finding = self.current
        if finding is None:
            return ()
        me, plainer = self.host.work.me, self.host.gouji.plainer
        explainer = Explainer(self.host.texts, cells, plainer=plainer, me=me)
        return explainer.lines(finding, self.cause, self.corrections, self.fellows)

    def _point(self) -> None:
        """Mark the evidence of the current finding and bring it into view."""
        finding = self.current
        if finding is None or self.opened is None:
            self.page.point(())
            self._entitle()
            return
        changes = self.opened.changes(self.cause) if only_repair(self.cause) else {}
        added = self.added.get(equation_place(finding.rule, finding.data), ())
        marks = self.opened.marks(finding, self.cause, added)
        corrected = self.opened.corrected(self.corrections)
        self.page.point([*self.further, *corrected, *marks], changes)
        self._entitle()

    def _entitle(self) -> None:
        """Say over the document which place is shown, and what the digits do in it."""
        finding, texts = self.current, self.host.texts
        where = ""
        if finding is not None and self.opened is not None:
            where = place_of(finding, texts)
            where = where if self.page.evidence else texts("no-place", at=where)
        key = "pane-document-parts" if self.by_parts else "pane-document"
        self.query_one("#document-title", Bar).say(texts(key), where)

    def read(self, filing: FilingView) -> None:
        """Read the document of a filing in a thread."""
        try:
            name, data = self.host.work.content(filing)
        except GoujiError as error:
            self._opened(error.message)
            return
        read = partial(document_or_why, data, name, self.host.texts)
        self.run_worker(read, thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the document once it is read."""
        if event.state is WorkerState.SUCCESS:
            self._opened(event.worker.result)

    def _opened(self, result: Opened | str | None) -> None:
        """Show the document, or why it cannot be read."""
        if isinstance(result, Opened):
            self.opened = result
            self.page.open(result.document, result.grids)
            self._point()
            if self.cause is not None and result.report is not None:
                work = self.host.work
                asked = partial(cells_added_up, result.report, work.rulebook, work.units())
                self.host.gouji.beside(asked, self._outline)
        elif result:
            self.page.tell(visible(self.host.texts("unreadable", why=result)), "warning")

    def _outline(self, result: Mapping[Place, Sequence[tuple[int, str, str]]] | Exception) -> None:
        """Outline what the equations add up; without a pack to say it nothing is outlined."""
        if not isinstance(result, Exception) and self.is_attached:
            self.added = result
            self._point()

    def pair(
        self,
        title: str,
        what: Opened | str,
        there: Sequence[Mark] = (),
        here: Sequence[Mark] = (),
        *,
        at: int | None = None,
        along: bool = False,
    ) -> None:
        """Show something beside the document, or why there is nothing; mark both.

        Where there is no room beside, it takes the document's place. ``along``: both have the
        same evidence, and go from one piece to the next together.
        """
        self.along = along
        if not self.paired:
            self.add_class("-paired")
            self.go_to("document" if self.is_wide else "beside")
        self._mark_further(here)
        self.query_one("#beside-title", Bar).say(title)
        self.query_one("#beside", CompanionPane).accompany(what, there, at)

    def part(self) -> None:
        """Let the document stand alone again."""
        if self.paired:
            self.part_quietly()
            self.go_to(self.first)

    def part_quietly(self) -> None:
        """Take away what stands beside the document; the focus stays."""
        self.remove_class("-paired")
        self.along = False
        self._mark_further(())

    def _mark_further(self, marks: Sequence[Mark]) -> None:
        if list(marks) != list(self.further):
            self.further = marks
            self._point()

    def on_cursor_list_chosen(self) -> None:
        """Enter shows the document with the evidence."""
        self.go_to("document")
        self.call_after_refresh(self.page.seek)

    def next_evidence(self) -> None:
        """Go to the next piece of evidence."""
        evidence = self.page.evidence
        if evidence and self.current is not None:
            number = self.page.next_evidence()
            if self.along:
                self.query_one("#beside", CompanionPane).show_evidence(number - 1)
            at = beside(self.current, number - 1, self.host.texts)
            self.host.say(self.host.texts("evidence-at", n=number, m=len(evidence), at=at))

    def zoom(self) -> None:
        """Give the pane with the focus the whole window, and back."""
        self.toggle_class("-zoom")

    def filter(self) -> None:
        """Open the filter line; in the document, the line that searches it."""
        if self.screen.focused is self.page:
            self.query_one(SearchLine).begin()
            return
        self.go_to("list")
        self.entry.display = True
        self.entry.focus()

    def searched(self, number: int, count: int) -> None:
        """Say which place of what was searched is shown."""
        if number:
            self.host.say(self.host.texts("search-at", n=number, m=count))
        else:
            self.host.say(self.host.texts("search-none"), tone="warning")

    def clear(self) -> None:
        """Give the digits back to the panes, clear the filter, end the zoom, back to the list."""
        self.digits(to_parts=False)
        self.remove_class("-zoom")
        if self.entry.display:
            self.entry.value = ""
            self.entry.display = False
            self.host.say("")
            self.go_to("list")

    def on_input_submitted(self) -> None:
        """Keep the filter and go back to the list."""
        self.entry.display = bool(self.wanted)
        self.roll.focus()


def _same(item: Group | FindingView, other: FindingView) -> bool:
    return not isinstance(item, Group) and item.id == other.id
