"""The pane with the rule of a finding: prose that is wrapped to whatever width the pane has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.render.lines import Line


class Explanation(LineView):
    """The rule of the current finding, wrapped anew whenever this pane has another width."""

    def __init__(self, lines: Callable[[int], Sequence[Line]], *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.lines_in = lines
        self._told_in = 0

    def tell(self) -> None:
        """Show the explanation of now from its beginning."""
        self._wrap()
        self.scroll_now(0)

    def _wrap(self) -> None:
        self._told_in = self.scrollable_content_region.width
        self.show(self.lines_in(max(16, self._told_in)))

    def on_resize(self) -> None:
        """Wrap it anew in another width."""
        if self._told_in != self.scrollable_content_region.width:
            self._wrap()
            self.refresh()
