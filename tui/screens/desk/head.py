"""The lines over the desk's list: whose and which year, how far it has come, views and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from tui.render.desk import caption, views_lines
from tui.screens.application import Host
from tui.widgets.bars import Bar
from tui.widgets.line import StyledLine

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.desk.marks import Marks
    from tui.screens.desk.standing import Standing


class Desk(Host, Protocol):
    """The desk as its head sees it."""

    standing: Standing
    marks: Marks

    @property
    def size(self) -> Any:
        """The size of the window."""

    @property
    def wanted(self) -> str:
        """What the filter asks for."""

    @property
    def query_one(self) -> Any:
        """What finds a widget."""


class DeskHead:
    """Writes the lines over the list."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def lines(self) -> tuple[Widget, ...]:
        """Return the lines, nothing in them yet."""
        progress = Bar(id="progress", plainer=self.desk.gouji.plainer)
        return progress, StyledLine(id="views"), Bar(id="caption")

    def fit(self) -> None:
        """Fit the caption and the views to the window."""
        desk = self.desk
        desk.query_one("#caption", Bar).say(" " + caption(desk.size.width - 2, desk.texts))
        self.draw_views()

    def show(self) -> None:
        """Show how far the year has come, who works in which book, and the views."""
        desk = self.desk
        whose = f"{desk.work.me} · {desk.gouji.book_name.rpartition('/')[2]}"
        so_far = desk.standing.so_far(desk.work.today(), desk.texts)
        desk.query_one("#progress", Bar).say(" " + so_far, whose)
        self.draw_views()

    def draw_views(self) -> None:
        """Draw the views with their counts."""
        desk = self.desk
        shown, view = desk.standing.shown, desk.standing.view
        lines = views_lines(shown, view, desk.size.width, desk.texts)
        desk.query_one("#views", StyledLine).set(lines)

    def entitle(self, count: int) -> None:
        """Say in the title what is shown, so many filings, and how they are arranged."""
        desk = self.desk
        title = desk.standing.title(desk.wanted, count, desk.texts)
        arranged = desk.standing.arranged(len(desk.marks.ids), desk.texts)
        desk.query_one("#title", Bar).say(desk.work.titled(title, desk.texts), arranged)
