"""A small list to choose one thing from; a digit or Enter chooses, Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.render.season import FIXED, LETTERS
from tui.render.wrap import cut
from tui.screens.undaunted import Undaunted
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar
from tui.widgets.hints import Hints
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.render.lines import Line
    from tui.text.words import Texts

MOST = 9


class Menu(Undaunted, ModalScreen[str | None]):
    """Shows names with their words; answers with the name chosen, None if none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("close", "leave"),
        bind("quit", "leave"),
        *(bind(f"choose-{number}", f"take({number})") for number in range(1, MOST + 1)),
        *(bind(f"move-{name}", f"pick('{name}')") for name in LETTERS),
    ]

    def __init__(
        self, texts: Texts, title: str, choices: Sequence[tuple[str, str]], *, plainer: bool = False
    ) -> None:
        super().__init__()
        self.texts, self.heading, self.choices = texts, title, choices[:MOST]
        self.plainer = plainer
        self.set_class(plainer, "-plainer")

    def compose(self) -> ComposeResult:
        """Build title, list and the line below."""
        with Vertical(classes="question"):
            yield Bar(self.heading, plainer=self.plainer, id="question-title")
            yield CursorList(self.draw, id="choices")
            yield Hints(self.texts("menu-how"), self.texts, plainer=self.plainer)

    def on_mount(self) -> None:
        """Fill the list."""
        roll = self.query_one("#choices", CursorList)
        roll.styles.height = len(self.choices)
        roll.fill(self.choices)
        roll.focus()

    def draw(self, choice: tuple[str, str], cells: int) -> Line:
        """Draw one choice with its keys: those of a move are the same in every menu."""
        words = one_line(choice[1], plainer=self.plainer)
        number = FIXED.get(choice[0], str(self.choices.index(choice) + 1))
        letter = LETTERS.get(choice[0], "")
        return (Run(cut(" ".join(filter(None, (number, letter, words))), cells)),)

    def action_take(self, number: int) -> None:
        """Choose by digit."""
        numbers = [FIXED.get(name, str(n)) for n, (name, _) in enumerate(self.choices, 1)]
        if str(number) in numbers:
            self.dismiss(self.choices[numbers.index(str(number))][0])

    def action_pick(self, name: str) -> None:
        """Choose a move by its letter, if it is offered."""
        if name in dict(self.choices):
            self.dismiss(name)

    def on_cursor_list_chosen(self, message: CursorList.Chosen) -> None:
        """Choose with Enter."""
        self.dismiss(self.choices[message.index][0])

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
