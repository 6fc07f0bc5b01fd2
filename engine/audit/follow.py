"""The life of a worker process: it begins, serves what it is handed, and ends with its parent."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from engine.kept.patterns import begin
from engine.startup import collect_seldom
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

LOOKS = 2.0
"""How often, in seconds, a worker looks whether its parent is still there and how it gets on."""


@dataclass(frozen=True, slots=True)
class GivenBack:
    """So many of the items that lie with a worker, next after the one in hand, it will not do."""

    count: int


def serve(there: Connection, parent: int) -> None:
    """Serve until the parent says None or is gone: apply the last function told to each item.

    The patterns that workers compiled before are at hand: they are much of what a start takes.

    Every message is (function or None for the same as before, items, each pickled). The answer is
    one to a new function, once it is ready, and one to each item: (True, value), or (False, the
    error raised). In between it may give items back: (True, GivenBack).
    """
    serving = Serving(there)
    follow(parent, serving.glance)
    collect_seldom()
    patterns = begin("worker")
    try:
        with suppress(OSError):
            there.send((True, None))
            serving.run()
    finally:
        if patterns is not None:
            patterns.step_aside()


class Serving:
    """What lies with a worker: the items that it was handed, and whether it is at one."""

    def __init__(self, there: Connection) -> None:
        self._there = there
        self._function: Callable[[Any], Any] = type(None)
        self._waiting: deque[bytes] = deque()
        self._ended = False
        self._at_work = False
        self._seen_at_work = False

    def run(self) -> None:
        """Answer what comes, until the parent says None or is gone."""
        while not self._ended:
            if self._waiting:
                answer(self._there, self._apply, self._waiting.popleft())
            else:
                self._hear()

    def glance(self) -> None:
        """Give back what waits behind an item that was in hand at the last glance too.

        Called by a timer, between two steps of Python: only while a function is at work, when
        nothing is half said. What never comes back to Python gives nothing back. The timer of the
        allowance, which raises, waits meanwhile.
        """
        if self._at_work and self._seen_at_work:
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
            try:
                self._give_back()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        self._seen_at_work = self._at_work

    def _give_back(self) -> None:
        while not self._ended and self._there.poll():
            self._hear()
        if self._waiting:
            with suppress(OSError):  # the parent is gone: the next look ends this
                tell(self._there, True, GivenBack(len(self._waiting)))  # noqa: FBT003
            self._waiting.clear()

    def _hear(self) -> None:
        """Take the next message."""
        try:
            message = self._there.recv()
        except (EOFError, OSError):
            self._ended = True
            return
        except Exception as error:  # noqa: BLE001 — what cannot be loaded here is told there
            tell(self._there, False, error)  # noqa: FBT003 — the answer's own form
            return
        if message is None:
            self._ended = True
            return
        if message[0] is not None:
            self._function = message[0]
            answer(self._there, begun, self._function)
        self._waiting.extend(message[1])

    def _apply(self, packed: bytes) -> Any:
        """Return what the function makes of an item as it was sent."""
        self._at_work, self._seen_at_work = True, False
        try:
            return self._function(pickle.loads(packed))  # noqa: S301 — from our parent
        finally:
            self._at_work = False


def begun(function: Callable[[Any], Any]) -> None:
    """Load what a function needs before its first item, where it knows how (``begin``)."""
    getattr(function, "begin", lambda: None)()


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


def follow(parent: int, glance: Callable[[], None] = lambda: None) -> None:
    """End this process and what it started once its parent is gone: nobody waits for ever.

    ``glance`` is called every ``LOOKS`` seconds while it is there.

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
        glance()

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOKS, LOOKS)
