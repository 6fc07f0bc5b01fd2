"""A single line made of runs with styles: the desk's views and their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui.lines import Line


class StyledLine(Sheet, can_focus=False):
    """Shows one line."""

    def set(self, line: Line) -> None:
        """Show another line."""
        self.show([line])
