"""Whether others have written into the book: heard where its server tells, else looked up."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import GoujiError
from tui.screens.application import Host
from tui.screens.desk.ears import Ears

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.screens.desk.standing import Standing
    from tui.screens.filing_actions import FilingActions

LOOKED = 2.0
"""So many seconds pass between two looks whether somebody else has written, where nobody tells."""


class Desk(Host, Protocol):
    """The desk as whoever looks out for it sees it."""

    standing: Standing
    actions: FilingActions

    @property
    def app(self) -> Any:
        """The application, as Textual knows it."""

    def load(self, *, quietly: bool = False) -> None:
        """Read the filings anew."""


class Lookout:
    """Shows on the desk what somebody else has written."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.ears, self.deaf = desk, Ears(), False

    def begin(self, screen: Screen[None]) -> None:
        """Look now and then, and listen where somebody tells."""
        screen.set_interval(LOOKED, self.look_around)
        self.ears.begin(self.desk.work.watch(), screen)

    def end(self) -> None:
        """Listen no more."""
        self.ears.end()

    def told(self, *, heard: bool) -> None:
        """Look what somebody wrote; say when that cannot be heard just now, and when it can."""
        self.look()
        if heard == self.deaf:
            self.deaf = not heard
            words, tone = ("desk-deaf", "warning") if self.deaf else ("desk-hears", "")
            self.desk.actions.announce(self.desk.texts(words), tone=tone)

    def look_around(self) -> None:
        """Look by itself where nobody tells."""
        if not self.ears.open:
            self.look()

    def look(self) -> None:
        """Read the filings anew where somebody has written since, without a word."""
        desk = self.desk
        if desk.app.screen is not desk:  # Textual calls a desk below a whole screen current too
            return
        with suppress(GoujiError):  # told when somebody next acts
            if desk.work.newest() != desk.standing.seen:
                desk.load(quietly=True)
