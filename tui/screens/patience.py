"""Waiting while another program writes into the casebook, with a way out; nothing is lost.

A short step is tried at once, so that it costs no more than before; where the casebook is taken it
is tried again and again while the screens live, until it is written or one gives up. Long work
waits for its turn in its own thread, and says so.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engine.errors import GoujiError
from tui.intake import Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.application import Host, Result

PAUSE = 0.25
"""So many seconds pass between two tries."""


class GivenUpError(GoujiError):
    """A step that waited for its turn was given up."""


class Job:
    """Long work in its thread: how many seconds it has waited, and whether it is over."""

    def __init__(self) -> None:
        self.waited, self.given_up, self.done = 0.0, False, False

    def waits(self, seconds: float) -> None:
        """Take note that it waits, 0: no longer; end it where it was given up."""
        self.waited = seconds
        if self.given_up:
            raise Stop


def in_turn(host: Host, work: Callable[[], Result], tell: Callable[[float], None]) -> Result:
    """Do work in a thread that waits for its turn to write; GivenUpError if ``tell`` stops it."""
    try:
        with host.work.book.in_turn(tell):
            return work()
    except Stop:
        raise GivenUpError(host.texts("wait-given-up")) from None


class Patience:
    """One step at a time that waits for its turn."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.step: object | None = None
        self.waited = 0.0

    @property
    def waiting(self) -> bool:
        """Tell whether a step waits; it says so again."""
        if self.step is not None:
            self._say()
        return self.step is not None

    def attempt(
        self,
        step: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[GoujiError], None],
    ) -> None:
        """Do a step that writes and go on with what it gave, or with the error."""
        if self.waiting:
            return
        self.waited = 0.0

        def trying() -> None:
            try:
                result = self.host.work.at_once(step)
            except GoujiError as error:
                if self.host.work.taken(error):
                    self._again(trying)
                    return
                self.step = None
                failed(error)
                return
            self.step = None
            then(result)

        trying()

    def at_once_or_beside(
        self, work: Callable[[], Result], then: Callable[[Result | Exception], None]
    ) -> None:
        """Do work at once; where another program is writing, beside the screens in its turn."""
        try:
            result = self.host.work.at_once(work)
        except GoujiError as error:
            if self.host.work.taken(error):
                self.beside(work, then)
            else:
                then(error)
            return
        then(result)

    def beside(
        self, work: Callable[[], Result], then: Callable[[Result | Exception], None]
    ) -> None:
        """Do long work beside the screens; while it waits for its turn one can give it up."""
        job = Job()

        def done(result: Result | Exception) -> None:
            job.done = True
            self._look(job)
            then(result)

        self.host.gouji.beside(partial(in_turn, self.host, work, job.waits), done)
        self._watch(job)

    def give_up(self) -> bool:
        """Let go of the step that waits; False if none does."""
        if self.step is None:
            return False
        if isinstance(self.step, Job):
            self.step.given_up = True
        self.step = None
        self.host.say(self.host.texts("wait-given-up"), tone="warning")
        return True

    def _again(self, trying: Callable[[], Any]) -> None:
        self.step = trying
        self._say()
        self.waited += PAUSE

        def once_more() -> None:
            if self.step is trying:
                trying()

        self.host.gouji.later(PAUSE, once_more)

    def _watch(self, job: Job) -> None:
        """Look now and then whether work waits for its turn."""
        self._look(job)
        if not (job.done or job.given_up):
            self.host.gouji.later(PAUSE, partial(self._watch, job))

    def _look(self, job: Job) -> None:
        if job.waited and not (job.done or job.given_up):
            self.step, self.waited = job, job.waited
            self._say()
        elif self.step is job:
            self.step = None
            self.host.say("")

    def _say(self) -> None:
        seconds = int(self.waited)
        self.host.say(self.host.texts("wait-locked", n=seconds), tone="warning")
