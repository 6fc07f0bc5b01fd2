"""Run a reader in a child process that may crash, hang or eat memory without harm to anybody.

A 584-byte PDF makes pdfium take all memory and abort: no exception handling helps against that.
A process without threads (the command line, a sweep's worker) forks, which costs two milliseconds;
one with threads (the screens) uses a fork server, for a fork could inherit a held lock; where the
system has neither, the child is spawned. Where it knows no limits (Windows) only the wall clock
holds. The function must be importable, its argument and result picklable.

A child that does not even begin is a fault of ours (ProgramError), never one of the file.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engine.errors import ReadingError
from engine.reading.files.children import undisturbed
from engine.reading.files.unforeseen import TOO_MUCH, erred, unforeseen
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
BEGUN = "begun"


def run(function: Callable[[bytes, Limits], Answer], data: bytes, limits: Limits) -> Answer:
    """Return what the function makes of the data.

    Raises:
        ReadingError: the function refuses the data, or they cost its process the life.
        ProgramError: the process could not be started.
        ImportError: gouji is not wholly installed, what the function needs cannot be loaded.
    """
    shield(os.environ)
    context: Any = multiprocessing.get_context(_method())
    context.set_forkserver_preload([function.__module__, __name__])
    try:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(there, function, data, limits), daemon=True)
        with undisturbed():
            process.start()
    except Exception as error:  # the file has not been looked at yet
        raise erred(error) from error
    there.close()
    try:
        answer: Answer = _received(here, limits.seconds + SLACK)
        return answer
    finally:
        here.close()
        process.kill()
        process.join()
        process.close()


def _method() -> str:
    known = multiprocessing.get_all_start_methods()
    alone = threading.active_count() == 1 and threading.main_thread() is threading.current_thread()
    wanted = ("fork", "forkserver") if alone else ("forkserver",)
    return next((method for method in wanted if method in known), "spawn")


def _received(here: Connection, seconds: float) -> Any:
    """Wait for the child's answer, at most as long as its processor time allows, and a bit."""
    begun = _next(here, PATIENCE)
    if begun != BEGUN:
        raise erred(begun)
    answer = _next(here, seconds)
    if isinstance(answer, TimeoutError | EOFError | OSError):
        raise ReadingError(TOO_MUCH)
    if isinstance(answer, ReadingError | ImportError):
        raise answer
    return answer


def _next(here: Connection, seconds: float) -> Any:
    """Return what comes next from the child, or the error that nothing does."""
    try:
        return here.recv() if here.poll(seconds) else TimeoutError(seconds)
    except (EOFError, OSError) as error:
        return error


def _answer(
    there: Connection, function: Callable[[bytes, Limits], object], data: bytes, limits: Limits
) -> None:
    """Do the work in the child and send the answer, or the error that may be told."""
    _hush()
    there.send(BEGUN)
    _confine(limits)
    try:
        there.send(function(data, limits))
    except (ReadingError, ImportError) as error:
        there.send(error)
    except Exception as error:  # noqa: BLE001 - whatever a broken file does becomes a sentence
        there.send(unforeseen(error))


def _hush() -> None:
    """Let the child say nothing on the terminal, and leave Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _confine(limits: Limits) -> None:
    """Limit the memory and the processor time of this process where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        most = limits.memory_bytes + _inherited()
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        spent = int(time.process_time()) + 1
        resource.setrlimit(
            resource.RLIMIT_CPU, (limits.seconds + spent, limits.seconds + spent + 1)
        )
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _inherited() -> int:
    """Return how much address space this process has already, in bytes; 0 where unknown."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0
