"""A screen whose list narrows while one types: the line for it, and the arrows meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.screens.base import BaseScreen
from tui.widgets.entry import Entry
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Filtered(BaseScreen):
    """Holds the list ``#filings`` and the line ``#filter`` that narrows it."""

    cleared: Callable[[], None]
    """What Escape does where there is no filter."""

    @property
    def roll(self) -> CursorList[Any]:
        """The list."""
        return self.query_one("#filings", CursorList)

    @property
    def wanted(self) -> str:
        """What the filter asks for."""
        return self.query_one("#filter", Entry).value

    def refill(self, *, quietly: bool = False) -> None:
        """Show what the filter lets through."""
        raise NotImplementedError

    def names(self) -> Sequence[str]:
        """Return the names that pinyin may find: they are learnt while one begins to type."""
        return ()

    def filter_by(self, words: str) -> None:
        """Show what words let through, the list ready for the arrows."""
        entry = self.query_one("#filter", Entry)
        entry.display = True
        entry.value = words
        self.roll.focus()

    def action_filter(self) -> None:
        """Open the filter line."""
        from tui.text.pinyin import found

        entry = self.query_one("#filter", Entry)
        entry.display = True
        entry.focus()
        names = self.names()
        self.gouji.beside(lambda: [found("a", name) for name in names], lambda _: None)

    def action_clear(self) -> None:
        """Give up what waits to be written, else clear and close the filter."""
        if self.patience.give_up():
            return
        entry = self.query_one("#filter", Entry)
        if not entry.display:
            self.cleared()
        entry.value = ""
        entry.display = False
        self.roll.focus()

    def action_step(self, by: int) -> None:
        """Move the cursor while one types a filter."""
        self.roll.action_step(by)

    def on_input_changed(self) -> None:
        """Filter as one types."""
        self.refill()

    def on_input_submitted(self) -> None:
        """Open what the filter has found; without a filter go back to the list."""
        if not self.wanted:
            self.query_one("#filter").display = False
        self.roll.focus()
        if self.wanted:
            self.roll.action_choose()
