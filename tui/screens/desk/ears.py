"""Who listens for the desk: whether anybody else has written, as soon as the book's server tells.

A thread of its own waits, for a screen must not; it dies with the program. Where nobody tells (a
file, a line that is lost) the desk has to ask now and then.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

    from engine.trail.store.seam import Watch


class Ears:
    """Listens for a screen; ``open`` while it hears."""

    class Told(Message):
        """Somebody has written (``heard``), or that cannot be heard just now."""

        def __init__(self, *, heard: bool) -> None:
            super().__init__()
            self.heard = heard

    def __init__(self) -> None:
        self.open = False
        self._watch: Watch | None = None

    def begin(self, watch: Watch | None, screen: Widget) -> None:
        """Listen for a screen from now on, where somebody tells."""
        self._watch = watch
        if watch is not None:
            Thread(target=self._listen, args=(watch, screen), daemon=True).start()

    def end(self) -> None:
        """Listen no more."""
        self.open = False
        if self._watch is not None:
            self._watch.close()

    def _listen(self, watch: Watch, screen: Widget) -> None:
        for heard in watch.news():
            self.open = heard
            screen.post_message(self.Told(heard=heard))
        self.open = False
