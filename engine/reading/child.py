"""Run a reader in a child process that may crash, hang or eat memory without harm to anybody.

A 584-byte PDF makes pdfium take all memory and abort: no exception handling helps against that.
A process without threads (the command line, a sweep's worker) forks, which costs two milliseconds;
one with threads (the screens) uses a fork server, for a fork could inherit a held lock; where the
system has neither, the child is spawned. Where it knows no limits (Windows) only the wall clock
holds. The function must be importable, its argument and result picklable.
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
from engine.startup import shield

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from engine.reading.limits import Limits

Answer = TypeVar("Answer")
TOO_MUCH = "解析时占用的内存或时间超过上限，没有读取；请另存为 .docx 后再交"
BROKEN = "文件内容已损坏，读不出来；请另存一次（最好存为 .docx）后再交"
SLACK = 5.0
"""How many seconds of wall time the child has beyond its processor time."""


def run(function: Callable[[bytes, Limits], Answer], data: bytes, limits: Limits) -> Answer:
    """Return what the function makes of the data; ReadingError if its process dies or hangs."""
    shield(os.environ)
    context: Any = multiprocessing.get_context(_method())
    context.set_forkserver_preload([function.__module__, __name__])
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(there, function, data, limits), daemon=True)
    process.start()
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
    if not here.poll(seconds):
        raise ReadingError(TOO_MUCH)
    try:
        good, answer = here.recv()
    except (EOFError, OSError):
        raise ReadingError(TOO_MUCH) from None
    if good:
        return answer
    message, hint = answer
    raise ReadingError(message, hint=hint)


def _answer(
    there: Connection, function: Callable[[bytes, Limits], object], data: bytes, limits: Limits
) -> None:
    """Do the work in the child and send the answer, or the sentence that may be shown."""
    _hush()
    _confine(limits)
    try:
        there.send((True, function(data, limits)))
    except ReadingError as error:
        there.send((False, (error.message, error.hint)))
    except MemoryError:
        there.send((False, (TOO_MUCH, "")))
    except Exception as error:  # noqa: BLE001 - whatever a broken file does becomes a sentence
        there.send((False, (BROKEN, f"{type(error).__name__}: {error}"[:300])))


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
