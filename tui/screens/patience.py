"""Waiting while another program writes into the casebook, with a way out; nothing is lost.

A step is tried at once, so that it costs no more than before; where the casebook is taken it is
tried again and again while the screens live, until it is written or one gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import GoujiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.application import Host

PAUSE = 0.25
"""So many seconds pass between two tries."""


class Patience:
    """One step at a time that waits for its turn."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.step: Callable[[], None] | None = None
        self.tries = 0

    @property
    def waiting(self) -> bool:
        """Tell whether a step waits; it says so again."""
        if self.step is not None:
            self._say()
        return self.step is not None

    def attempt(
        self,
        step: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[GoujiError], None],
    ) -> None:
        """Do a step that writes and go on with what it gave (never None), or with the error."""
        if self.waiting:
            return

        def trying() -> None:
            try:
                result = self.host.work.at_once(step)
            except GoujiError as error:
                self.step = None
                failed(error)
                return
            if result is None:
                self._again(trying)
                return
            self.step = None
            then(result)

        self.tries = 0
        trying()

    def give_up(self) -> bool:
        """Let go of the step that waits; False if none does."""
        if self.step is None:
            return False
        self.step = None
        self.host.say(self.host.texts("wait-given-up"), tone="warning")
        return True

    def _again(self, trying: Callable[[], None]) -> None:
        self.step = trying
        self._say()
        self.tries += 1

        def once_more() -> None:
            if self.step is trying:
                trying()

        self.host.gouji.later(PAUSE, once_more)

    def _say(self) -> None:
        seconds = int(self.tries * PAUSE)
        self.host.say(self.host.texts("wait-locked", n=seconds), tone="warning")
