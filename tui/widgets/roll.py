"""A list with a cursor for findings, filings, events and rules; fast at any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.message import Message

from engine.values import dataclass
from tui.render.lines import BLANK, Line, Run
from tui.terminal.bindings import bind
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

Item = TypeVar("Item")


class CursorList(LineView, Generic[Item]):
    """Shows items one a line; ``draw`` makes the line; a heading is an item not to be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("line-up", "step(-1)"),
        bind("line-down", "step(1)"),
        bind("page-up", "leap(-1)"),
        bind("page-down", "leap(1)"),
        bind("home", "edge(1)"),
        bind("end", "edge(-1)"),
        bind("open", "choose"),
    ]
    help_key = "help-roll"
    drawn_by_item = False
    """Whether a line looks at nothing but its item: then only items that changed are drawn anew."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another item."""

        roll: CursorList[object]
        index: int

        @property
        def control(self) -> CursorList[object]:
            """The list in which it happened."""
            return self.roll

    class Chosen(Moved):
        """Enter was pressed, or an item clicked that had the cursor."""

    def __init__(
        self,
        draw: Callable[[Item, int], Line],
        *,
        heading: Callable[[Item], bool] = lambda _: False,
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        super().__init__(id=id)
        self.items: Sequence[Item] = ()
        self.draw = draw
        self.heading = heading
        self.cursor = -1

    def fill(self, items: Sequence[Item], cursor: int = 0) -> None:
        """Show other items; the cursor goes to ``cursor`` or the nearest item that can have it."""
        before, self.items = self.items, items
        self.extend_to(1, len(items))
        was, self.cursor = self.cursor, -1
        self.move_to(min(max(cursor, 0), len(items) - 1))
        if self.drawn_by_item and len(before) == len(items):
            changed = (n for n in self._in_view() if n < len(items) and before[n] != items[n])
            self.redraw([was, *changed])
        else:
            self.refresh()

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    def move_to(self, index: int, direction: int = 1) -> None:
        """Put the cursor on an item, passing over headings; tells with ``Moved``."""
        row = self._free(index, direction)
        if row is None or row == self.cursor:
            return
        was, self.cursor = self.cursor, row
        self._bring_into_view(row)
        self.redraw((was, row))
        self.post_message(self.Moved(self, row))  # type: ignore[arg-type]

    def _free(self, index: int, direction: int) -> int | None:
        for step in (direction, -direction):
            at = index
            while 0 <= at < len(self.items):
                if not self.heading(self.items[at]):
                    return at
                at += step
        return None

    def _bring_into_view(self, index: int) -> None:
        height = max(1, self.size.height)
        above = index - 1 if index and self.heading(self.items[index - 1]) else index
        if above < self.scroll_y:
            self.scroll_now(above)
        elif index >= self.scroll_y + height:
            self.scroll_now(index - height + 1)

    def action_step(self, by: int) -> None:
        """Move the cursor up or down by one."""
        if 0 <= self.cursor + by < len(self.items):
            self.move_to(self.cursor + by, by)

    def action_leap(self, by: int) -> None:
        """Move the cursor by a page."""
        at = self.cursor + by * max(1, self.size.height - 1)
        self.move_to(min(max(at, 0), len(self.items) - 1), -by)

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last item."""
        self.move_to(0 if direction > 0 else len(self.items) - 1, direction)

    def action_choose(self) -> None:
        """Tell that the item under the cursor was chosen."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.cursor))  # type: ignore[arg-type]

    def on_resize(self) -> None:
        """Keep the cursor in view when the pane changes its size."""
        if self.cursor >= 0:
            self._bring_into_view(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line clicked; a click on the cursor chooses."""
        index = int(self.scroll_offset.y) + event.y
        if index == self.cursor:
            self.action_choose()
        elif index < len(self.items):
            self.move_to(index)

    def line_at(self, y: int) -> Line:
        """Draw the item at row ``y``; the cursor has a sign of its own where there is no colour."""
        index = y + int(self.scroll_offset.y)
        if not 0 <= index < len(self.items):
            return BLANK
        line = self.draw(self.items[index], self.scrollable_content_region.width - 1)
        if index != self.cursor:
            return (Run(" "), *line)
        style = "cursor" if self.has_focus else "pinned"
        return tuple(Run(run.text, f"{run.style} {style}") for run in (Run(">"), *line))


class MarkedList(CursorList[Item], inherit_bindings=False):
    """A list in which the space bar marks instead of paging; the screen keeps the marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("mark", "screen.mark"),
        *CursorList.BINDINGS,
    ]
