"""A few lines made of runs with styles, as high as they are many: the desk's views."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.render.wrap import width
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.render.lines import Line


KEYED = re.compile(r" (\d) ")


class StyledLine(LineView, can_focus=False):
    """Shows lines and takes no more room than they need; a click on ``3 …`` presses that digit."""

    def set(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if self.styles.height is None or self.styles.height.value != len(lines):
            self.styles.height = len(lines)
        self.show(lines)

    def on_click(self, event: events.Click) -> None:
        """Press the digit with which the run begins that was clicked."""
        line = self.line_at(event.y)
        ends = accumulate(width(run.text) for run in line)
        run = next((run for run, end in zip(line, ends, strict=True) if event.x < end), None)
        if run is not None and (keyed := KEYED.match(run.text)):
            self.app.simulate_key(keyed[1])
