"""The three panes of the review: findings | document | rule, and the document's way onto them.

The document is read in a thread; the findings are there at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Container, Vertical
from textual.worker import WorkerState

from engine.errors import GoujiError
from engine.trail.state.views import FindingView
from tui.render.explain import Explainer
from tui.render.finding import finding_line, place_of
from tui.render.navigation import Group
from tui.render.sanitise import visible
from tui.render.side_by_side import beside
from tui.screens.base import WIDE
from tui.screens.review_second import ProposalActions
from tui.session import Opened, document_or_why
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry
from tui.widgets.page_pane import PagePane
from tui.widgets.roll import CursorList
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.worker import Worker

    from engine.trail.state.views import FilingView
    from tui.render.lines import Line

PANES = {"list": "#findings", "document": "#document", "rule": "#rule"}


class Findings(CursorList[Group | FindingView]):
    """The list of findings: arrows move in it, page keys turn the document beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("page-up", "screen.page_document(-1)"),
        bind("page-down", "screen.page_document(1)"),
    ]
    help_key = "help-findings"


class Explanation(LineView):
    """The rule of the current finding, wrapped anew whenever this pane has another width."""

    def __init__(self, lines: Callable[[int], Sequence[Line]], *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.lines_in = lines
        self._told_in = 0

    def tell(self) -> None:
        """Show the explanation of now from its beginning."""
        self._wrap()
        self.scroll_now(0)

    def _wrap(self) -> None:
        self._told_in = self.scrollable_content_region.width
        self.show(self.lines_in(max(16, self._told_in)))

    def on_resize(self) -> None:
        """Wrap it anew in another width."""
        if self._told_in != self.scrollable_content_region.width:
            self._wrap()


class Panes(ProposalActions):
    """Shows the current finding in three panes."""

    AUTO_FOCUS = ""  # ``first_pane`` has it: a focus in between would lay all panes out twice

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("evidence", "evidence"),
        bind("zoom", "zoom"),
        bind("next-pane", "pane_by(1)"),
        bind("last-pane", "pane_by(-1)"),
        *(bind(f"pane-{name}", f"pane('{name}')") for name in PANES),
    ]

    def __init__(self, filing: FilingView) -> None:
        super().__init__(filing)
        self.causes: Mapping[str, Mapping[str, Any]] = {}
        self.opened: Opened | None = None
        self.was_wide: bool | None = None

    def body(self) -> Sequence[Widget]:
        """Return the three panes."""
        plainer = self.gouji.plainer
        roll = Findings(self.draw, heading=lambda item: isinstance(item, Group), id="findings")
        panes = (
            (roll, Entry(self.texts("filter-hint"), id="filter")),
            (PagePane(plainer=plainer, id="document"),),
            (Explanation(self.explanation, id="rule"),),
        )
        return (
            Container(
                *(
                    Vertical(
                        Bar(self.texts(f"pane-{name}"), plainer=plainer, id=f"{name}-title"),
                        *widgets,
                        id=f"{name}-pane",
                        classes="pane",
                    )
                    for name, widgets in zip(PANES, panes, strict=True)
                ),
                id="panes",
            ),
        )

    @property
    def roll(self) -> CursorList[Group | FindingView]:
        """The list of findings."""
        return self.query_one("#findings", CursorList)

    @property
    def page(self) -> PagePane:
        """The pane with the document."""
        return self.query_one("#document", PagePane)

    @property
    def current(self) -> FindingView | None:
        """The finding under the cursor."""
        item = self.roll.current
        return None if isinstance(item, Group) else item

    def draw(self, item: Group | FindingView, cells: int) -> Line:
        """Draw one line of the list."""
        me, plainer = self.gouji.work.me, self.gouji.plainer
        return finding_line(item, cells, self.texts, me=me, plainer=plainer)

    def explain(self) -> None:
        """Show what there is to know of the current finding."""
        self.query_one("#rule", Explanation).tell()

    def explanation(self, cells: int) -> Sequence[Line]:
        """Return what there is to know of the current finding, in lines of so many cells."""
        finding = self.current
        if finding is None:
            return ()
        explainer = Explainer(self.texts, cells, plainer=self.gouji.plainer, me=self.gouji.work.me)
        return explainer.lines(finding, self.causes.get(finding.cause or ""))

    def point(self) -> None:
        """Mark the evidence of the current finding and bring it into view."""
        finding, title = self.current, self.query_one("#document-title", Bar)
        if finding is None or self.opened is None:
            self.page.point(())
            title.say(self.texts("pane-document"))
            return
        cause = self.causes.get(finding.cause or "")
        self.page.point(self.opened.marks(finding, cause))
        where = place_of(finding, self.texts)
        where = where if self.page.evidence else self.texts("no-place", at=where)
        title.say(self.texts("pane-document"), where)

    def on_resize(self) -> None:  # type: ignore[override]  # Textual looks at the signature
        """Start at the document where it shares its room with the list, else at the list."""
        wide, before = self.is_wide, self.was_wide
        self.was_wide = wide
        if (
            before is not None
            and wide != before
            and self.focused is (self.page if wide else self.roll)
        ):
            self.action_pane(self.first_pane)

    @property
    def is_wide(self) -> bool:
        """Tell whether list and document have room side by side."""
        return self.size.width >= WIDE

    @property
    def first_pane(self) -> str:
        """The pane in which one works at this width."""
        return "list" if self.is_wide else "document"

    def fetch(self) -> None:
        """Read the document in a thread."""
        try:
            name, data = self.gouji.work.content(self.filing)
        except GoujiError as error:
            self._opened(error.message)
            return
        read = partial(document_or_why, data, name, self.texts)
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
            self.point()
        elif result:
            self.page.tell(visible(self.texts("unreadable", why=result)), "warning")

    def action_evidence(self) -> None:
        """Go to the next piece of evidence."""
        evidence = self.page.evidence
        if evidence and self.current is not None:
            number = self.page.next_evidence()
            at = beside(self.current, number - 1)
            self.say(self.texts("evidence-at", n=number, m=len(evidence), at=at))

    def action_pane(self, name: str) -> None:
        """Give a pane the focus; where there is room for one only, show it."""
        self._look_at(name)
        self.query_one(PANES[name]).focus()

    def _look_at(self, name: str) -> None:
        panes = self.query_one("#panes")
        for pane in PANES:
            panes.set_class(pane == name, f"-{pane}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, also when a pane was clicked."""
        for pane in PANES:
            if self.query_one(f"#{pane}-pane") in event.widget.ancestors:
                self._look_at(pane)

    def action_pane_by(self, by: int) -> None:
        """Go to the next or last pane."""
        panes = self.query_one("#panes")
        names = list(PANES)
        at = next((n for n, name in enumerate(names) if panes.has_class(f"-{name}")), 0)
        self.action_pane(names[(at + by) % len(names)])

    def action_page_document(self, by: int) -> None:
        """Turn the document by a page."""
        if by > 0:
            self.page.action_page_down()
        else:
            self.page.action_page_up()

    def action_zoom(self) -> None:
        """Give the pane with the focus the whole window, and back."""
        self.query_one("#panes").toggle_class("-zoom")
