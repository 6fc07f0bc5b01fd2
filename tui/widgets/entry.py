"""A line to type in; pasted control characters become pictures before they reach the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Input

from tui.render.sanitise import PLAINER, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType


class Entry(Input):
    """An Input that selects nothing by itself and takes no control characters."""

    help_key = "help-entry"

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Hint without characters that an old console draws too wide."""
        if getattr(self.app, "plainer", False):
            self.placeholder = str(self.placeholder).translate(PLAINER)

    @property
    def _value(self) -> Text:
        """The value as it is drawn: what was put there is as strange as what is typed."""
        if self.password:
            return super()._value
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def _on_paste(self, event: events.Paste) -> None:
        """Take every line that is pasted, one behind the other: Textual drops all but the first."""
        event.prevent_default()
        event.stop()
        words = " ".join(filter(None, map(str.strip, event.text.splitlines())))
        self.replace(words, *self.selection)

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert typed or pasted text, made visible."""
        super().insert_text_at_cursor(visible(text))

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a selection by typed or pasted text, made visible."""
        super().replace(visible(text), start, end)


class Recalling(Entry):
    """A line into which the arrows bring what was written before; ↓ goes back to what one typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(1)", show=False),
        Binding("down", "recall(-1)", show=False),
    ]

    def __init__(self, placeholder: str, offered: Sequence[str], *, id: str) -> None:  # noqa: A002
        super().__init__(placeholder, id=id)
        self.offered, self.typed, self.at = offered, "", 0

    def action_recall(self, by: int) -> None:
        """Show the next of what was written before, or what one has typed."""
        if not self.at:
            self.typed = self.value
        self.at = min(max(0, self.at + by), len(self.offered))
        self.value = self.offered[self.at - 1] if self.at else self.typed
        self.cursor_position = len(self.value)


class Sieve(Entry):
    """A line whose words narrow a list; the arrows move the list's cursor meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.step(-1)", show=False),
        Binding("down", "screen.step(1)", show=False),
    ]
