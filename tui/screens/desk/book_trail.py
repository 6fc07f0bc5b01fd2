"""The trail of the whole book in words, newest first, with a filter, and the state of its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from engine.errors import GoujiError
from tui.screens.trail import TrailScreen
from tui.terminal.bindings import bind
from tui.text.pinyin import folded, found, spelt
from tui.widgets.bars import Bar
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType

    from engine.trail.state.views import EventView
    from engine.trail.verification.verify import Verification
    from tui.screens.application import Application

VIEWS = ("all", "finding", "filing", "coming", "book")
COMING = frozenset({"received", "checked"})
NEWEST = 5000
"""So many events are listed; the command line shows all."""


class Verifying(Protocol):
    """A screen that says what verifying found."""

    def verified(self, words: str, tone: str) -> None:
        """Say it; ``tone`` as a notice has it."""


def verify_beside(gouji: Application, screen: Verifying) -> None:
    """Verify the trail in a thread and tell the screen what was found."""

    def told(result: Verification | Exception) -> None:
        texts = gouji.texts
        if isinstance(result, Exception):
            words = result.message if isinstance(result, GoujiError) else ""
            name = type(result).__name__
            screen.verified(words or texts("many-erred", what=name), "error")
        elif result.code == 0:
            screen.verified(result.sentences[0], "")
        else:
            screen.verified(" ".join(result.sentences[:3]), "error")

    screen.verified(gouji.texts("verifying"), "")
    gouji.beside(gouji.work.verify, told)


class BookTrailScreen(TrailScreen):
    """The events of the whole book; digits show some kinds of them, ``y`` verifies all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("verify", "verify"),
        *(bind(f"view-{number}", f"view({number})") for number in range(len(VIEWS))),
    ]
    keys: ClassVar[Sequence[str]] = (
        "close", "filter", "verify", "view-0", "next-pane", "help", "quit",
    )  # fmt: skip
    key_words: ClassVar[Mapping[str, str]] = {"view-0": "key-trail-views"}
    help_key = "help-book-trail"

    def __init__(self) -> None:
        super().__init__(None)
        self.view, self.state = 0, "trail-unverified"

    def on_mount(self) -> None:
        """Show the events; a trail that is not long is verified at once."""
        super().on_mount()
        if self.items and self.items[0].seq <= NEWEST:
            self.action_verify()

    def fetch(self) -> Sequence[EventView]:
        """Return the newest events of the book."""
        return self.gouji.work.book_events(NEWEST)

    def refill(self) -> None:
        """Show what the view and the filter let through, and how many that is."""
        super().refill()
        self._title()

    def _title(self) -> None:
        shown = len(self.query_one("#items", CursorList).items)
        key = "trail-newest" if shown == NEWEST else "trail-count"
        title = self.texts("trail", what=self.gouji.book_name.rpartition("/")[2])
        if self.view:
            title += " · " + self.texts("trail-view-" + VIEWS[self.view])
        right = f"{self.texts(key, n=shown)} · {self.texts(self.state)}"
        self.query_one("#title", Bar).say(title, right)

    def where(self, event: EventView) -> str:
        """Return whose filing an event is about."""
        return self.teller.where(event)

    def matches(self, item: EventView, wanted: Sequence[str]) -> bool:
        """Tell whether the view holds an event and the event the words; pinyin finds names."""
        if self.view and view_of(item.kind) != VIEWS[self.view]:
            return False
        text, name = folded(self.words(item)), f"{self.where(item)} {item.actor}"
        return all(word in text or (spelt(word) and found(word, name)) for word in wanted)

    def action_view(self, number: int) -> None:
        """Show one kind of events, or all."""
        self.view = number
        self.refill()

    def action_verify(self) -> None:
        """Verify the trail."""
        self.state = "trail-verifying"
        verify_beside(self.gouji, self)

    def verified(self, words: str, tone: str) -> None:
        """Say what verifying found, in the title too."""
        if not self.is_attached:
            return
        if words != self.texts("verifying"):
            self.state = "trail-not-whole" if tone == "error" else "trail-whole"
        self._title()
        self.say(words, tone=tone)


def view_of(kind: str) -> str:
    """Return which view holds events of a kind."""
    area, _, step = kind.partition(".")
    if area in {"sweep", "unreadable"} or (area == "filing" and step in COMING):
        return "coming"
    return area if area in {"finding", "filing"} else "book"
