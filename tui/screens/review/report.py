"""The report itself in the review: called by its digit, it takes the digits for its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.terminal.bindings import bind
from tui.widgets.page_pane import PagePane

if TYPE_CHECKING:
    from textual.binding import BindingType

PARTS = range(1, 7)


class ReportPane(PagePane):
    """A document; while ``by_parts`` one goes to its parts by their numbers, else to panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(f"part-{number}", f"screen.part({number})") for number in PARTS
    ]
    by_parts = False

    def turn_digits(self, *, to_parts: bool) -> None:
        """Take the digits for the parts, or leave them to the panes."""
        if to_parts != self.by_parts:
            self.by_parts = to_parts
            self.screen.refresh_bindings()
