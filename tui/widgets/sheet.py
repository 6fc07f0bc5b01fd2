"""A pane of prepared lines, drawn line by line: the ground of every larger widget here.

Draws only the lines in view, so that 260,000 characters cost no more than a screenful.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.render.lines import BLANK, Line, Run
from tui.render.sanitise import PLAINER
from tui.terminal.bindings import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType

STYLES = (
    "heading", "quiet", "frame", "odd", "even", "corrected", "found", "shared", "mark", "addend",
    "perhaps", "suspect", "repair", "repair-words", "pinned", "cursor",
    "error", "warning", "info", "good", "label", "strong", "heat-1", "heat-2", "heat-3", "heat-4",
)  # fmt: skip


class LineView(ScrollView, can_focus=True):
    """Shows ``lines``; scrolls with arrows, Page keys, Home and End; never wraps by itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{name}" for name in STYLES}
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("line-up", "scroll_up"),
        bind("line-down", "scroll_down"),
        bind("page-up", "page_up"),
        bind("page-down", "page_down"),
        bind("home", "scroll_home"),
        bind("end", "scroll_end"),
        bind("left", "scroll_left"),
        bind("right", "scroll_right"),
    ]
    help_key = "help-sheet"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.lines: Sequence[Line] = ()
        self._styles: dict[str, Style] = {}

    def show(self, lines: Sequence[Line], cells: int = 0) -> None:
        """Show other lines; ``cells`` is the width of the widest where it exceeds the pane."""
        before, self.lines = self.lines, lines
        self.extend_to(max(cells, 1), len(lines))
        self.redraw(y for y in self._in_view() if _line(before, y) != _line(lines, y))

    def _in_view(self) -> range:
        """Return the numbers of the lines that the pane shows now."""
        top = int(self.scroll_offset.y)
        return range(top, top + self.size.height)

    def redraw(self, numbers: Iterable[int]) -> None:
        """Draw lines anew, by their numbers: the fewer, the sooner a key has been answered."""
        view = self._in_view()
        if not view:
            self.refresh()  # no place yet: whatever was drawn before goes as soon as there is one
            return
        for number in numbers:
            if number in view:
                self.refresh_line(number)

    def extend_to(self, cells: int, lines: int) -> None:
        """Set how far one can scroll, without laying the whole screen out anew for it.

        Assigning ``virtual_size`` would do that, and cost more than all the rest of a step.
        """
        size = Size(cells, lines)
        if not self.container_size or size.width != self.virtual_size.width:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def scroll_now(self, y: float, x: float = 0) -> None:
        """Scroll without animation."""
        self.scroll_to(x, max(0, y), animate=False)

    def action_page_up(self) -> None:
        """Scroll up by a page less two lines, so that the eye keeps its place."""
        self.scroll_now(self.scroll_y - max(1, self.size.height - 2), self.scroll_x)

    def action_page_down(self) -> None:
        """Scroll down by a page less two lines."""
        self.scroll_now(self.scroll_y + max(1, self.size.height - 2), self.scroll_x)

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme or a class changes."""
        super().notify_style_update()
        self._styles.clear()

    def line_at(self, y: int) -> Line:
        """Return the line to draw at row ``y`` of the pane; widgets with marks change it."""
        return _line(self.lines, y + int(self.scroll_offset.y))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        return self.strip_of(self.line_at(y), int(self.scroll_offset.x))

    def strip_of(self, line: Iterable[Run], x: int = 0) -> Strip:
        """Turn a line into a strip as wide as the pane, beginning at its cell ``x``."""
        segments = [Segment(self.drawn(run.text), self.style_of(run.style)) for run in line]
        last = segments[-1].style if segments else None
        fill = Style(bgcolor=last.bgcolor) if last is not None else self.style_of("")
        return Strip(segments).crop_extend(x, x + self.size.width, fill)

    def drawn(self, text: str) -> str:
        """Return text without the characters that old consoles draw two cells wide, for those."""
        return text.translate(PLAINER) if getattr(self.app, "plainer", False) else text

    def style_of(self, names: str) -> Style:
        """Return the colours for names of styles; a later name goes over an earlier one."""
        if names not in self._styles:
            style = self.rich_style
            for name in names.split():
                style += self.get_component_rich_style(f"sheet--{name}", partial=True)
            self._styles[names] = style
        return self._styles[names]


def _line(lines: Sequence[Line], number: int) -> Line:
    return lines[number] if 0 <= number < len(lines) else BLANK
