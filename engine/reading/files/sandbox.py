"""Run a reader in a child process that may crash, hang or eat memory without harm to anybody.

A 584-byte PDF makes pdfium take all memory and abort: no exception handling helps against that.
A child is kept for the next file; one that exceeds a limit, crashes or is worn is ended, and the
next file has a new one. A crash is held against a file only in a child that read nothing before it.

A process without threads (the command line, a sweep's worker) forks, which costs two milliseconds;
one with threads (the screens) uses a fork server, for a fork could inherit a held lock; where the
system has neither, the child is spawned. Where it knows no limits (Windows) only the wall clock
holds. The function must be importable, its argument and result picklable.

A child that does not even begin is a fault of ours (ProgramError), never one of the file.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from contextlib import suppress
from functools import cache
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Any, TypeVar

from engine.errors import ReadingError
from engine.reading.files import confined
from engine.reading.files.children import undisturbed
from engine.reading.files.unforeseen import TOO_MUCH, erred
from engine.startup import shield

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from engine.reading.files.limits import Limits

Answer = TypeVar("Answer")
SLACK = 5.0
"""How many seconds of wall time the child has beyond its processor time."""
PATIENCE = 60.0
"""How many seconds a child has until it begins, on a machine however busy."""
OVER_TIME = -int(getattr(signal, "SIGXCPU", 24))
"""The exit code of a child whose processor time was up."""
FIRST = 100
"""At the end of a program idle children are ended before multiprocessing waits for them."""


class _DiedError(Exception):
    """A child was lost over a file, or ran out of memory."""


def run(function: Callable[[bytes, Limits], Answer], data: bytes, limits: Limits) -> Answer:
    """Return what the function makes of the data.

    Raises:
        ReadingError: the function refuses the data, or they cost its process the life.
        ProgramError: the process could not be started.
        ImportError: gouji is not wholly installed, what the function needs cannot be loaded.
    """
    kept = _kept()
    if kept is not None:
        with suppress(_DiedError):  # it may have been an earlier file's doing
            return _asked(kept, function, data, limits)
    try:
        return _asked(_Child(function.__module__), function, data, limits)
    except _DiedError:
        raise ReadingError(TOO_MUCH) from None


def dismiss() -> None:
    """End the children that wait for files."""
    while (child := _kept()) is not None:
        child.end()


class _Child:
    """A process that reads, and the pipe to it."""

    def __init__(self, module: str) -> None:
        shield(os.environ)
        method, self.owner = _method(), os.getpid()
        context: Any = multiprocessing.get_context(method)
        context.set_forkserver_preload([module, confined.__name__])
        try:
            self.here, there = context.Pipe()
            forked = self.owner if method == "fork" else 0
            self.process = context.Process(target=confined.serve, args=(there, forked), daemon=True)
            with undisturbed():
                self.process.start()
        except Exception as error:  # the file has not been looked at yet
            raise erred(error) from error
        there.close()
        begun = _next(self.here, PATIENCE)
        if begun != confined.BEGUN:
            self.end()
            raise erred(begun)

    def ask(self, function: Callable[[bytes, Limits], object], data: bytes, limits: Limits) -> Any:
        """Return the answer to a file, and whether the child is worn; ReadingError if late."""
        try:
            self.here.send((function, limits))
            self.here.send_bytes(data)
        except OSError:
            raise _DiedError from None
        answer = _next(self.here, limits.seconds + SLACK)
        if isinstance(answer, TimeoutError):
            raise ReadingError(TOO_MUCH)
        if isinstance(answer, Exception):
            self.process.kill()  # it keeps the signal that it died of
            self.process.join()
            raise ReadingError(TOO_MUCH) if self.process.exitcode == OVER_TIME else _DiedError
        return answer

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.here.close()
        self.process.kill()
        self.process.join()
        self.process.close()


_idle: list[_Child] = []
"""Children that wait: one, but where threads read side by side."""


def _kept() -> _Child | None:
    """Return a child that waits; those of the process that forked this one are not ours."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            return child
    return None


def _asked(
    child: _Child, function: Callable[[bytes, Limits], Answer], data: bytes, limits: Limits
) -> Answer:
    """Return a child's answer to a file and keep it for the next; end it if anything is wrong."""
    keep = False
    try:
        answer, worn = child.ask(function, data, limits)
        keep = not worn
    finally:
        if not keep:
            child.end()
    if keep:
        _keep(child)
    if isinstance(answer, ReadingError) and answer.message == TOO_MUCH:
        raise _DiedError
    if isinstance(answer, ReadingError | ImportError):
        raise answer
    result: Answer = answer
    return result


def _keep(child: _Child) -> None:
    """Keep a child; it is ended with this process."""
    _idle.append(child)
    _end_with(os.getpid())


@cache
def _end_with(_owner: int) -> None:
    Finalize(None, dismiss, exitpriority=FIRST)


def _method() -> str:
    known = multiprocessing.get_all_start_methods()
    alone = threading.active_count() == 1 and threading.main_thread() is threading.current_thread()
    wanted = ("fork", "forkserver") if alone else ("forkserver",)
    return next((method for method in wanted if method in known), "spawn")


def _next(here: Connection, seconds: float) -> Any:
    """Return what comes next from the child, or the error that nothing does."""
    try:
        return here.recv() if here.poll(seconds) else TimeoutError(seconds)
    except (EOFError, OSError, pickle.UnpicklingError) as error:
        return error
