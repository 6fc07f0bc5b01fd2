"""The trail of the whole book in words, newest first, with a filter, and the state of its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from engine.errors import GoujiError
from tui.screens.catalogue import TrailScreen
from tui.terminal.bindings import bind
from tui.text.pinyin import found, spelt
from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType

    from engine.trail.state.views import EventView
    from engine.trail.verification.verify import Verification
    from tui.screens.application import Application

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
    """The events of the whole book; ``y`` verifies them."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("verify", "verify")]
    keys: ClassVar[Sequence[str]] = ("close", "filter", "verify", "next-pane", "help", "quit")
    help_key = "help-book-trail"

    def __init__(self) -> None:
        super().__init__(None)
        self.names: Mapping[int, str] = {}

    def fetch(self) -> Sequence[EventView]:
        """Return the newest events of the book."""
        work = self.gouji.work
        self.names = {one.id: f"{one.agency} {one.year or ''}".strip() for one in work.filings()}
        events = work.book_events(NEWEST)
        key = "trail-newest" if len(events) == NEWEST else "trail-count"
        title = self.texts("trail", what=self.gouji.book_name.rpartition("/")[2])
        self.query_one("#title", Bar).say(title, self.texts(key, n=len(events)))
        return events

    def where(self, event: EventView) -> str:
        """Return whose filing an event is about."""
        area, _, rest = event.subject.partition("/")
        number = rest.partition("/")[0]
        if area != "filing" or not number.isdecimal():
            return rest
        return self.names.get(int(number), number)

    def matches(self, item: EventView, wanted: Sequence[str]) -> bool:
        """Tell whether an event holds the words; pinyin finds agencies and people."""
        text, name = self.words(item).casefold(), f"{self.where(item)} {item.actor}"
        return all(word in text or (spelt(word) and found(word, name)) for word in wanted)

    def action_verify(self) -> None:
        """Verify the trail."""
        verify_beside(self.gouji, self)

    def verified(self, words: str, tone: str) -> None:
        """Say what verifying found."""
        self.say(words, tone=tone)
