"""The marks on the desk's filings: set one by one or on all in sight, kept by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.state.views import FilingView
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tui.render.season import Row


class Marks:
    """Which filings are marked; ``changed`` is called when that has changed."""

    def __init__(self, roll: Callable[[], CursorList[Row]], changed: Callable[[], None]) -> None:
        self.roll, self.changed = roll, changed
        self.ids: set[int] = set()

    def among(self, filings: Sequence[FilingView]) -> list[FilingView]:
        """Return the marked ones as they stand now."""
        return [filing for filing in filings if filing.id in self.ids]

    def turn(self) -> None:
        """Mark the filing under the cursor, or take its mark; go on to the next."""
        roll = self.roll()
        if isinstance(roll.current, FilingView):
            self.ids ^= {roll.current.id}
            with roll.prevent(CursorList.Moved):
                roll.action_step(1)
            self.changed()

    def turn_all(self) -> None:
        """Mark every filing in sight; where all are marked, take their marks."""
        seen = {row.id for row in self.roll().items if isinstance(row, FilingView)}
        self.ids = self.ids - seen if seen <= self.ids else self.ids | seen
        self.changed()

    def take(self, done: Collection[int]) -> None:
        """Take the marks from filings that are done."""
        self.ids.difference_update(done)

    def clear(self) -> None:
        """Take all marks."""
        if self.ids:
            self.ids.clear()
            self.changed()
