"""A window over work that takes a while: how far it is, whether it waits, and Esc to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.intake import Stop
from tui.screens.undaunted import Undaunted
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar
from tui.widgets.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.text.words import Texts

LOOKED = 0.25
"""So many seconds pass between two looks at how far the work is."""


class Working(Undaunted, ModalScreen[None]):
    """Shows how far work is; ``stopped`` once somebody has pressed Esc.

    ``keys`` are those of its words, going on and stopping. ``telling`` is asked now and then how
    far the work is, where it is one long piece of which nobody tells the steps.
    """

    BINDINGS: ClassVar[list[BindingType]] = [bind("close", "stop"), bind("quit", "stop")]

    def __init__(
        self,
        texts: Texts,
        *,
        plainer: bool = False,
        keys: tuple[str, str] = ("working-how", "working-stopping"),
        telling: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self.texts, self.plainer, self.keys, self.telling = texts, plainer, keys, telling
        self.words = telling() if telling else ""
        self.waited, self.stopped = 0.0, False
        self.set_class(plainer, "-plainer")

    def compose(self) -> ComposeResult:
        """Build the line that tells how far it is, and the line below."""
        with Vertical(classes="question"):
            yield Bar(self.words, plainer=self.plainer, id="question-title")
            yield Hints(self.texts(self.keys[0]), self.texts, plainer=self.plainer)

    def on_mount(self) -> None:
        """Look now and then whether it still moves."""
        self.set_interval(LOOKED, self.look)

    def step(self, words: str) -> None:
        """Say what is being done now."""
        self.words = words
        for bar in self.query("#question-title").results(Bar):
            bar.say(words)
        self.look()

    def waits(self, seconds: float) -> None:
        """Take note, from the work's thread, that it waits for its turn; Stop if that is over."""
        self.waited = seconds
        if self.stopped:
            raise Stop

    def look(self) -> None:
        """Say that it waits or stops, else how to stop it."""
        if self.telling and (words := self.telling()) != self.words:
            self.step(words)
            return
        how = self.texts(self.keys[self.stopped])
        if self.waited and not self.stopped:
            how = self.texts("wait-locked", n=int(self.waited))
        for bar in self.query("#how").results(Bar):
            bar.say(how)

    def action_stop(self) -> None:
        """Stop after the step that is being done."""
        self.stopped = True
        self.look()
