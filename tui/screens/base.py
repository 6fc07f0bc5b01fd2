"""What all full screens share: title, notice, keys, help, and a hint when an input method is on."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen
from textual.widgets import Input

from tui.screens.patience import Patience
from tui.screens.undaunted import Undaunted
from tui.terminal.bindings import bind
from tui.widgets.bars import Bar, KeyBar, Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import ModalScreen
    from textual.widget import Widget

    from tui.screens.application import Answer, Application
    from tui.session import Casework
    from tui.text.words import Texts

SMALLEST = (60, 16)
WRITING = frozenset({
    "confirm", "confirm-cause", "dismiss", "accept", "note", "correct", "undo", "approve", "refuse",
    "assign", "return-filing", "approve-filing", "import", "roster", "guide", "unlock", "dates",
    "last-year",
})  # fmt: skip
"""What changes the casebook: where one may only look, these keys do nothing."""
AWAY = frozenset({"import", "roster", "guide", "last-year"})
"""What asks for a path: of no use in a browser, which names no file of this machine."""
WIDE = 96
"""From how many cells on panes stand side by side."""


class BaseScreen(Undaunted, Screen[None]):
    """A full screen: ``body`` between a title line and the lines for notices and keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("help", "help"),
        bind("quit", "leave"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-two"), (150, "-three")]  # noqa: RUF012 - as Textual declares it
    keys: ClassVar[Sequence[str]] = ("help", "quit")
    key_words: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Keys of words for ids that mean something else here than elsewhere."""
    help_key = "help-room"
    too_small = ""
    steps: Mapping[str, Callable[[], None]] = MappingProxyType({})
    """What the keys of the actions do that the screen holds, by id (see ``bound``)."""

    def __init__(self) -> None:
        super().__init__()
        self.patience = Patience(self)

    @property
    def gouji(self) -> Application:
        """The application, as screens know it."""
        return cast("Application", self.app)

    @property
    def work(self) -> Casework:
        """The session at work."""
        return self.gouji.work

    @property
    def texts(self) -> Texts:
        """The words of the interface."""
        return self.gouji.texts

    def compose(self) -> ComposeResult:
        """Build title, body, notice and keys."""
        plainer = self.gouji.plainer
        yield Bar(id="title", plainer=plainer)
        yield from self.body()
        yield Notice(id="notice", plainer=plainer)
        keys, words = self.offered(self.keys), self.key_words
        yield KeyBar(keys, self.texts, self.gouji.keys, words, plainer=plainer)

    def body(self) -> Sequence[Widget]:
        """Return what stands between the title and the notice."""
        return ()

    def say(self, words: str, *, tone: str = "") -> None:
        """Show a sentence in the notice line; to nobody where one has left the screen."""
        if self.is_attached:
            self.query_one("#notice", Bar).say(words, tone=tone)

    def ask(self, question: ModalScreen[Answer], then: Callable[[Answer | None], None]) -> None:
        """Ask a question; ``then`` is called with the answer."""
        self.app.push_screen(question, then)

    def on_resize(self, event: events.Resize) -> None:
        """Say so while the window is too small to work in."""
        if event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]:
            size = {"width": event.size.width, "height": event.size.height}
            self.too_small = self.texts("small", **size)
            self.say(self.too_small, tone="warning")
        elif self.too_small and self.query_one("#notice", Bar).left == self.too_small:
            self.too_small = ""
            self.say("")

    def on_key(self, event: events.Key) -> None:
        """Tell somebody whose input method swallows the keys how to switch it."""
        if not isinstance(self.focused, Input) and chinese(event.character or ""):
            self.say(self.texts("ime"), tone="warning")

    def on_paste(self, event: events.Paste) -> None:
        """Some terminals hand committed characters over as a paste."""
        if chinese(event.text[:1]):
            self.say(self.texts("ime"), tone="warning")

    def action_do(self, key: str) -> None:
        """Do what a key stands for, by its id."""
        self.steps[key]()

    def action_help(self) -> None:
        """Open help, first for the widget that has the focus."""
        widget = getattr(self.focused, "help_key", "")
        keys: dict[str, set[str]] = {}
        for key, active in self.active_bindings.items():
            if active.binding.id and active.binding.id not in self.idle():
                keys.setdefault(active.binding.id, set()).add(key)
        self.gouji.open_help([key for key in (widget, self.help_key) if key], keys)

    def barred(self) -> Collection[str]:
        """Return the ids of keys that can do nothing as long as this session lasts."""
        here = () if self.gouji.at_home else AWAY
        return {*here, *WRITING} if self.work.book.read_only else here

    def offered(self, names: Sequence[str]) -> list[str]:
        """Return which of these keys are worth a place on the screen: those that can act."""
        barred = self.barred()
        return [name for name in names if name not in barred]

    def idle(self) -> Collection[str]:
        """Return the ids of keys that would do nothing now."""
        return self.barred()

    def action_leave(self) -> None:
        """Go back to where one came from, unless something still waits to be written."""
        if not self.patience.waiting:
            self.dismiss()


def chinese(typed: str) -> bool:
    """Tell whether a character came from an input method (full-width ASCII and 。 are bound)."""
    return len(typed) == 1 and typed != "。" and unicodedata.east_asian_width(typed) == "W"
