"""Pipes to workers that take in a little while nobody reads, so that a worker never runs dry."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WIDE = 2**19
"""So many bytes are asked for; systems grant what they like."""
SPARE = 4
"""The part of it that is used: systems count what they need themselves for each message, too."""
LEAST = 2**12
"""So much is taken in by every pipe, whatever the system."""


def widened(here: Connection, there: Connection) -> int:
    """Widen both ends of a pipe and return how many bytes may lie in it unread.

    Whoever writes no more than that never waits for the reader, who may be waiting for him.
    """
    if os.name != "posix":
        return LEAST
    import socket  # a single report needs none of it

    granted = LEAST * SPARE
    with (
        suppress(OSError),
        socket.socket(fileno=os.dup(here.fileno())) as one,
        socket.socket(fileno=os.dup(there.fileno())) as other,
    ):
        for end in (one, other):
            for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
                end.setsockopt(socket.SOL_SOCKET, option, WIDE)
        sent = one.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
        granted = min(sent, other.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF))
    return max(LEAST, granted // SPARE)
