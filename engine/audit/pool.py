"""Run a function over many items in worker processes and lose none of them.

A worker that dies breaks the whole pool of ``concurrent.futures``: what was in flight is then run
one item at a time in a pool of one, so that exactly the item that kills is quarantined and no
innocent neighbour. A pool that stays silent too long is treated the same way. The executor comes
from a factory, so that a thread, a process pool or Dask's ``client.get_executor()`` all serve.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from engine.startup import shield

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

Item = TypeVar("Item")
Answer = TypeVar("Answer")
GLANCE = 2.0
"""How often, in seconds, a worker looks whether its parent is still there."""


@dataclass(frozen=True, slots=True)
class Quarantined(Generic[Item]):
    """An item that killed its worker or never came back; ``why`` is ``killed`` or ``silent``."""

    item: Item
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long, in seconds, a chunk may stay silent, and an item that runs alone."""

    chunk: float = 180.0
    alone: float = 180.0
    """On a busy machine too longer than the processor time that a report may take (allowance)."""


def processes(
    workers: int, initializer: Callable[..., None] | None = None, *given: object
) -> Executor:
    """Return a pool of freshly spawned processes (no inherited threads, database or terminal)."""
    shield(os.environ)
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=begin,
        initargs=(os.getpid(), initializer, given),
    )


def begin(parent: int, initializer: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    """Begin a worker's life, which ends with its parent's, then initialise it."""
    follow(parent)
    if initializer is not None:
        initializer(*given)


def follow(parent: int) -> None:
    """End this process once its parent is gone: a killed sweep leaves no worker waiting for ever.

    A timer, not a thread: readers fork, and a fork under threads may inherit a held lock.
    """
    if not hasattr(signal, "setitimer"):
        return

    def look(_signal: int, _frame: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, GLANCE, GLANCE)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let processes start that leave Ctrl-C to this one: what is blocked here is blocked in them.

    A Ctrl-C in between is not lost, it comes right after.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def each(function: Callable[[Item], Answer], chunk: Sequence[Item]) -> list[Answer]:
    """Apply the function to a chunk; runs in the worker."""
    return [function(item) for item in chunk]


def supervise(
    function: Callable[[Item], Answer],
    items: Iterable[Item],
    executor: Callable[[int], Executor],
    *,
    workers: int,
    chunk: int,
    patience: Patience = Patience(),
) -> Iterator[Answer | Quarantined[Item]]:
    """Yield an answer for every item, as they come; at most ``2 * workers`` chunks are in flight.

    Raises:
        KeyboardInterrupt: after the pool has been stopped; nothing that was yielded is lost.
    """
    source = iter(items)
    pool = executor(workers)
    flying: dict[Future[list[Answer]], list[Item]] = {}
    try:
        while True:
            broken = not top_up(pool, function, source, flying, 2 * workers, chunk)
            if not flying:
                return
            done, _ = wait(flying, timeout=patience.chunk, return_when=FIRST_COMPLETED)
            suspects: list[Item] = []
            for future in done:
                taken = flying.pop(future)
                answers = answers_of(future)
                if answers is None:
                    suspects += taken
                else:
                    yield from answers
            if suspects or broken or not done:
                suspects += [item for taken in flying.values() for item in taken]
                flying.clear()
                stop(pool)
                yield from one_by_one(function, suspects, executor, patience)
                pool = executor(workers)
    finally:
        stop(pool)


def top_up(
    pool: Executor,
    function: Callable[[Item], Answer],
    source: Iterator[Item],
    flying: dict[Future[list[Answer]], list[Item]],
    window: int,
    chunk: int,
) -> bool:
    """Submit chunks until the window is full; False if the pool broke while taking one."""
    while len(flying) < window and (taken := list(islice(source, chunk))):
        try:
            with undisturbed():
                flying[pool.submit(each, function, taken)] = taken
        except BrokenExecutor:
            lost: Future[list[Answer]] = Future()
            lost.set_exception(BrokenExecutor())
            flying[lost] = taken
            return False
    return True


def answers_of(future: Future[list[Answer]]) -> list[Answer] | None:
    """Return a chunk's answers, None if its worker died."""
    try:
        return future.result()
    except BrokenExecutor:
        return None


def one_by_one(
    function: Callable[[Item], Answer],
    suspects: Iterable[Item],
    executor: Callable[[int], Executor],
    patience: Patience,
) -> Iterator[Answer | Quarantined[Item]]:
    """Run suspects alone, each in a pool that only it can break."""
    waiting = deque(suspects)
    pool: Executor | None = None
    try:
        while waiting:
            item = waiting.popleft()
            pool = pool or executor(1)
            verdict = alone(pool, function, item, patience.alone)
            if isinstance(verdict, Quarantined):
                stop(pool)
                pool = None
            yield verdict
    finally:
        if pool is not None:
            stop(pool)


def alone(
    pool: Executor, function: Callable[[Item], Answer], item: Item, seconds: float
) -> Answer | Quarantined[Item]:
    """Run one item in a pool of one."""
    try:
        with undisturbed():
            future = pool.submit(function, item)
        return future.result(timeout=seconds)
    except BrokenExecutor:
        return Quarantined(item, "killed")
    except TimeoutError:
        return Quarantined(item, "silent")


def stop(pool: Executor) -> None:
    """End a pool at once, killing workers that hang."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    manager = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=False, cancel_futures=True)
    deadline = time.monotonic() + 0.5
    for worker in workers:
        worker.join(max(0.0, deadline - time.monotonic()))
        if worker.is_alive():
            worker.kill()
    if manager is not None:  # gone before Python ends: else it may be woken through a closed pipe
        manager.join(2.0)
