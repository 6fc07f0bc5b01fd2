"""How one waits for one's turn to write while another program is writing into the casebook.

Without a word a transaction waits as long as the database was opened to. Who has something to show
meanwhile says so for the block of code that writes, in this thread alone.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.store.filesystem import locked
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Attempt = Callable[[float | None], object]

EACH = 0.25
"""So many seconds a try waits before somebody is told that one still waits."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How long one try waits, in seconds, and who is told after each; None: there is one try.

    ``tell`` gets the seconds waited so far, 0 once the turn has come; what it raises ends it.
    """

    seconds: float
    tell: Callable[[float], None] | None = None


_TURN: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def taking(turn: Turn) -> Iterator[None]:
    """Take turns so inside the block."""
    before = _TURN.set(turn)
    try:
        yield
    finally:
        _TURN.reset(before)


def in_turn(attempt: Attempt) -> None:
    """Begin what waits at most the seconds it is given (None: as opened), once it is its turn.

    TrailError if nobody was to be told and another program was writing for too long.
    """
    turn = _TURN.get()
    if turn is None:
        attempt(None)
        return
    waited = 0.0
    while True:
        try:
            attempt(turn.seconds)
            break
        except TrailError as error:
            if turn.tell is None or not locked(error):
                raise
        waited += turn.seconds
        turn.tell(waited)
    if waited and turn.tell is not None:
        turn.tell(0)
