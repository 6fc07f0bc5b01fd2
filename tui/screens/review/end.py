"""The end of a filing in the review: return or approve it by one key, go on to the next by another.

After a move it is shown where the filing stands and where its letter lies.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.render import navigation
from tui.render.season import following, named
from tui.screens.summary import Crossroads, Next, Summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.trail.state.views import FilingView
    from tui.screens.application import Host, Steps
    from tui.screens.filing_actions import FilingActions
    from tui.screens.review.walk import Walk


class Ending:
    """What one does with a filing when its findings are decided; ``leave`` goes to the desk."""

    def __init__(
        self,
        host: Host,
        walk: Walk,
        filing: FilingActions,
        *,
        undo: Callable[[], None],
        leave: Callable[[], None],
    ) -> None:
        self.host, self.walk, self.filing = host, walk, filing
        self.undo, self.leave = undo, leave
        self.steps: Steps = {
            "return-filing": partial(self.move, "returned"),
            "approve-filing": partial(self.move, "approved"),
            "next-filing": self.go_on,
        }

    def following(self) -> FilingView | None:
        """Return the next filing of this year that waits."""
        try:
            return following(self.host.work.filings(), self.walk.filing)
        except GoujiError as error:
            self.host.say(error.message, tone="error")
            return None

    def sum_up(self) -> None:
        """Say that everything is decided, and ask where to go."""
        counts = navigation.tally(self.walk.findings)
        plainer = self.host.gouji.plainer
        asked = Summary(self.host.texts, counts, after=self._next_name(), plainer=plainer)
        self.host.ask(asked, partial(self.go, self.sum_up))

    def moved(self, said: list[str]) -> None:
        """Say what became of the filing, and ask where to go."""
        plainer = self.host.gouji.plainer
        asked = Crossroads(self.host.texts, said, after=self._next_name(), plainer=plainer)
        self.host.ask(asked, partial(self.go, partial(self.moved, said)))

    def _next_name(self) -> str:
        after = self.following()
        return named(after, self.host.texts) if after is not None else ""

    def go(self, back: Callable[[], None], where: Next | None) -> None:
        """Go where one asked to; ``back`` asks again where one closes that and did nothing."""
        if where in {"returned", "approved"}:
            self.filing.start(where or "", back)
            return
        ways: Steps = {
            "desk": self.leave,
            "menu": partial(self.filing.menu, back),
            "next": self.go_on,
            "undo": self.undo,
        }
        if where in ways:
            ways[where]()

    def move(self, move: str) -> None:
        """Return or approve the filing; where that is not allowed now, say so."""
        self.filing.start(move)

    def go_on(self) -> None:
        """Open the next filing of this year in place of this one."""
        after = self.following()
        if after is None:
            self.host.say(self.host.texts("next-none"), tone="warning")
        else:
            self.host.gouji.open_next(after)
