"""The line below the document in which one searches it; Enter goes on, Esc closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.terminal.bindings import bind
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from tui.widgets.page_pane import PagePane


class SearchLine(Entry):
    """Searches a page as one types; ``tell`` is told which place of how many is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("close", "leave")]

    def __init__(self, page: PagePane, tell: Callable[[int, int], None], hint: str) -> None:
        super().__init__(hint, id="search")
        self.page, self.tell = page, tell

    def on_mount(self) -> None:
        """Begin closed."""
        self.display = False

    def begin(self) -> None:
        """Open the line."""
        self.display = True
        self.focus()

    def on_input_changed(self, message: Entry.Changed) -> None:
        """Search as one types."""
        message.stop()
        self._told(self.page.search(self.value))

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go to the next place."""
        message.stop()
        self._told(self.page.next_hit())

    def _told(self, number: int) -> None:
        if self.value.strip():
            self.tell(number, len(self.page.hits))

    def action_leave(self) -> None:
        """Close the line, back to the evidence."""
        self.value = ""
        self.display = False
        self.page.search("")
        self.page.focus()
        self.page.seek()
