"""The end of a filing: everything is decided, or it was moved on; one key goes to the next.

The keys are those of every other place: T returns, P approves, N is the next filing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.screens.undaunted import Undaunted
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar, Notice
from tui.widgets.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.text.words import Texts

Next = Literal["desk", "menu", "returned", "approved", "next", "undo", ""]


class Crossroads(Undaunted, ModalScreen[Next]):
    """Says what came to its end, and asks where to go; ``after`` names the filing that is next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "go('desk')"),
        bind("menu", "go('menu')"),
        bind("close", "go('')"),
        bind("quit", "go('desk')"),
        bind("undo", "go('undo')"),
        bind("next-one", "go('next')"),
    ]

    def __init__(
        self, texts: Texts, words: Sequence[str], *, after: str = "", plainer: bool = False
    ) -> None:
        super().__init__()
        self.texts, self.words, self.after, self.plainer = texts, words, after, plainer
        self.set_class(plainer, "-plainer")

    def compose(self) -> ComposeResult:
        """Build the lines: the first is the title."""
        with Vertical(classes="question"):
            yield Bar(self.words[0], plainer=self.plainer, id="question-title")
            for number, words in enumerate(self.words[1:]):
                name = "counts" if not number else f"words-{number}"
                yield Notice(words, plainer=self.plainer, id=name)
            yield Notice(self.following(), plainer=self.plainer, id="following")
            yield Hints(self.how(), self.texts, plainer=self.plainer)

    def following(self) -> str:
        """Say which filing is next."""
        return self.texts("next-is", what=self.after) if self.after else self.texts("next-none")

    def how(self) -> str:
        """Say where one can go."""
        return self.texts("moved-how")

    def action_go(self, where: Next) -> None:
        """Answer where to go."""
        if where != "next" or self.after:
            self.dismiss(where)


class Summary(Crossroads):
    """Says that everything in a filing is decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("next-returned", "go('returned')"),
        bind("next-approved", "go('approved')"),
    ]

    def __init__(
        self, texts: Texts, counts: Mapping[str, int], *, after: str = "", plainer: bool = False
    ) -> None:
        words = [texts("done"), texts("done-counts", **counts)]
        if counts.get("pending"):
            words.append(texts("done-pending", pending=counts["pending"]))
        super().__init__(texts, words, after=after, plainer=plainer)

    def how(self) -> str:
        """Say where one can go."""
        return self.texts("done-how")
