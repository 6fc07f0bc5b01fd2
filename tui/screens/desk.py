"""The desk: all filings with their state and counts; Enter opens one for review."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from engine.errors import GoujiError
from tui.bindings import bind
from tui.desk_lines import ORDERS, caption, filing_line, in_order, matching
from tui.screens.room import Room
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry
from tui.widgets.roll import Roll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from engine.trail.views import FilingView
    from tui.lines import Line


class DeskScreen(Room):
    """Lists filings; filters as one types; sorts; opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("filter", "filter"),
        bind("order", "order"),
        bind("rules", "rules"),
        bind("trail", "trail"),
        bind("close", "clear"),
    ]
    keys = ("open", "filter", "order", "trail", "rules", "help", "quit")
    help_key = "help-desk"

    def __init__(self) -> None:
        super().__init__()
        self.filings: Sequence[FilingView] = ()
        self.order = 0

    def body(self) -> Sequence[Widget]:
        """Return the caption, the list and the filter line."""
        roll: Roll[FilingView] = Roll(self.draw, id="filings")
        hint = self.texts("filter-hint")
        return (Vertical(Bar(id="caption"), roll, Entry(hint, id="filter"), id="desk"),)

    @property
    def roll(self) -> Roll[FilingView]:
        """The list of filings."""
        return self.query_one("#filings", Roll)

    def draw(self, filing: FilingView, cells: int) -> Line:
        """Draw one filing."""
        return filing_line(
            filing, cells, self.texts, self.gouji.work.today(), plainer=self.gouji.plainer
        )

    def on_mount(self) -> None:
        """Show the filings."""
        self.query_one("#filter").display = False
        self.roll.focus()
        self.load()

    def on_screen_resume(self) -> None:
        """Count again when one comes back from a filing."""
        if self.filings:
            self.load()

    def on_resize(self) -> None:  # type: ignore[override]  # Textual looks at the signature
        """Fit the caption."""
        self.query_one("#caption", Bar).say(" " + caption(self.size.width - 2, self.texts))

    def load(self) -> None:
        """Read the filings anew; the cursor stays on its filing."""
        try:
            self.filings = self.gouji.work.filings()
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        self.refill()

    def refill(self) -> None:
        """Show what the filter lets through, in the chosen order."""
        wanted = self.query_one("#filter", Entry).value
        current = self.roll.current
        found = in_order(matching(self.filings, wanted, self.texts), ORDERS[self.order])
        ids = [filing.id for filing in found]
        at = ids.index(current.id) if current is not None and current.id in ids else 0
        self.roll.fill(found, at)
        self._title(wanted, len(found))

    def _title(self, wanted: str, shown: int) -> None:
        unfinished = sum(filing.undecided > 0 for filing in self.filings)
        right = self.texts("desk-count", n=len(self.filings), open=unfinished)
        if wanted:
            right = self.texts("desk-shown", n=shown) + " · " + right
        self.query_one("#title", Bar).say(self.texts("desk"), right)
        if not self.filings:
            self.say(self.texts("desk-empty", book=self.gouji.book_name), tone="warning")
        elif not shown:
            self.say(self.texts("desk-none"), tone="warning")
        else:
            self.say(self.texts("desk-order", by=self.texts("desk-" + ORDERS[self.order])))

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

    def action_trail(self) -> None:
        """Open the trail of the filing under the cursor."""
        if self.roll.current is not None:
            self.gouji.open_trail(self.roll.current)

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

    def on_roll_chosen(self) -> None:
        """Open the filing for review."""
        if self.roll.current is not None:
            self.gouji.open_review(self.roll.current)
