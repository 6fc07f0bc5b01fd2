"""The three panes of the review: findings | document | rule; what stands beside the document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical

from tui.render.explain import Explainer
from tui.render.finding import finding_line, place_of
from tui.render.navigation import Group
from tui.render.side_by_side import beside
from tui.screens.review.findings import Findings
from tui.screens.review.layout import PANES, PaneLayout
from tui.screens.review.report import ReportPane
from tui.widgets.bars import Bar
from tui.widgets.companion import CompanionPane
from tui.widgets.entry import Entry
from tui.widgets.explanation import Explanation
from tui.widgets.roll import CursorList
from tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from engine.report import Correction
    from engine.trail.state.views import FilingView, FindingView
    from tui.opened import Opened
    from tui.render.lines import Line
    from tui.render.page import Mark
    from tui.screens.application import Host, Steps
    from tui.screens.review.report import LookedAt


class Panes(PaneLayout):
    """Shows the current finding in three panes; the list has a line to filter it by."""

    def __init__(self, host: Host) -> None:
        super().__init__(id="panes")
        self.host = host
        self.cause: Mapping[str, Any] | None = None
        self.corrections: Sequence[Correction] = ()
        self.fellows: Sequence[FindingView] = ()
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
        page = ReportPane(self.host, self._looked_at, self._entitle)
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
        self.page.turn_digits(to_parts=to_parts)
        for pane in ("list", "rule"):
            words = self.host.texts(f"pane-{pane}")
            self.query_one(f"#{pane}-title", Bar).say(
                words.partition(" ")[2] if to_parts else words
            )
        self._entitle()

    @property
    def by_parts(self) -> bool:
        """Tell whether the digits go to the parts of the report."""
        return self.page.by_parts

    @property
    def roll(self) -> Findings:
        """The list of findings."""
        return self.query_one("#findings", Findings)

    @property
    def page(self) -> ReportPane:
        """The pane with the document."""
        return self.query_one("#document", ReportPane)

    @property
    def opened(self) -> Opened | None:
        """The document, once it is read."""
        return self.page.opened

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
        self.page.point_anew()

    def _looked_at(self) -> LookedAt:
        return self.current, self.cause, self.corrections

    def explanation(self, cells: int) -> Sequence[Line]:
        """Return what there is to know of the current finding, in lines of so many cells."""
        finding = self.current
        if finding is None:
            return ()
        me, plainer = self.host.work.me, self.host.gouji.plainer
        explainer = Explainer(self.host.texts, cells, plainer=plainer, me=me)
        return explainer.lines(finding, self.cause, self.corrections, self.fellows)

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
        self.page.read(filing)

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
        self.page.mark_further(here)
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
        self.page.mark_further(())

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
