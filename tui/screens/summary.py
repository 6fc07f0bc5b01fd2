"""The summary when everything in a filing is decided: back to the desk, stay, or move it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.terminal.bindings import bind
from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.text.words import Texts

Next = Literal["desk", "menu", ""]


class Summary(ModalScreen[Next]):
    """Says that everything is decided, and asks where to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "go('desk')"),
        bind("menu", "go('menu')"),
        bind("close", "go('')"),
        bind("quit", "go('desk')"),
    ]

    def __init__(self, texts: Texts, counts: Mapping[str, int], *, plainer: bool = False) -> None:
        super().__init__()
        self.texts, self.counts = texts, counts
        self.set_class(plainer, "-plainer")

    def compose(self) -> ComposeResult:
        """Build the lines."""
        pending = self.counts.get("pending", 0)
        with Vertical(classes="question"):
            yield Bar(self.texts("done"), id="question-title")
            yield Bar(self.texts("done-counts", **self.counts), id="counts")
            if pending:
                yield Bar(self.texts("done-pending", pending=pending), id="pending")
            yield Bar(self.texts("done-how"), id="how")

    def action_go(self, where: Next) -> None:
        """Answer where to go."""
        self.dismiss(where)
