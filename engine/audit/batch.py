"""Check many files without keeping anything: in this process for a few, in workers for many.

Answers come in the order of the sources, each as soon as those before it are done, so that the
same folder always gives the same output.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from engine.audit.backends.checking import Checking
from engine.audit.conversions import conversions
from engine.audit.pool import Quarantined
from engine.audit.staff import staff
from engine.audit.worker import AuditResult, AuditTask, failed
from engine.reading.files.sources import sources
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from engine.audit.staff import Staff
    from engine.audit.worker import WorkerConfig
    from engine.reading.files.sources import Source

UNOPENED = "打不开这个文件。"


@dataclass(frozen=True, slots=True)
class Unopened:
    """A source that could not even be opened: its answer is known already."""

    done: AuditResult


def check_many(
    paths: Sequence[Path],
    setup: WorkerConfig,
    *,
    workers: int = 0,
    timeout: float | None = None,
    published_on: date | None = None,
    aside: dict[str, str] | None = None,
) -> Iterator[AuditResult]:
    """Yield an answer for every file under the paths, in their order; see ``check_sources``.

    ``aside`` takes by name the sentence on what lies there and is no report.
    """
    told = None if aside is None else aside.setdefault
    found = sources(paths, aside=told)
    yield from check_sources(
        found, setup, workers=workers, timeout=timeout, published_on=published_on
    )


def check_sources(
    found: Iterable[Source],
    setup: WorkerConfig,
    *,
    workers: int = 0,
    timeout: float | None = None,
    published_on: date | None = None,
    same: dict[str, str] | None = None,
) -> Iterator[AuditResult]:
    """Yield an answer for every source, in their order; a file may take ``timeout`` seconds.

    ``same`` takes by name of which other source one is a copy: such a one is not answered. Without
    it every source is.
    """

    def task(tag: int, source: Source) -> AuditTask:
        return AuditTask(
            source=source.name,
            data=source.data or b"",
            tag=tag,
            published_on=published_on,
            shelf=source.shelf,
        )

    with conversions() as converted, staff(workers, timeout) as hands:
        different = found if same is None else each_once(found, same)
        items = items_of(converted.ahead(different), task)
        yield from answered(items, setup, hands)


def each_once(found: Iterable[Source], same: dict[str, str]) -> Iterator[Source]:
    """Yield every content once; ``same`` takes by name of which other source a copy is one."""
    first: dict[str, str] = {}
    for source in found:
        if source.data:  # every empty file is named for itself
            digest = hashlib.sha256(source.data).hexdigest()
            if (other := first.setdefault(digest, source.name)) != source.name:
                same[source.name] = other
                continue
        yield source


def items_of(
    found: Iterable[Source], task: Callable[[int, Source], AuditTask]
) -> Iterator[AuditTask | Unopened]:
    """Yield a task for every source that opened, an answer for every one that did not."""
    for tag, source in enumerate(found):
        if source.data is None:
            sentence = source.error or UNOPENED
            told = AuditResult(source=source.name, sha256=source.digest, tag=tag, error=sentence)
            yield Unopened(told)
        else:
            yield task(tag, source)


def answered(
    items: Iterator[AuditTask | Unopened],
    setup: WorkerConfig,
    hands: Staff,
    glance: Callable[[], None] = lambda: None,
) -> Iterator[AuditResult]:
    """Answer every item in the order of their tags; what never came back is told as an error.

    ``glance`` is called every second or so while workers are waited for.
    """
    ready: dict[int, AuditResult] = {}
    following = 0

    def tasks() -> Iterator[AuditTask]:
        for item in items:
            if isinstance(item, Unopened):
                ready[item.done.tag] = item.done
            else:
                yield item

    for answer in hands.each(Checking(setup), tasks(), glance):
        if isinstance(answer, Quarantined):
            ready[answer.item.tag] = failed(answer.item, "", *hands.why(answer))
        else:
            ready[answer.tag] = answer
        while following in ready:
            yield ready.pop(following)
            following += 1
    yield from (ready[tag] for tag in sorted(ready))
