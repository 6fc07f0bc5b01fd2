"""The review of one filing: findings | document | rule, one key a decision, on to the next.

Every step is saved by the casebook before the next finding is drawn; nothing is kept here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Container, Vertical
from textual.worker import WorkerState

from engine.errors import GoujiError
from tui import walk
from tui.bindings import bind
from tui.casework import Opened, open_document
from tui.explain import Explainer
from tui.lines import prose
from tui.review_lines import finding_line, place_of
from tui.sanitise import visible
from tui.screens.deciding import Deciding
from tui.walk import Group
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry
from tui.widgets.page_pane import PagePane
from tui.widgets.roll import Roll
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.worker import Worker

    from engine.trail.views import FilingView, FindingView
    from tui.lines import Line

PANES = ("list", "document", "rule")


class ReviewScreen(Deciding):
    """Walks the findings of a filing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("skip", "skip"),
        bind("back", "back"),
        bind("evidence", "evidence"),
        bind("filter", "filter"),
        bind("close", "clear"),
        bind("trail", "trail"),
        bind("rules", "rules"),
        bind("zoom", "zoom"),
        bind("next-pane", "pane_by(1)"),
        bind("last-pane", "pane_by(-1)"),
        *(bind(f"pane-{name}", f"pane('{name}')") for name in PANES),
    ]
    keys = (
        "confirm", "dismiss", "accept", "note", "skip", "back", "undo", "evidence", "help",
        "quit", "filter", "next-pane", "zoom", "trail",
    )  # fmt: skip
    help_key = "help-review"

    def __init__(self, filing: FilingView) -> None:
        super().__init__(filing)
        self.causes: Mapping[str, Mapping[str, Any]] = {}
        self.opened: Opened | None = None
        self.told: object = None

    def body(self) -> Sequence[Widget]:
        """Return the three panes."""
        plainer = self.gouji.plainer
        roll: Roll[Group | FindingView] = Roll(
            self.draw, heading=lambda item: isinstance(item, Group), id="findings"
        )
        panes = (
            (roll, Entry(self.texts("filter-hint"), id="filter")),
            (PagePane(plainer=plainer, id="document"),),
            (Sheet(id="rule"),),
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

    # --- what is on the screen -------------------------------------------------------------

    @property
    def roll(self) -> Roll[Group | FindingView]:
        """The list of findings."""
        return self.query_one("#findings", Roll)

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
        return finding_line(item, cells, self.texts, plainer=self.gouji.plainer)

    def on_mount(self) -> None:
        """Show the findings at once; the document follows when it has been read."""
        self.query_one("#filter").display = False
        self.page.open(None, prose(self.texts("loading"), 40, "quiet"))
        self.action_pane("list" if self.size.width >= 96 else "document")
        self.load()
        self.select(walk.next_undecided(self.shown, -1) or 0)
        self._fetch()

    def load(self) -> None:
        """Read the findings anew and fill the list, the cursor on its finding."""
        work = self.gouji.work
        try:
            self.filing = work.filing(self.filing.id)
            self.causes = work.causes(self.filing.id)
            self.findings = walk.in_order(work.findings(self.filing.id))
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        self.refill()

    def refill(self) -> None:
        """Show the findings that the filter lets through."""
        wanted = self.query_one("#filter", Entry).value
        before = self.current
        self.shown = [f for f in self.findings if walk.matches(f, wanted, self.texts)]
        titles = {key: str(cause.get("summary") or "") for key, cause in self.causes.items()}
        items = walk.entries(self.shown, titles, self.texts)
        at = next((n for n, f in enumerate(items) if before is not None and _same(f, before)), 0)
        with self.roll.prevent(Roll.Moved):  # told once, below or by whoever moves on
            self.roll.fill(items, at)
        if wanted:
            self.say(self.texts("filter-shown", what=wanted, n=len(self.shown)))
        if not self.shown:
            key = "no-match" if self.findings else "no-findings"
            self.say(self.texts(key), tone="warning" if self.findings else "")
        self.call_next(self.tell)

    def select(self, index: int) -> None:
        """Put the cursor on a finding, by its index among those shown."""
        if 0 <= index < len(self.shown):
            wanted = self.shown[index]
            self.roll.move_to(next(n for n, f in enumerate(self.roll.items) if f is wanted))

    def on_roll_moved(self) -> None:
        """Follow the cursor with document and rule."""
        self.tell()

    def tell(self) -> None:
        """Draw title, rule and evidence of the current finding, unless that was done."""
        told = (self.current, self.filing, len(self.shown))
        if told == self.told:
            return
        self.told = told
        number, count, waiting = walk.counter(self.shown, self.current)
        agency = self.filing.agency or self.texts("unknown-agency")
        state = self.texts("filing-" + self.filing.state)
        right = self.texts("counter", n=number, m=count)
        right += " · " + self.texts("undecided", n=waiting)
        self.query_one("#title", Bar).say(f"{agency} {self.filing.year or ''} · {state}", right)
        self._explain()
        self._point()

    def _explain(self) -> None:
        sheet, finding = self.query_one("#rule", Sheet), self.current
        cells = max(16, sheet.scrollable_content_region.width)
        explainer = Explainer(self.texts, cells, plainer=self.gouji.plainer)
        cause = self.causes.get(finding.cause or "") if finding is not None else None
        sheet.show(explainer.lines(finding, cause) if finding is not None else ())
        sheet.scroll_now(0)

    def _point(self) -> None:
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
        """Wrap the rule anew."""
        self.call_after_refresh(self._explain)

    # --- the document, read in a thread -------------------------------------------------------

    def _read(self, name: str, data: bytes) -> Opened | str:
        try:
            return open_document(data, name)
        except GoujiError as error:
            return error.message

    def _fetch(self) -> None:
        try:
            name, data = self.gouji.work.content(self.filing)
        except GoujiError as error:
            self._opened(error.message)
            return
        self.run_worker(lambda: self._read(name, data), thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the document once it is read."""
        if event.state is WorkerState.SUCCESS:
            self._opened(event.worker.result)
        elif event.state is WorkerState.ERROR:
            self._opened(str(event.worker.error))

    def _opened(self, result: Opened | str | None) -> None:
        """Show the document, or why it cannot be read."""
        if isinstance(result, Opened):
            self.opened = result
            self.page.open(result.document, instead=result.grids)
            self._point()
        elif result:
            words = visible(self.texts("unreadable", why=result))
            self.page.open(None, prose(words, max(20, self.page.size.width - 4), "warning"))

    # --- moving about -------------------------------------------------------------------------

    def _index(self) -> int:
        current = self.current
        return next((n for n, f in enumerate(self.shown) if f is current), -1)

    def action_skip(self) -> None:
        """Leave this finding for later."""
        finding, found = self.current, walk.next_undecided(self.shown, self._index())
        if finding is None:
            return
        if found is None or found == self._index():
            self.roll.action_step(1)
        else:
            self.select(found)
        self.say(self.texts("skipped", rule=finding.rule))

    def action_back(self) -> None:
        """Go back to the finding before this one, decided or not."""
        if self._index() > 0:
            self.select(self._index() - 1)
        else:
            self.say(self.texts("first"))

    def action_evidence(self) -> None:
        """Go to the next piece of evidence."""
        evidence = self.page.evidence
        if evidence and self.current is not None:
            number = self.page.next_evidence()
            marks = self.current.data["marks"]
            at = marks[number - 1].get("at", "") if number <= len(marks) else ""
            self.say(self.texts("evidence-at", n=number, m=len(evidence), at=at))

    def action_pane(self, name: str) -> None:
        """Give a pane the focus; where there is room for one only, show it."""
        panes = self.query_one("#panes")
        for pane in PANES:
            panes.set_class(pane == name, f"-{pane}")
        self.query_one(
            {"list": "#findings", "document": "#document", "rule": "#rule"}[name]
        ).focus()

    def action_pane_by(self, by: int) -> None:
        """Go to the next or last pane."""
        panes = self.query_one("#panes")
        at = next((n for n, name in enumerate(PANES) if panes.has_class(f"-{name}")), 0)
        self.action_pane(PANES[(at + by) % len(PANES)])

    def action_zoom(self) -> None:
        """Give the pane with the focus the whole window, and back."""
        self.query_one("#panes").toggle_class("-zoom")

    def action_filter(self) -> None:
        """Open the filter line."""
        self.action_pane("list")
        entry = self.query_one("#filter", Entry)
        entry.display = True
        entry.focus()

    def action_clear(self) -> None:
        """Clear the filter, end the zoom, back to the list."""
        entry = self.query_one("#filter", Entry)
        self.query_one("#panes").remove_class("-zoom")
        if entry.display:
            entry.value = ""
            entry.display = False
            self.say("")
            self.action_pane("list")

    def on_input_changed(self) -> None:
        """Filter as one types."""
        self.refill()

    def on_input_submitted(self) -> None:
        """Keep the filter and go back to the list."""
        entry = self.query_one("#filter", Entry)
        entry.display = bool(entry.value)
        self.roll.focus()

    def on_roll_chosen(self) -> None:
        """Enter shows the document with the evidence."""
        self.action_pane("document")
        self.call_after_refresh(self.page.seek)

    def action_trail(self) -> None:
        """Open the trail of this filing."""
        self.gouji.open_trail(self.filing)

    def action_rules(self) -> None:
        """Open the catalogue of rules at this finding's."""
        self.gouji.open_rules(self.current.rule if self.current is not None else "")


def _same(item: Group | FindingView, other: FindingView) -> bool:
    return not isinstance(item, Group) and item.id == other.id
