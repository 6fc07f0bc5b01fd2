"""What is drawn while the casebook is still being opened: nothing of it, and nothing to wait for.

It loads as little as a screen can, for it is what one sees first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.base import BaseScreen
from tui.widgets.bars import Bar
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from textual import events
    from textual.widget import Widget


class OpeningScreen(BaseScreen):
    """Says which casebook is being opened; ``drawn`` is called once that can be read.

    ``typed`` are the keys pressed meanwhile: they are meant for what comes.
    """

    keys = ()

    def __init__(self, drawn: Callable[[], None]) -> None:
        super().__init__()
        self.drawn = drawn
        self.typed: list[str] = []

    def body(self) -> Sequence[Widget]:
        """Return nothing but room."""
        return (LineView(),)

    def on_mount(self) -> None:
        """Say it, and go on when it stands there."""
        name = self.gouji.book_name.rpartition("/")[2]
        self.query_one("#title", Bar).say(f"{self.app.title} · {name}")
        self.say(self.texts("opening", book=name))
        self.call_after_refresh(self.drawn)

    def barred(self) -> Collection[str]:
        """Bar nothing: whether the casebook may be written is not known yet."""
        return ()

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed ahead."""
        self.typed.append(event.key)

    def action_leave(self) -> None:
        """Leave gouji: nothing was begun."""
        self.app.exit(0)
