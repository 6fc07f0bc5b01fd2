"""Check many files without keeping anything: in this process for a few, in workers for many.

Answers come in the order of the sources, each as soon as those before it are done, so that the
same folder always gives the same output.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from engine.audit.conversions import conversions
from engine.audit.worker import AuditResult, AuditTask, Worker, check, failed, prepare
from engine.reading.files.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from engine.audit.worker import WorkerConfig
    from engine.reading.files.sources import Source

Item = TypeVar("Item")
FEW = 12
CHUNK = 16
UNOPENED = "打不开这个文件。"
QUARANTINE = {
    "killed": (
        "处理这份文件的进程被迫中止（内存不够、用时过长或解析库崩溃），已隔离。",
        "请另存为 .docx 后再试。",
    ),
    "silent": ("处理这份文件超过时限，已隔离。", "请确认文件没有损坏，另存为 .docx 后再试。"),
}


@dataclass(frozen=True, slots=True)
class Unopened:
    """A source that could not even be opened: its answer is known already."""

    done: AuditResult


def check_many(
    paths: Sequence[Path],
    setup: WorkerConfig,
    *,
    workers: int = 0,
    published_on: date | None = None,
    own: Callable[[str, str], None] | None = None,
) -> Iterator[AuditResult]:
    """Yield an answer for every file under the paths, in their order.

    ``own`` is told of papers that gouji wrote itself (see ``sources``).
    """

    def task(tag: int, source: Source) -> AuditTask:
        return AuditTask(
            source=source.name,
            data=source.data or b"",
            tag=tag,
            published_on=published_on,
            shelf=source.shelf,
        )

    with conversions() as converted:
        items = items_of(converted.ahead(sources(paths, own=own)), task)
        yield from answered(items, setup, workers)


def items_of(
    found: Iterable[Source], task: Callable[[int, Source], AuditTask]
) -> Iterator[AuditTask | Unopened]:
    """Yield a task for every source that opened, an answer for every one that did not."""
    for tag, source in enumerate(found):
        if source.data is None:
            sentence = source.error or UNOPENED
            yield Unopened(AuditResult(source=source.name, sha256="", tag=tag, error=sentence))
        else:
            yield task(tag, source)


def answered(
    items: Iterator[AuditTask | Unopened], setup: WorkerConfig, workers: int
) -> Iterator[AuditResult]:
    """Answer every item in order; spawn workers only where there is work for them."""
    first = list(islice(items, FEW))
    if workers == 1 or (workers == 0 and len(first) < FEW):
        worker = Worker(setup)
        for item in (*first, *items):
            yield item.done if isinstance(item, Unopened) else worker.check(item)
        return
    if setup.pack or setup.overlays:
        Worker(setup)  # what is wrong with them is said here, not by every worker's death
    yield from in_order(chained(first, items), setup, worker_count(workers))


def worker_count(wanted: int) -> int:
    """Return how many workers to start: as wanted, else one for each core."""
    return wanted or os.cpu_count() or 1


def chained(first: list[Item], rest: Iterator[Item]) -> Iterator[Item]:
    """Yield the first items, then the rest."""
    yield from first
    yield from rest


def in_order(
    items: Iterator[AuditTask | Unopened], setup: WorkerConfig, workers: int
) -> Iterator[AuditResult]:
    """Run tasks in workers and yield their answers in the order of their tags."""
    ready: dict[int, AuditResult] = {}
    following = 0

    def tasks() -> Iterator[AuditTask]:
        for item in items:
            if isinstance(item, Unopened):
                ready[item.done.tag] = item.done
            else:
                yield item

    for answer in in_workers(tasks(), setup, workers):
        ready[answer.tag] = answer
        while following in ready:
            yield ready.pop(following)
            following += 1
    yield from (ready[tag] for tag in sorted(ready))


def in_workers(
    tasks: Iterable[AuditTask], setup: WorkerConfig, workers: int
) -> Iterator[AuditResult]:
    """Run tasks in spawned workers; yield answers as they come, quarantined ones as errors."""
    from engine.audit.pool import Quarantined, processes, supervise

    pool = supervise(
        check, tasks, lambda n: processes(n, prepare, setup), workers=workers, chunk=CHUNK
    )
    for answer in pool:
        if isinstance(answer, Quarantined):
            error, hint = QUARANTINE[answer.why]
            yield failed(answer.item, "", error, hint)
        else:
            yield answer
