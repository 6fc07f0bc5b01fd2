"""A few lines made of runs with styles, as high as they are many: the desk's views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.render.lines import Line


class StyledLine(LineView, can_focus=False):
    """Shows lines and takes no more room than they need."""

    def set(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if self.styles.height is None or self.styles.height.value != len(lines):
            self.styles.height = len(lines)
        self.show(lines)
