"""Take the first look at many files: here for a few, in workers for many; no file is lost."""

from __future__ import annotations

import hashlib
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from engine.audit.batch import CHUNK, FEW, QUARANTINE, chained, worker_count
from engine.audit.identify import Scan, UnreadFile, identify
from engine.audit.identity import unread
from engine.audit.pool import Quarantined, processes, supervise
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.audit.worker import WorkerConfig


def looks(
    files: Iterator[UnreadFile], *, folder: Path, setup: WorkerConfig, workers: int
) -> Iterator[Scan]:
    """Look at files, here for a few and in workers for many."""
    vocabulary = load_pack(setup.pack, overlays=setup.overlays, proof=False).vocabulary
    one_look = partial(
        identify, folder, setup.pack, vocabulary, seconds=setup.seconds, force=setup.force
    )
    first = list(islice(files, FEW))
    if workers == 1 or (workers == 0 and len(first) < FEW):
        yield from map(one_look, chained(first, files))
        return
    answers = supervise(
        one_look,
        chained(first, files),
        processes,
        workers=worker_count(workers),
        chunk=CHUNK,
    )
    for answer in answers:
        if isinstance(answer, Quarantined):
            file, digest = answer.item, hashlib.sha256(answer.item.data).hexdigest()
            why = QUARANTINE[answer.why]
            yield Scan(unread(file.source, file.order, *why, sha256=digest))
        else:
            yield answer
