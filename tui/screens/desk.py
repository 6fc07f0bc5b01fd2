"""The desk: filings with their state and counts, in views by digit; Enter opens one, . moves it.

Views: all, one for each state, proposals for me, filings without a unit, units without a filing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from engine.errors import GoujiError
from tui.render.desk import ORDERS, caption, desk_line, in_order, matching, views_lines
from tui.render.season import VIEWS, DeskSnapshot, Missing, about
from tui.screens.base import BaseScreen
from tui.screens.filing_actions import FilingActions
from tui.terminal.bindings import bind, bound
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry
from tui.widgets.line import StyledLine
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from engine.trail.state.views import FilingView
    from tui.render.lines import Line


class DeskScreen(BaseScreen):
    """Lists filings; filters as one types; sorts; opens one; moves one on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("menu", "rounds", "trail", "undo"),
        bind("filter", "filter"),
        bind("order", "order"),
        bind("rules", "rules"),
        bind("close", "clear"),
        *(bind(f"view-{number}", f"view({number})") for number in range(len(VIEWS))),
    ]
    keys = (
        "open", "menu", "view-0", "filter", "help", "quit", "order", "rounds", "undo", "trail",
        "rules",
    )  # fmt: skip
    help_key = "help-desk"

    def __init__(self) -> None:
        super().__init__()
        self.picture = DeskSnapshot()
        self.order = 0
        self.view_name = VIEWS[0]
        self.actions = FilingActions(self, lambda: self.here, self.moved)
        self.steps = {**self.actions.steps, "undo": self.actions.move_back}

    def body(self) -> Sequence[Widget]:
        """Return the views, the caption, the list and the filter line."""
        roll: CursorList[FilingView | Missing] = CursorList(self.draw, id="filings")
        entry = Entry(self.texts("filter-hint"), id="filter")
        return (Vertical(StyledLine(id="views"), Bar(id="caption"), roll, entry, id="desk"),)

    @property
    def roll(self) -> CursorList[FilingView | Missing]:
        """The list of filings."""
        return self.query_one("#filings", CursorList)

    @property
    def here(self) -> FilingView | None:
        """The filing under the cursor."""
        item = self.roll.current
        return None if isinstance(item, Missing) else item

    def draw(self, item: FilingView | Missing, cells: int) -> Line:
        """Draw one line."""
        tag = "" if isinstance(item, Missing) else self.picture.tag(item)
        today, plainer = self.work.today(), self.gouji.plainer
        return desk_line(item, cells, self.texts, today, tag=tag, plainer=plainer)

    def on_mount(self) -> None:
        """Show the filings."""
        self.query_one("#filter").display = False
        self.roll.focus()
        self.load()

    def on_screen_resume(self) -> None:
        """Count again when one comes back from a filing."""
        if self.picture.filings:
            self.load(quietly=self.actions.said)
            if not self.roll.items and not self.query_one("#filter", Entry).value:
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
            self.picture = self.work.picture()
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        self.refill(quietly=quietly)

    def refill(self, *, quietly: bool = False) -> None:
        """Show what view and filter let through, in the chosen order."""
        wanted = self.query_one("#filter", Entry).value
        current = self.here
        filings = matching(self.picture.view(self.view_name), wanted, self.texts)
        filings = in_order(filings, ORDERS[self.order])
        ids = [None if isinstance(item, Missing) else item.id for item in filings]
        at = ids.index(current.id) if current is not None and current.id in ids else 0
        with self.roll.prevent(CursorList.Moved):  # told once, below
            self.roll.fill(filings, at)
        self._draw_views()
        self._title(wanted, len(filings))
        if not quietly:
            self.tell()

    def _draw_views(self) -> None:
        lines = views_lines(self.picture, self.view_name, self.size.width, self.texts)
        self.query_one("#views", StyledLine).set(lines)

    def _title(self, wanted: str, shown: int) -> None:
        unfinished = sum(filing.undecided > 0 for filing in self.picture.filings)
        right = self.texts("desk-count", n=len(self.picture.filings), open=unfinished)
        right += " · " + self.texts("desk-order", by=self.texts("desk-" + ORDERS[self.order]))
        if wanted:
            right = self.texts("desk-shown", n=shown) + " · " + right
        self.query_one("#title", Bar).say(self.work.titled(self.texts("desk"), self.texts), right)

    def tell(self) -> None:
        """Say what is special about the line under the cursor, or why there is none."""
        item = self.roll.current
        if item is not None:
            self.say(about(item, self.picture, self.work.today(), self.texts))
        elif not self.picture.filings:
            self.say(self.texts("desk-empty", book=self.gouji.book_name), tone="warning")
        elif self.query_one("#filter", Entry).value:
            self.say(self.texts("desk-none"), tone="warning")
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
            self.refill()
            at = self._index(filing)
        if at >= 0:
            with self.roll.prevent(CursorList.Moved):
                self.roll.move_to(at)

    def _index(self, filing: FilingView) -> int:
        items = enumerate(self.roll.items)
        return next(
            (n for n, item in items if not isinstance(item, Missing) and item.id == filing.id), -1
        )

    def action_view(self, number: int) -> None:
        """Show another view."""
        self.actions.said = False
        self.view_name = VIEWS[number]
        self.refill()

    def action_filter(self) -> None:
        """Open the filter line."""
        entry = self.query_one("#filter", Entry)
        entry.display = True
        entry.focus()

    def action_clear(self) -> None:
        """Clear and close the filter."""
        entry = self.query_one("#filter", Entry)
        entry.value = ""
        entry.display = False
        self.roll.focus()

    def action_order(self) -> None:
        """Sort by the next column."""
        self.order = (self.order + 1) % len(ORDERS)
        self.refill()

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
        """Keep the filter and go back to the list."""
        if not self.query_one("#filter", Entry).value:
            self.query_one("#filter").display = False
        self.roll.focus()

    def on_cursor_list_chosen(self) -> None:
        """Open the filing for review."""
        if self.here is not None:
            self.gouji.open_review(self.here)
        else:
            self.tell()
