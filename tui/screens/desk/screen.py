"""The desk: filings with their state and counts, in views by digit; Enter opens one, . moves it.

Views: all, one for each state, proposals for me, filings without a unit, units without a filing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from engine.errors import GoujiError
from engine.trail.state.views import FilingView
from tui.dropped import are_paths
from tui.render.desk import desk_line, same
from tui.render.season import VIEWS, Group, Missing
from tui.screens.desk.book_actions import BookActions
from tui.screens.desk.filtered import Filtered
from tui.screens.desk.head import DeskHead
from tui.screens.desk.lookout import Lookout
from tui.screens.desk.many import ManyActions
from tui.screens.desk.marks import Marks
from tui.screens.desk.standing import Standing
from tui.screens.filing_actions import FilingActions
from tui.terminal.bindings import bind, bound
from tui.widgets.entry import Sieve
from tui.widgets.roll import CursorList, MarkedList

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.render.lines import Line
    from tui.render.season import Row
    from tui.screens.desk.ears import Ears


class DeskScreen(Filtered):
    """Lists filings; filters as one types; sorts; opens one; moves one on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("menu", "rounds", "trail", "undo", "mark-all", "group", "order", "rules"),
        *bound("whole-trail", "verify", "palette", "material", "picture"),
        *bound("import", "roster", "export", "settings", "unlock", "theme", "guide"),
        bind("filter", "filter"),
        bind("close", "clear"),
        bind("year-back", "year(-1)"),
        bind("year-on", "year(1)"),
        *(bind(f"view-{number}", f"view({number})") for number in range(len(VIEWS))),
    ]
    keys = (
        "open", "menu", "view-0", "filter", "help", "quit", "year-back", "mark", "palette",
        "material", "import", "export", "picture", "order", "group", "rounds", "undo", "trail",
        "rules", "mark-all", "whole-trail", "verify",
    )  # fmt: skip
    key_words: ClassVar[Mapping[str, str]] = {"quit": "key-leave"}
    help_key = "help-desk"

    def __init__(self) -> None:
        super().__init__()
        self.standing, self.was_away = Standing(), False
        self.head, self.lookout = DeskHead(self), Lookout(self)
        self.actions = FilingActions(self, lambda: self.here, self.moved)
        self.marks = Marks(lambda: self.roll, self.say_marked)
        self.cleared = self.marks.clear
        self.whole = BookActions(self)
        self.many = ManyActions(self, self.chosen, self.done)
        self.steps = {
            **self.actions.steps,
            "menu": self.menu,
            "undo": self.actions.move_back,
            "mark-all": self.marks.turn_all,
            "group": self.next_group,
            "order": self.next_order,
            **self.whole.steps,
        }

    def body(self) -> Sequence[Widget]:
        """Return the views, the caption, the list and the filter line."""
        roll: CursorList[Row] = MarkedList(
            self.draw, heading=lambda row: isinstance(row, Group), id="filings"
        )
        entry = Sieve(self.texts("desk-filter-hint"), id="filter")
        return (Vertical(*self.head.lines(), roll, entry, id="desk"),)

    @property
    def here(self) -> FilingView | None:
        """The filing under the cursor; of a unit that owes one, the one that may be its own."""
        item = self.roll.current
        if isinstance(item, Missing) and len(item.perhaps) == 1:
            return item.perhaps[0]
        return item if isinstance(item, FilingView) else None

    @property
    def year(self) -> int | None:
        """The year that is shown, None: all."""
        return self.standing.year

    def draw(self, item: Row, cells: int) -> Line:
        """Draw one line."""
        tag = self.standing.picture.tag(item) if isinstance(item, FilingView) else ""
        marked = isinstance(item, FilingView) and item.id in self.marks.ids
        today, plainer = self.work.today(), self.gouji.plainer
        return desk_line(item, cells, self.texts, today, tag=tag, marked=marked, plainer=plainer)

    def chosen(self) -> list[FilingView]:
        """Return the marked filings as they stand now, in the order of the desk."""
        return self.marks.among(self.standing.picture.filings)

    def done(self, finished: Collection[int], words: str, troubled: bool) -> None:  # noqa: FBT001
        """Take the marks from what is done, show where it stands, and say what became of it."""
        self.marks.take(finished)
        self.arrived(words, "warning" if troubled else "")

    def arrived(self, words: str, tone: str) -> None:
        """Show what stands in the book now, and say what came of the last step."""
        before = self.standing.nothing
        self.load(quietly=True)
        if before and not self.standing.nothing:
            self.standing.year = self.standing.picture.season
            self.lay_out(quietly=True)
        self.actions.announce(words, tone=tone)

    def menu(self) -> None:
        """Show what can be done with the marked filings, else with the one under the cursor."""
        if self.chosen():
            self.many.menu()
        else:
            self.actions.menu()

    def say_marked(self) -> None:
        """Say how many filings are marked, and what can be done with them."""
        self.roll.refresh()
        self.head.entitle(sum(not isinstance(row, Group) for row in self.roll.items))
        if self.marks.ids:
            self.actions.announce(self.texts("marked", n=len(self.marks.ids)))
        else:
            self.tell()

    def next_group(self) -> None:
        """Group by kind, by superior, not at all."""
        self.standing.next_group()
        self.lay_out()

    def next_order(self) -> None:
        """Sort by the next column."""
        self.standing.next_order()
        self.lay_out()

    def on_mount(self) -> None:
        """Show the filings; lead through the first steps where there is nothing yet."""
        self.query_one("#filter").display = False
        self.roll.focus()
        self.load()
        self.standing.year = self.standing.picture.season
        self.lay_out()
        self.lookout.begin(self)
        self.whole.begin(nothing=self.standing.nothing)

    def on_unmount(self) -> None:
        """Listen no more."""
        self.lookout.end()

    def on_ears_told(self, told: Ears.Told) -> None:
        """Look what somebody wrote, where it can be heard."""
        self.lookout.told(heard=told.heard)

    def on_screen_resume(self) -> None:
        """Count again when one comes back from a filing."""
        if not self.standing.nothing:
            self.load(quietly=self.patience.waiting or self.actions.said)
            if not self.roll.items and not self.wanted:
                self.action_view(0)  # the last one of a view has just left it
        self.actions.said = False

    def on_resize(self, event: events.Resize) -> None:
        """Fit the caption and the views."""
        self.head.fit()
        super().on_resize(event)

    def on_paste(self, event: events.Paste) -> None:
        """Offer to take in what was dropped on the terminal: it pastes the path."""
        if are_paths(event.text):
            event.stop()
            event.prevent_default()
            self.whole.comings.ask(event.text.strip())

    def load(self, *, quietly: bool = False) -> None:
        """Read the filings anew; the cursor stays on its filing, quietly the notice too."""
        try:
            self.standing.load(self.work)
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        self.lay_out(quietly=quietly)

    def lay_out(self, *, quietly: bool = False) -> None:
        """Show the year's desk: its views, its progress, its filings in the chosen order."""
        self.standing.lay_out()
        self.head.show()
        self.refill(quietly=quietly)

    def refill(self, *, quietly: bool = False) -> None:
        """Show what the filter lets through; the cursor stays on its filing if it does."""
        current = self.roll.current
        rows, count = self.standing.filtered(self.wanted, self.work, self.texts)
        at = next((n for n, row in enumerate(rows) if same(row, current)), 0)
        with self.roll.prevent(CursorList.Moved):  # told once, below
            self.roll.fill(rows, at)
        self.head.entitle(count)
        if not quietly:
            self.tell()

    def tell(self) -> None:
        """Say what is special about the line under the cursor, or why there is none."""
        item = self.roll.current
        if item is None and self.standing.nothing:
            here = self.gouji.at_home
            self.say(self.texts("desk-empty" if here else "not-at-home"), tone="warning")
        elif item is None and self.wanted:
            self.say(self.texts("desk-none"), tone="warning")
        else:
            words = self.standing.said(item, self.work.today(), self.texts)
            self.say(words, tone="warning" if item is None else "")

    def on_cursor_list_moved(self) -> None:
        """Follow the cursor with the notice."""
        self.was_away = False
        self.actions.said = False
        self.tell()

    def moved(self, filing: FilingView) -> None:
        """Show a filing where it stands now; the view widens if it has left it."""
        self.load()
        at = self._index(filing)
        if at < 0:
            self.standing.view = VIEWS[0]
            self.lay_out()
            at = self._index(filing)
        if at >= 0:
            with self.roll.prevent(CursorList.Moved):
                self.roll.move_to(at)

    def _index(self, filing: FilingView) -> int:
        return next((n for n, row in enumerate(self.roll.items) if same(row, filing)), -1)

    def action_view(self, number: int) -> None:
        """Show another view."""
        self.actions.said = False
        self.standing.view = VIEWS[number]
        self.lay_out()

    def action_year(self, by: int) -> None:
        """Show the year before or after; all years stand after the newest."""
        self.standing.turn(by)
        self.lay_out()

    def names(self) -> Sequence[str]:
        """Return the names that pinyin may find."""
        return [filing.agency for filing in self.standing.picture.filings]

    def action_mark(self) -> None:
        """Mark the filing under the cursor, or take its mark."""
        self.marks.turn()

    def action_leave(self) -> None:
        """Leave gouji, everything is saved; right after a filing only when asked twice."""
        if self.patience.waiting:
            return
        if self.was_away:
            self.was_away = False
            self.say(self.texts("leave-again"))
        else:
            self.app.exit(0)

    def on_cursor_list_chosen(self) -> None:
        """Open the filing for review."""
        if self.here is not None:
            self.was_away = True
            self.gouji.open_review(self.here)
        else:
            self.tell()
