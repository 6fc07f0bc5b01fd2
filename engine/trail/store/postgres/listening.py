"""Hear at once that somebody has written: a connection of its own that listens (LISTEN, NOTIFY).

Whoever appends notifies the book's channel in the same transaction (``connecting.ALONE``), so what
is heard can be read. A line that is lost is told, and tried again until it stands; what was written
meanwhile counts as heard then.
"""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from select import select
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

from engine.trail.store.postgres.connecting import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

AGAIN = 2.0
"""So many seconds pass between two tries to get a lost line back."""
REST = 0.5
"""So many seconds pass at least between two tellings: a sweep writes several times a second."""
STILL = 30.0
"""After so many seconds of silence it is asked whether the line still stands."""


class Listening:
    """One who listens; ``news`` is asked by one thread, ``close`` ends it from any other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ended, self._end = socket.socketpair()

    def news(self) -> Iterator[bool]:
        """Yield True when somebody has written or may have, False when the line is lost.

        Ends with ``close``, and where a server lets nobody listen (a standby).
        """
        from psycopg import Error, InterfaceError, OperationalError

        lost = (OperationalError, InterfaceError, OSError)
        stands = None
        with closing(self._ended):
            while not self._rested(0.0 if stands is None else AGAIN):
                try:
                    for _heard in self._heard():
                        stands = True
                        yield True
                        if self._rested(REST):
                            return
                except (DBAPIError, Error, OSError) as error:
                    if not isinstance(getattr(error, "orig", error), lost):
                        return
                    if stands is not False:
                        stands = False
                        self._engine.dispose()  # the lines that wait in the pool are lost with it
                        yield False

    def close(self) -> None:
        """End the listening."""
        with suppress(OSError):
            self._end.close()

    def _heard(self) -> Iterator[None]:
        """Yield once the line stands, then whenever it speaks; ends when it is closed."""
        with closing(self._line()) as line:
            yield
            while True:
                ready, _, _ = select([line.fileno(), self._ended], [], [], STILL)
                if self._ended in ready:
                    return
                if not ready:
                    line.execute("SELECT 1")
                line.pgconn.consume_input()
                spoke = False
                while line.pgconn.notifies():
                    spoke = True
                if spoke:
                    yield

    def _line(self) -> Any:
        """Return a connection of its own that listens to the book's channel."""
        lent = self._engine.raw_connection()
        line: Any = lent.driver_connection
        lent.detach()
        try:
            line.autocommit = True
            (channel,) = line.execute(f"SELECT {CHANNEL}").fetchone()  # a prefix and hexadecimals
            line.execute(f'LISTEN "{channel}"')
        except BaseException:
            line.close()
            raise
        return line

    def _rested(self, seconds: float) -> bool:
        """Rest; tell whether it was closed meanwhile."""
        return bool(select([self._ended], [], [], seconds)[0])
