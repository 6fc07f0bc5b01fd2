"""The processor time that one report may take, so that the next one has its turn.

A timer of this process's own processor time ends the work from within, again each second for
whoever catches what a broken file does. Where a library does not come back to Python, the system
ends the process a little later: in a sweep's worker that costs this report alone, the supervisor
does the others; a command that reads in its own process ends with it, unfinished. What a report
starts (the child for a PDF, LibreOffice) has limits of its own and is not counted. Windows knows
neither timer nor limit, and the screens read beside their main thread, where no signal comes:
there only the limits on the file's contents hold.
"""

from __future__ import annotations

import contextlib
import math
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterator

AGAIN = 1.0
"""Seconds of processor time until the work is told again to end."""
GRACE = 20
"""Seconds of processor time beyond the allowance after which the system ends the process."""
HINT = "请打开文件，确认是年度报告，删去大段空白、重复和与年报无关的内容，另存为 .docx 后再试。"


class _Spent(BaseException):
    """The time is up; no Exception, for readers turn those into the sentence of a broken file."""


class OverTimeError(ReadingError):
    """A report took more processor time than it may."""


@contextmanager
def allowance(seconds: float, *, grace: float = GRACE) -> Iterator[None]:
    """Let the work inside take so much processor time; OverTimeError if it takes more.

    Beyond a further ``grace`` of such seconds the system ends the process.
    """
    if (
        not hasattr(signal, "ITIMER_PROF")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    try:
        with _ended_by_the_system(seconds + grace), _told_to_end(seconds):
            yield
    except _Spent:
        said = f"处理这份文件用时过长（超过 {seconds:g} 秒的处理器时间），已停止，没有读取。"
        raise OverTimeError(said, hint=HINT) from None


@contextmanager
def _told_to_end(seconds: float) -> Iterator[None]:
    """Raise inside the work when its time is up."""
    working = [True]

    def end(_signal: int, _frame: object) -> None:
        if working:
            raise _Spent

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            working.clear()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _ended_by_the_system(seconds: float) -> Iterator[None]:
    """Let the system end this process, without a picture of its memory, when it takes no end."""
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(time.process_time() + seconds)
    if before != resource.RLIM_INFINITY:
        wanted = min(wanted, before)
    _, core = resource.getrlimit(resource.RLIMIT_CORE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, core))
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, most))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (before, most))
