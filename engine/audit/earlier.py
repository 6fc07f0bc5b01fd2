"""Last year's reports that somebody names for a check: read once, each used where it fits."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.audit.batch import UNOPENED
from engine.audit.cache import own_folder
from engine.audit.conversions import conversions
from engine.audit.identify import UnreadFile
from engine.audit.identity import Earlier, unread
from engine.audit.scan import looks
from engine.audit.staff import staff
from engine.reading.files.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from engine.audit.conversions import Conversions
    from engine.audit.identity import Identity
    from engine.audit.worker import WorkerConfig


@contextmanager
def earlier(paths: Sequence[Path], setup: WorkerConfig, workers: int = 0) -> Iterator[Earlier]:
    """Read the reports behind these paths (files, folders, archives) and keep the readings."""
    with own_folder() as folder:
        found = _identities(paths, folder, setup, workers)
        yield Earlier(
            folder,
            tuple(one for one in found if not one.error),
            tuple(one for one in found if one.error),
        )


def _identities(
    paths: Sequence[Path], folder: Path, setup: WorkerConfig, workers: int
) -> list[Identity]:
    """Return whose each report is, in the order of the paths, or why it cannot be read."""
    found: list[Identity] = []

    def files(converted: Conversions) -> Iterator[UnreadFile]:
        for order, source in enumerate(
            converted.ahead(sources(paths, own=lambda _name, _kind: None))
        ):
            if source.data is None:
                found.append(unread(source.name, order, source.error or UNOPENED, ""))
            else:
                yield UnreadFile(
                    source=source.name, data=source.data, order=order, shelf=source.shelf
                )

    with conversions() as converted, staff(workers) as hands:
        scans = looks(files(converted), folder=folder, setup=setup, hands=hands)
        found += [one.identity for one in scans]
    return sorted(found, key=lambda one: one.order)
