"""A window over work that takes a while: how far it is, whether it waits, and Esc to stop it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.terminal.bindings import bind
from tui.widgets.bars import Bar
from tui.widgets.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.text.words import Texts

STILL = 1.5
"""After so many seconds without a step it is said that somebody else may be writing."""


class Working(ModalScreen[None]):
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
        self.since, self.stopped = monotonic(), False
        self.set_class(plainer, "-plainer")

    def compose(self) -> ComposeResult:
        """Build the line that tells how far it is, and the line below."""
        with Vertical(classes="question"):
            yield Bar(self.words, plainer=self.plainer, id="question-title")
            yield Hints(self.texts(self.keys[0]), self.texts, plainer=self.plainer)

    def on_mount(self) -> None:
        """Look now and then whether it still moves."""
        self.set_interval(STILL / 3, self.look)

    def step(self, words: str) -> None:
        """Say what is being done now."""
        self.words, self.since = words, monotonic()
        for bar in self.query("#question-title").results(Bar):
            bar.say(words)
        self.look()

    def look(self) -> None:
        """Say that it stops or waits, else how to stop it."""
        if self.telling and (words := self.telling()) != self.words:
            self.step(words)
            return
        waits = self.telling is None and monotonic() - self.since > STILL
        key = self.keys[self.stopped]
        for bar in self.query("#how").results(Bar):
            bar.say(self.texts("working-waiting" if waits else key))

    def action_stop(self) -> None:
        """Stop after the step that is being done."""
        self.stopped = True
        self.look()
