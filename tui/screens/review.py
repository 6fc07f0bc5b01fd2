"""The review of one filing: walk its findings, one key a decision, on to the next undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.errors import GoujiError
from tui.render import navigation
from tui.render.navigation import Group
from tui.screens.review_panes import Panes
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.entry import Entry
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from textual.binding import BindingType

    from engine.trail.state.views import FilingView, FindingView


class ReviewScreen(Panes):
    """Walks the findings of a filing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("skip", "skip"),
        bind("back", "back"),
        bind("filter", "filter"),
        bind("close", "clear"),
        bind("rules", "rules"),
    ]
    keys = (
        "confirm", "dismiss", "accept", "note", "skip", "back", "undo", "menu", "evidence",
        "help", "quit", "filter", "next-pane", "zoom", "rounds", "trail", "assign",
    )  # fmt: skip
    second_keys = ("approve", "refuse", "note", "skip", "back", "undo", "evidence", "help", "quit")
    help_key = "help-review"

    def __init__(self, filing: FilingView) -> None:
        super().__init__(filing)
        self.told: object = None

    def on_mount(self) -> None:
        """Show the findings at once; the document follows when it has been read."""
        self.query_one("#filter").display = False
        self.page.tell(self.texts("loading"), "quiet")
        self.action_pane(self.first_pane)
        self.load()
        self.select(navigation.next_undecided(self.shown, -1, self.gouji.work.me) or 0)
        self.fetch()

    def load(self) -> None:
        """Read the findings anew and fill the list, the cursor on its finding."""
        work = self.gouji.work
        try:
            self.filing = work.filing(self.filing.id)
            self.causes = work.causes(self.filing.id)
            self.findings = navigation.in_order(work.findings(self.filing.id))
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        self.refill()

    def refill(self) -> None:
        """Show the findings that the filter lets through."""
        wanted = self.query_one("#filter", Entry).value
        before = self.current
        self.shown = [f for f in self.findings if navigation.matches(f, wanted, self.texts)]
        titles = {key: str(cause.get("summary") or "") for key, cause in self.causes.items()}
        items = navigation.entries(self.shown, titles, self.texts)
        at = next((n for n, f in enumerate(items) if before is not None and _same(f, before)), 0)
        with self.roll.prevent(CursorList.Moved):  # told once, below or by whoever moves on
            self.roll.fill(items, at)
        if wanted:
            self.say(self.texts("filter-shown", what=wanted, n=len(self.shown)))
        if not self.shown:
            key = "no-match" if self.findings else "no-findings"
            self.say(self.texts(key), tone="warning" if self.findings else "")
        self.tell()

    def moved(self, filing: FilingView) -> None:
        """Show the filing where it stands now."""
        self.filing = filing
        self.load()

    def select(self, index: int) -> None:
        """Put the cursor on a finding, by its index among those shown."""
        if 0 <= index < len(self.shown):
            wanted = self.shown[index]
            self.roll.move_to(next(n for n, f in enumerate(self.roll.items) if f is wanted))
            self.tell()  # at once: waiting for the message would cost another frame

    def on_cursor_list_moved(self) -> None:
        """Follow the cursor with document and rule."""
        self.tell()

    def tell(self) -> None:
        """Draw title, rule and evidence of the current finding, unless that was done."""
        told = (self.current, self.filing, len(self.shown))
        if told == self.told:
            return
        self.told = told
        me = self.gouji.work.me
        number, count, waiting = navigation.counter(self.shown, self.current, me)
        agency = self.filing.agency or self.texts("unknown-agency")
        state = self.texts("filing-" + self.filing.state)
        right = self.texts("counter", n=number, m=count)
        right += " · " + self.texts("undecided", n=waiting)
        self.query_one("#title", Bar).say(f"{agency} {self.filing.year or ''} · {state}", right)
        current = self.current
        theirs = current is not None and current.pending and navigation.undecided(current, me)
        self.query_one(KeyBar).offer(self.second_keys if theirs else self.keys)
        self.explain()
        self.point()

    def _index(self) -> int:
        current = self.current
        return next((n for n, f in enumerate(self.shown) if f is current), -1)

    def action_skip(self) -> None:
        """Leave this finding for later."""
        finding, me = self.current, self.gouji.work.me
        found = navigation.next_undecided(self.shown, self._index(), me)
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

    def on_cursor_list_chosen(self) -> None:
        """Enter shows the document with the evidence."""
        self.action_pane("document")
        self.call_after_refresh(self.page.seek)

    def action_rules(self) -> None:
        """Open the catalogue of rules at this finding's."""
        self.gouji.open_rules(self.current.rule if self.current is not None else "")


def _same(item: Group | FindingView, other: FindingView) -> bool:
    return not isinstance(item, Group) and item.id == other.id
