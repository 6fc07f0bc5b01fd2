"""The desk: filings with their state and counts, in views by digit; Enter opens one, . moves it.

Views: all, one for each state, proposals for me, filings without a unit, units without a filing.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from engine.errors import GoujiError
from engine.trail.state.views import FilingView
from tui.render.desk import (
    GROUPS,
    ORDERS,
    caption,
    desk_line,
    grouped,
    in_order,
    matching,
    names_rule,
    same,
    views_lines,
)
from tui.render.pinyin import found
from tui.render.season import VIEWS, DeskSnapshot, Group, about
from tui.render.year import beside, of_year, progress, progress_line, year_words
from tui.screens.base import BaseScreen
from tui.screens.desk.book_actions import BookActions
from tui.screens.desk.many import ManyActions
from tui.screens.desk.marks import Marks
from tui.screens.filing_actions import FilingActions
from tui.terminal.bindings import bind, bound
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry, Sieve
from tui.widgets.line import StyledLine
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.render.lines import Line
    from tui.render.season import Row


LOOKED = 2.0
"""So many seconds pass between two looks whether somebody else has written."""


class DeskList(CursorList["Row"], inherit_bindings=False):
    """The list of filings; the space bar marks instead of paging."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("mark", "screen.mark"),
        *CursorList.BINDINGS,
    ]


