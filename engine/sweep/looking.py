"""Take the first look at many files: here for a few, in workers for many; no file is lost."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from engine.sweep.identify import Look, Unnamed, identify, unread
from engine.sweep.many import CHUNK, FEW, QUARANTINE, chained, worker_count
from engine.sweep.supervisor import Quarantined, processes, supervise
from engine.sweep.work import prepare_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.sweep.work import Setup


def looks(files: Iterator[Unnamed], *, folder: Path, setup: Setup, workers: int) -> Iterator[Look]:
    """Look at files, here for a few and in workers for many."""
    one_look = partial(identify, folder, seconds=setup.seconds)
    first = list(islice(files, FEW))
    if workers == 1 or (workers == 0 and len(first) < FEW):
        yield from map(one_look, chained(first, files))
        return
    answers = supervise(
        one_look,
        chained(first, files),
        lambda n: processes(n, prepare_shelf, setup.shelf),
        workers=worker_count(workers),
        chunk=CHUNK,
    )
    for answer in answers:
        if isinstance(answer, Quarantined):
            yield Look(unread(answer.item.source, answer.item.order, *QUARANTINE[answer.why]))
        else:
            yield answer
