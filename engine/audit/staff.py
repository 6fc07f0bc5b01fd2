"""Who does the work: this process for a few items, workers for many, a cluster if one is named.

The pool is started with the first run over many items and serves the runs after it too: a sweep
looks and checks with the same workers. Where somebody says how long one item may take, even one
item goes to a worker, for only another process can be ended.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from engine.audit.backends.serial import Serial
from engine.audit.pool import SILENT, Quarantined, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from engine.audit.backends.asked import ClusterAsked
    from engine.audit.backends.backend import WorkBackend

Item = TypeVar("Item")
Answer = TypeVar("Answer")
FEW = 12
KILLED = (
    "处理这份文件的进程被迫中止（内存不够、用时过长或解析库崩溃），已隔离。",
    "请另存为 .docx 后再试。",
)
SILENCE = (
    "处理这份文件超过 {seconds:g} 秒还没有完，已停止，没有核对；其余文件照常核对。",
    "请确认文件没有损坏，另存为 .docx 后再试；机器很忙时可用 --timeout 放宽时限。",
)


class Staff:
    """The hands of one sweep or check; ``workers`` 0: one for each core, where that pays."""

    def __init__(
        self, workers: int, seconds: float | None, cluster: ClusterAsked | None = None
    ) -> None:
        self._wanted = workers
        self._cluster = cluster
        self._told = seconds is not None
        self._seconds = SILENT if seconds is None else seconds
        self._pool: WorkBackend | None = None

    def each(
        self,
        function: Callable[[Item], Answer],
        items: Iterable[Item],
        glance: Callable[[], None] = lambda: None,
    ) -> Iterator[Answer | Quarantined[Item]]:
        """Yield what the function makes of each item; see ``WorkBackend.submit``."""
        rest = iter(items)
        first = list(islice(rest, FEW))
        if not first:
            return
        hands = Serial() if self._alone(len(first)) else self._workers()
        yield from hands.submit(function, chain(first, rest), glance)

    def why(self, lost: Quarantined[Item]) -> tuple[str, str]:
        """Return the sentence on an item that was lost, and what to do."""
        if lost.why == "killed":
            return KILLED
        return SILENCE[0].format(seconds=self._seconds), SILENCE[1]

    def stop(self) -> None:
        """End the workers, if there are any."""
        if self._pool is not None:
            self._pool.stop()

    def _workers(self) -> WorkBackend:
        """Return the workers, who are got ready when they are first needed."""
        if self._pool is None:
            count = self._wanted or os.cpu_count() or 1
            if self._cluster is None:
                self._pool = Workers(count, seconds=self._seconds)
            else:
                from engine.audit.backends.cluster import Cluster

                self._pool = Cluster(self._cluster, count, seconds=self._seconds)
            self._pool.start()
        return self._pool

    def _alone(self, number: int) -> bool:
        """Tell whether this process does it: few items, or one worker, and no clock to keep."""
        if self._told or self._cluster is not None:
            return False
        few = self._wanted == 0 and number < FEW and self._pool is None
        return self._wanted == 1 or few


@contextmanager
def staff(
    workers: int, seconds: float | None = None, cluster: ClusterAsked | None = None
) -> Iterator[Staff]:
    """Give the hands for one sweep or check; ``seconds`` is what one item may take, if told."""
    hands = Staff(workers, seconds, cluster)
    try:
        yield hands
    finally:
        hands.stop()
