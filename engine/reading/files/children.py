"""How processes of ours are started: under any standard error, and undisturbed by Ctrl-C.

Ctrl-C goes to the whole group of a terminal. A child that hears it while Python is still coming up
prints a traceback of its own, so children inherit it blocked: it is their parent's to hear.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def prepare() -> None:
    """Start what children need while standard error is still the system's own.

    multiprocessing hands the number of ``sys.stderr`` to its tracker of resources, once in the life
    of a process. A screen that captures standard error (Textual) answers -1, which cannot be
    handed on: no child would start any more. So whoever opens screens calls this before.
    """
    if os.name == "posix":
        from multiprocessing.resource_tracker import ensure_running

        with suppress(OSError):  # what cannot start now says so when it is needed
            ensure_running()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let processes start that leave Ctrl-C to this one: what is blocked here is blocked in them.

    A Ctrl-C in between is not lost, it comes right after. The tracker comes first: where it starts
    in between, it unblocks the signals again.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    prepare()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