class DeskScreen(BaseScreen):
    """Lists filings; filters as one types; sorts; opens one; moves one on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound(
            "menu",
            "rounds",
            "trail",
            "undo",
            "mark-all",
            "group",
            "whole-trail",
            "verify",
            "palette",
        ),
        bind("filter", "filter"),
        bind("order", "order"),
        bind("rules", "rules"),
        bind("close", "clear"),
        bind("year-back", "year(-1)"),
        bind("year-on", "year(1)"),
        *(bind(f"view-{number}", f"view({number})") for number in range(len(VIEWS))),
    ]
    keys = (
        "open", "menu", "view-0", "filter", "help", "quit", "year-back", "mark", "palette", "order",
        "group", "rounds", "undo", "trail", "rules", "mark-all", "whole-trail", "verify",
    )  # fmt: skip
    help_key = "help-desk"

    def __init__(self) -> None:
        super().__init__()
        self.picture = self.shown = DeskSnapshot()
        self.year: int | None = None
        self.rows: Sequence[Row] = ()
        self.rules: Mapping[int, Mapping[str, int]] = {}
        self.seen = -1
        self.order = self.group = 0
        self.view_name = VIEWS[0]
        self.actions = FilingActions(self, lambda: self.here, self.moved)
        self.marks = Marks(lambda: self.roll, self.say_marked)
        self.whole = BookActions(
            self, lambda: self.roll, lambda words, tone: self.actions.announce(words, tone=tone)
        )
        self.many = ManyActions(self, self.chosen, self.done)
        self.steps = {
            **self.actions.steps,
            "menu": self.menu,
            "undo": self.actions.move_back,
            "mark-all": self.marks.turn_all,
            "group": self.next_group,
            **self.whole.steps,
        }

    def body(self) -> Sequence[Widget]:
        """Return the views, the caption, the list and the filter line."""
        roll: CursorList[Row] = DeskList(
            self.draw, heading=lambda row: isinstance(row, Group), id="filings"
        )
        entry = Sieve(self.texts("desk-filter-hint"), id="filter")
        top = (Bar(id="progress", plainer=self.gouji.plainer), StyledLine(id="views"))
        return (Vertical(*top, Bar(id="caption"), roll, entry, id="desk"),)

    @property
    def roll(self) -> CursorList[Row]:
        """The list of filings."""
        return self.query_one("#filings", CursorList)

    @property
    def here(self) -> FilingView | None:
        """The filing under the cursor."""
        item = self.roll.current
        return item if isinstance(item, FilingView) else None

    @property
    def wanted(self) -> str:
        """What the filter asks for."""
        return self.query_one("#filter", Entry).value

    def draw(self, item: Row, cells: int) -> Line:
        """Draw one line."""
        tag = self.picture.tag(item) if isinstance(item, FilingView) else ""
        marked = isinstance(item, FilingView) and item.id in self.marks.ids
        today, plainer = self.work.today(), self.gouji.plainer
        return desk_line(item, cells, self.texts, today, tag=tag, marked=marked, plainer=plainer)

    def chosen(self) -> list[FilingView]:
        """Return the marked filings as they stand now, in the order of the desk."""
        return self.marks.among(self.picture.filings)

    def done(self, finished: Collection[int], words: str, troubled: bool) -> None:  # noqa: FBT001
        """Take the marks from what is done, show where it stands, and say what became of it."""
        self.marks.take(finished)
        self.load(quietly=True)
        self.actions.announce(words, tone="warning" if troubled else "")

    def menu(self) -> None:
        """Show what can be done with the marked filings, else with the one under the cursor."""
        if self.chosen():
            self.many.menu()
        else:
            self.actions.menu()

    def say_marked(self) -> None:
        """Say how many filings are marked, and what can be done with them."""
        self.roll.refresh()
        self._title(self.wanted, sum(not isinstance(row, Group) for row in self.roll.items))
        if self.marks.ids:
            self.actions.announce(self.texts("marked", n=len(self.marks.ids)))
        else:
            self.tell()

    def next_group(self) -> None:
        """Group by kind, by superior, not at all."""
        self.group = (self.group + 1) % len(GROUPS)
        self.lay_out()

    def on_mount(self) -> None:
        """Show the filings."""
        self.query_one("#filter").display = False
        self.roll.focus()
        self.load()
        self.year = self.picture.season
        self.lay_out()
        self.set_interval(LOOKED, self.look)

    def look(self) -> None:
        """Read the filings anew where somebody has written since, without a word."""
        if self.app.screen is not self:  # Textual calls a desk below a whole screen current too
            return
        with suppress(GoujiError):  # told when somebody next acts
            if self.work.newest() != self.seen:
                self.load(quietly=True)

    def on_screen_resume(self) -> None:
        """Count again when one comes back from a filing."""
        if self.picture.filings:
            self.load(quietly=self.actions.said)
            if not self.roll.items and not self.wanted:
                self.action_view(0)  # the last one of a view has just left it
        self.actions.said = False

    def on_resize(self, event: events.Resize) -> None:
        """Fit the caption and the views."""
        self.query_one("#caption", Bar).say(" " + caption(self.size.width - 2, self.texts))
        self._draw_views()
        super().on_resize(event)

    def load(self, *, quietly: bool = False) -> None:
        """Read the filings anew; the cursor stays on its filing, quietly the notice too."""
        try:
            self.seen = self.work.newest()
            self.picture = self.work.picture()
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        self.rules = {}
        self.lay_out(quietly=quietly)

    def lay_out(self, *, quietly: bool = False) -> None:
        """Show the year's desk: its views, its progress, its filings in the chosen order."""
        self.shown = of_year(self.picture, self.year)
        self.rows = in_order(self.shown.view(self.view_name), ORDERS[self.order])
        so_far = progress(self.shown, self.year, self.work.today())
        whose = f"{self.work.me} · {self.gouji.book_name.rpartition('/')[2]}"
        self.query_one("#progress", Bar).say(" " + progress_line(so_far, self.texts), whose)
        self._draw_views()
        self.refill(quietly=quietly)

    def refill(self, *, quietly: bool = False) -> None:
        """Show what the filter lets through; the cursor stays on its filing if it does."""
        wanted, current = self.wanted, self.roll.current
        if names_rule(wanted) and not self.rules:
            self.rules = self.work.by_rule()
        rows = matching(self.rows, wanted, self.texts, self.rules)
        count = len(rows)
        rows = grouped(rows, GROUPS[self.group], self.picture.units, self.texts)
        at = next((n for n, row in enumerate(rows) if same(row, current)), 0)
        with self.roll.prevent(CursorList.Moved):  # told once, below
            self.roll.fill(rows, at)
        self._title(wanted, count)
        if not quietly:
            self.tell()

    def _draw_views(self) -> None:
        lines = views_lines(self.shown, self.view_name, self.size.width, self.texts)
        self.query_one("#views", StyledLine).set(lines)

    def _title(self, wanted: str, shown: int) -> None:
        year = year_words(self.picture, self.year, self.texts)
        title = self.work.titled(self.texts("desk", year=year), self.texts)
        if wanted:
            title += " · " + self.texts("desk-filtered", what=wanted, n=shown)
        by = self.texts("desk-order", by=self.texts("desk-" + ORDERS[self.order]))
        if GROUPS[self.group]:
            by = self.texts("desk-group-" + GROUPS[self.group]) + " · " + by
        if self.marks.ids:
            by = self.texts("desk-marked", n=len(self.marks.ids)) + " · " + by
        self.query_one("#title", Bar).say(title, by)

    def tell(self) -> None:
        """Say what is special about the line under the cursor, or why there is none."""
        item = self.roll.current
        if item is not None:
            self.say(about(item, self.picture, self.work.today(), self.texts))
        elif self.wanted:
            self.say(self.texts("desk-none"), tone="warning")
        elif not self.picture.filings:
            self.say(self.texts("desk-empty", book=self.gouji.book_name), tone="warning")
        else:
            what = self.texts("view-" + self.view_name)
            self.say(self.texts("view-none", what=what), tone="warning")

    def on_cursor_list_moved(self) -> None:
        """Follow the cursor with the notice."""
        self.actions.said = False
        self.tell()

    def moved(self, filing: FilingView) -> None:
        """Show a filing where it stands now; the view widens if it has left it."""
        self.load()
        at = self._index(filing)
        if at < 0:
            self.view_name = VIEWS[0]
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
        self.view_name = VIEWS[number]
        self.lay_out()

    def action_year(self, by: int) -> None:
        """Show the year before or after; all years stand after the newest."""
        self.year = beside(self.picture, self.year, by)
        self.lay_out()

    def action_step(self, by: int) -> None:
        """Move the cursor while one types a filter."""
        self.roll.action_step(by)

    def action_filter(self) -> None:
        """Open the filter line."""
        entry = self.query_one("#filter", Entry)
        entry.display = True
        entry.focus()
        names = [filing.agency for filing in self.picture.filings]
        self.gouji.beside(lambda: [found("a", name) for name in names], lambda _: None)  # learnt

    def action_clear(self) -> None:
        """Clear and close the filter."""
        entry = self.query_one("#filter", Entry)
        if not entry.display:
            self.marks.clear()
        entry.value = ""
        entry.display = False
        self.roll.focus()

    def action_mark(self) -> None:
        """Mark the filing under the cursor, or take its mark."""
        self.marks.turn()

    def action_order(self) -> None:
        """Sort by the next column."""
        self.order = (self.order + 1) % len(ORDERS)
        self.lay_out()

    def action_rules(self) -> None:
        """Open the catalogue of rules."""
        self.gouji.open_rules()

    def action_leave(self) -> None:
        """Leave gouji; everything is saved already."""
        self.app.exit(0)

    def on_input_changed(self) -> None:
        """Filter as one types."""
        self.refill()

    def on_input_submitted(self) -> None:
        """Open what the filter has found; without a filter go back to the list."""
        if not self.wanted:
            self.query_one("#filter").display = False
        self.roll.focus()
        if self.wanted and self.here is not None:
            self.on_cursor_list_chosen()

    def on_cursor_list_chosen(self) -> None:
        """Open the filing for review."""
        if self.here is not None:
            self.gouji.open_review(self.here)
        else:
            self.tell()
