"""What goes on in the child that parses what may do harm: it serves one file after the other.

Each file has its own limits, counted from what the process has taken before it. Nothing of a file
is kept but what the libraries keep; a child that has read many, or has grown, says that it is worn.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.limits import MEGABYTE
from engine.reading.files.unforeseen import unforeseen

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from engine.reading.files.limits import Limits

    Task = tuple[Callable[[bytes, Limits], object], Limits, bytes]

BEGUN = "begun"
FILES = 200
"""So many files a child reads at most."""
GROWTH = 32 * MEGABYTE
"""By so many bytes of address space a child may grow from file to file."""
LOOKS = 2.0
"""How often, in seconds, a child that waits looks whether its parent is still there."""


def serve(there: Connection, parent: int) -> None:
    """Answer files until the pipe ends or the parent, where it forked this process, is gone.

    An answer is what came out, or the error that may be told, and whether this child is worn.
    """
    hush()
    if parent:
        _let_go(there.fileno())
    parent = parent or os.getppid()
    there.send(BEGUN)
    gc.freeze()
    gc.disable()
    born = size()
    for count in range(1, FILES + 1):
        task = _next(there, parent)
        if task is None:
            return
        there.send_bytes(_answer(*task, last=count == FILES, born=born))
        del task
        gc.collect()
        gc.freeze()  # what a file brought into memory for good is not looked at again


def _next(there: Connection, parent: int) -> Task | None:
    """Wait for the next file, which counts as its own memory; None if there will be none."""
    try:
        while not there.poll(LOOKS):
            if os.getppid() != parent:
                return None
        function, limits = there.recv()
        confine(limits)
        return function, limits, there.recv_bytes()
    except (EOFError, OSError):
        return None


def _answer(
    function: Callable[[bytes, Limits], object],
    limits: Limits,
    data: bytes,
    *,
    last: bool,
    born: int,
) -> bytes:
    """Do the work; whatever a broken file does becomes a sentence."""
    try:
        answer = function(data, limits)
        return pickle.dumps((answer, last or size() - born > GROWTH), pickle.HIGHEST_PROTOCOL)
    except (ReadingError, ImportError) as error:
        return pickle.dumps((error, last or size() - born > GROWTH))
    except Exception as error:  # noqa: BLE001 - nobody knows what it leaves behind
        return pickle.dumps((unforeseen(error), True))


def hush() -> None:
    """Let the child say nothing on the terminal, and leave Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):  # to be ended is not the parent's alone
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _let_go(own: int) -> None:
    """Close what a fork holds of its parent's files and pipes, all but the one it serves."""
    os.closerange(3, own)
    os.closerange(own + 1, os.sysconf("SC_OPEN_MAX"))


def confine(limits: Limits) -> None:
    """Limit what memory and processor time this process takes from now on, where it can be."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _set(resource.RLIMIT_AS, size() + limits.memory_bytes)
        _set(resource.RLIMIT_CPU, int(time.process_time()) + 1 + limits.seconds)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _set(kind: int, most: int) -> None:
    """Set a limit that can be raised for the next file, as far as the system lets it."""
    import resource

    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def size() -> int:
    """Return how much address space this process has, in bytes; 0 where unknown."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0
