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
        self._asking = False

    def begin(self, screen: Screen[None]) -> None:
        """Look now and then, and listen where somebody tells."""
        screen.set_interval(LOOKED, self.look_around)
        self.ears.begin(self.desk.work.watch(), screen)

    def end(self) -> None:
        """Listen no more."""
        self.ears.end()

    def told(self, *, heard: bool) -> None:
        """Look what somebody wrote; say when that cannot be heard just now, and when it can."""
        changed, self.deaf = heard == self.deaf, not heard
        self.look()
        if changed:
            words, tone = ("desk-deaf", "warning") if self.deaf else ("desk-hears", "")
            self.desk.actions.announce(self.desk.texts(words), tone=tone)

    def look_around(self) -> None:
        """Look by itself where nobody tells."""
        if not self.ears.open:
            self.look()

    def look(self) -> None:
        """Read the filings anew where somebody has written since, without a word.

        A server that was lost may answer nothing: it is asked beside the screens, or they stood.
        """
        desk = self.desk
        if desk.app.screen is not desk:  # Textual calls a desk below a whole screen current too
            return
        if not self.deaf:
            with suppress(GoujiError):  # told when somebody next acts
                self._seen(desk.work.newest())
        elif not self._asking:
            self._asking = True
            desk.gouji.beside(desk.work.newest, self._answered)

    def _answered(self, newest: int | Exception) -> None:
        self._asking = False
        if isinstance(newest, int) and self.desk.app.screen is self.desk:
            with suppress(GoujiError):
                self._seen(newest)

    def _seen(self, newest: int) -> None:
        if newest != self.desk.standing.seen:
            self.desk.load(quietly=True)
