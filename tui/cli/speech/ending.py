"""How a command ends that was told to end: in order, with a sentence, and nothing left behind.

SIGTERM (``kill``, a service that stops) and SIGHUP (the terminal is closed) unwind the command as
Ctrl-C does; without that Python would end at once and leave its folders and workers behind.
"""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.cli.speech.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOMENT = 0.01  # seconds
NAMES = ("SIGTERM", "SIGHUP")
KEEPS_NOTHING = frozenset({"check", "read", "rules"})
"""Commands that have no casebook."""
GOES_ON = frozenset({"sweep"})
"""Commands that go on where they were interrupted."""


class Terminated(KeyboardInterrupt):
    """The process was told to end; ``number`` is the signal's."""

    number: int = 0


@contextmanager
def in_order() -> Iterator[None]:
    """Let the command inside be unwound by the first signal to end; further ones do not disturb.

    A signal that somebody has chosen to ignore (nohup) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    ours = [one for one in numbers if signal.getsignal(one) == signal.SIG_DFL]

    def end(number: int, _frame: object) -> None:
        for one in ours:
            signal.signal(one, signal.SIG_IGN)
        stop = Terminated()
        stop.number = number
        raise stop

    def hear() -> None:
        for one in ours:
            signal.signal(one, end)

    hear()
    try:
        with told_again(hear):
            yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


@contextmanager
def told_again(hear: Callable[[], None]) -> Iterator[None]:
    """Tell a signal again that fell into a destructor, which swallows all that is raised in it.

    ``hear`` makes the signals heard anew. Again is a moment later: now would be within the hook.
    """
    before = sys.unraisablehook

    def hook(lost: sys.UnraisableHookArgs) -> None:
        stop = lost.exc_value
        if not isinstance(stop, KeyboardInterrupt):
            before(lost)
            return
        hear()
        number = stop.number if isinstance(stop, Terminated) else int(signal.SIGINT)
        threading.Timer(MOMENT, _thread.interrupt_main, (number,)).start()

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before


def farewell(stop: KeyboardInterrupt, command: str) -> str:
    """Return the sentence on an interruption: what ended the command, and what was kept."""
    words = say("command.terminated" if isinstance(stop, Terminated) else "command.interrupted")
    if stop.args:
        return words + str(stop.args[0])
    if command in KEEPS_NOTHING:
        return words + say("command.nothing-kept")
    return words + say("command.book-kept" if command in GOES_ON else "command.written-kept")


def code(stop: KeyboardInterrupt) -> int:
    """Return the exit code, as shells count it."""
    return 128 + (stop.number if isinstance(stop, Terminated) else signal.SIGINT)
