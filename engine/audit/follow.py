"""The life of a worker process: it begins, serves what it is handed, and ends with its parent."""

from __future__ import annotations

import os
import pickle
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from engine.kept.patterns import begin
from engine.startup import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

LOOKS = 2.0
"""How often, in seconds, a worker looks whether its parent is still there."""


def serve(there: Connection, parent: int) -> None:
    """Serve until the parent says None or is gone: apply the last function told to each item.

    The patterns that workers compiled before are at hand: they are much of what a start takes.

    Every message is (function or None for the same as before, items, each pickled). The answer is
    one to a new function, once it is ready, and one to each item: (True, value), or (False, the
    error raised).
    """
    follow(parent)
    collect_seldom()
    patterns = begin("worker")
    try:
        with suppress(OSError):
            there.send((True, None))
            _served(there)
    finally:
        if patterns is not None:
            patterns.step_aside()


def _served(there: Connection) -> None:
    function: Callable[[Any], Any] = type(None)
    while True:
        try:
            message = there.recv()
        except EOFError:
            return
        except Exception as error:  # noqa: BLE001 — what cannot be loaded here is told there
            tell(there, False, error)  # noqa: FBT003 — the answer's own form
            continue
        if message is None:
            return
        if message[0] is not None:
            function = message[0]
            answer(there, begun, function)
        for packed in message[1]:
            answer(there, unpacking(function), packed)


def begun(function: Callable[[Any], Any]) -> None:
    """Load what a function needs before its first item, where it knows how (``begin``)."""
    getattr(function, "begin", lambda: None)()


def unpacking(function: Callable[[Any], Any]) -> Callable[[bytes], Any]:
    """Return what applies a function to an item as it was sent."""
    return lambda packed: function(pickle.loads(packed))  # noqa: S301 — from our parent


def answer(there: Connection, function: Callable[[Any], Any], item: object) -> None:
    """Answer one item."""
    try:
        tell(there, True, function(item))  # noqa: FBT003 — the answer's own form
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 — raised again in the parent
        tell(there, False, error)  # noqa: FBT003


def tell(there: Connection, good: bool, value: object) -> None:  # noqa: FBT001 — the answer's own form
    """Send an answer; an error that cannot be sent is told by its name."""
    try:
        packed = pickle.dumps((good, value), pickle.HIGHEST_PROTOCOL)
        if not good:
            pickle.loads(packed)  # noqa: S301 — our own, to see whether it can be
    except Exception as error:  # noqa: BLE001
        packed = pickle.dumps((False, RuntimeError(f"{value!r}: {error!r}"[:500])))
    there.send_bytes(packed)


def follow(parent: int) -> None:
    """End this process and what it started once its parent is gone: nobody waits for ever.

    It has a process group of its own, so that it can be ended with all its children. A timer, not
    a thread: readers fork, and a fork under threads may inherit a held lock.
    """
    if hasattr(os, "setpgid"):
        with suppress(OSError):
            os.setpgid(0, 0)
    if hasattr(signal, "pthread_sigmask"):  # Ctrl-C is the parent's; to be ended is not
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    if not hasattr(signal, "setitimer"):
        return

    def look(_signal: int, _frame: object) -> None:
        if os.getppid() != parent:
            if os.getpgrp() == os.getpid():
                os.killpg(0, signal.SIGKILL)
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOKS, LOOKS)
