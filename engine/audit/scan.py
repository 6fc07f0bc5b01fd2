"""Take the first look at many files with the hands that will check them; no file is lost."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from engine.audit.identify import Look, Scan
from engine.audit.identity import unread
from engine.audit.pool import Quarantined
from engine.packs.in_process import pack_in_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.audit.identify import UnreadFile
    from engine.audit.staff import Staff
    from engine.audit.worker import WorkerConfig


def looks(
    files: Iterator[UnreadFile],
    *,
    folder: Path,
    setup: WorkerConfig,
    hands: Staff,
    room: Path | None = None,
) -> Iterator[Scan]:
    """Look at files and keep what was read in the folder, and in ``room`` beyond the sweep."""
    vocabulary = pack_in_process(setup.pack, setup.overlays).vocabulary
    one_look = Look(
        folder=folder,
        pack=setup.pack,
        vocabulary=vocabulary,
        seconds=setup.seconds,
        force=setup.force,
        room=room,
    )
    for answer in hands.each(one_look, files):
        if isinstance(answer, Quarantined):
            file, digest = answer.item, hashlib.sha256(answer.item.data).hexdigest()
            yield Scan(unread(file.source, file.order, *hands.why(answer), sha256=digest))
        else:
            yield answer
