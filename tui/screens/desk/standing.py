"""What of the casebook stands on the desk: the year, the view, the order, the groups. No screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass, field
from tui.render.desk import GROUPS, ORDERS, grouped, in_order, matching, names_rule
from tui.render.season import VIEWS, DeskSnapshot, about
from tui.render.year import beside, of_year, progress, progress_line, year_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tui.render.season import Row
    from tui.session import Casework
    from tui.text.words import Texts


@dataclass(slots=True)
class Standing:
    """The desk at one moment, and what of it is shown."""

    picture: DeskSnapshot = field(default_factory=DeskSnapshot)
    shown: DeskSnapshot = field(default_factory=DeskSnapshot)
    year: int | None = None
    view: str = VIEWS[0]
    order: int = 0
    group: int = 0
    seen: int = -1
    rows: Sequence[Row] = ()
    rules: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    def load(self, work: Casework) -> None:
        """Read the filings anew; GoujiError if they cannot be read."""
        self.seen = work.newest()
        self.picture = work.picture()
        self.rules = {}

    def lay_out(self) -> None:
        """Put the rows of the view and year into their order."""
        self.shown = of_year(self.picture, self.year)
        self.rows = in_order(self.shown.view(self.view), ORDERS[self.order])

    def turn(self, by: int) -> None:
        """Go to the year before or after; all years stand after the newest."""
        self.year = beside(self.picture, self.year, by)

    def next_order(self) -> None:
        """Sort by the next column."""
        self.order = (self.order + 1) % len(ORDERS)

    def next_group(self) -> None:
        """Group by kind, by superior, not at all."""
        self.group = (self.group + 1) % len(GROUPS)

    def filtered(self, wanted: str, work: Casework, texts: Texts) -> tuple[list[Row], int]:
        """Return the rows that a filter lets through, in their groups, and how many they are."""
        if names_rule(wanted) and not self.rules:
            self.rules = work.by_rule()
        rows = matching(self.rows, wanted, texts, self.rules)
        return grouped(rows, GROUPS[self.group], self.picture.units, texts), len(rows)

    def so_far(self, today: date, texts: Texts) -> str:
        """Return how far the year has come."""
        return progress_line(progress(self.shown, self.year, today), texts)

    def title(self, wanted: str, count: int, texts: Texts) -> str:
        """Return the title: the year, and the filter if there is one."""
        title = texts("desk", year=year_words(self.picture, self.year, texts))
        if self.view != VIEWS[0]:
            title += " · " + texts("view-" + self.view)
        return title + (" · " + texts("desk-filtered", what=wanted, n=count) if wanted else "")

    def arranged(self, marked: int, texts: Texts) -> str:
        """Return by what the rows are ordered and grouped, and how many are marked."""
        parts = [texts("desk-marked", n=marked)] if marked else []
        parts += [texts("desk-group-" + GROUPS[self.group])] if GROUPS[self.group] else []
        return " · ".join((*parts, texts("desk-order", by=texts("desk-" + ORDERS[self.order]))))

    def said(self, item: Row | None, today: date, texts: Texts) -> str:
        """Return what is special about a row, or why there is none."""
        if item is not None:
            return about(item, self.picture, today, texts)
        return texts("view-none", what=texts("view-" + self.view))

    @property
    def nothing(self) -> bool:
        """Tell whether nothing has come into the book yet."""
        return not (self.picture.filings or self.picture.unreadable)
