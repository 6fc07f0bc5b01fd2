"""The list of findings in the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.trail.state.views import FindingView
from tui.render.navigation import Group
from tui.terminal.bindings import bind
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from tui.render.lines import Line
    from tui.widgets.page_pane import PagePane


class Findings(CursorList[Group | FindingView]):
    """The list of findings: arrows move in it, page keys turn the document beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("page-up", "turn(-1)"),
        bind("page-down", "turn(1)"),
    ]
    help_key = "help-findings"
    drawn_by_item = True

    def __init__(self, draw: Callable[[Group | FindingView, int], Line], page: PagePane) -> None:
        super().__init__(draw, heading=lambda item: isinstance(item, Group), id="findings")
        self.page = page

    def action_turn(self, by: int) -> None:
        """Turn the document by a page."""
        if by > 0:
            self.page.action_page_down()
        else:
            self.page.action_page_up()
