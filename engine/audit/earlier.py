"""Last year's reports that somebody names for a check: read once, each used where it fits."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.audit.batch import UNOPENED
from engine.audit.cache import own_folder, reading
from engine.audit.conversions import shelf
from engine.audit.identify import UnreadFile, unread
from engine.audit.precedence import Whose, fit
from engine.audit.scan import looks
from engine.reading.files.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from engine.audit.identify import Identity
    from engine.audit.precedence import Fit
    from engine.audit.worker import WorkerConfig
    from engine.report import Report
    from engine.roster.unit import Unit

NEAREST: tuple[Fit, ...] = ("fits", "near", "year", "itself", "unknown", "other")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was read of the reports named, and the folder that keeps the readings."""

    folder: Path
    reports: tuple[Identity, ...] = ()
    unreadable: tuple[Identity, ...] = ()

    def of(self, report: Report, roster: Sequence[Unit]) -> tuple[Report | None, Chosen]:
        """Return last year's report of one that is checked, None if none fits, and the choice.

        Where several fit, as two versions do, the last named is taken.
        """
        here = whose(report.agency, report.kind, report.year, report.document.sha256)
        chosen = self.chosen(here, roster)
        if chosen.fit != "fits":
            return None, chosen
        return reading(self.folder, chosen.last.source, chosen.last.sha256), chosen

    def chosen(self, here: Whose, roster: Sequence[Unit]) -> Chosen:
        """Return the report that fits, else the one that comes nearest to it."""
        tried = [
            Chosen(fit(here, whose(one.agency, one.kind, one.year, one.sha256), roster), one)
            for one in reversed(self.reports)
        ]
        return min(tried, key=lambda one: NEAREST.index(one.fit))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The report named that comes nearest to being last year's of one that was checked."""

    fit: Fit
    last: Identity


def whose(agency: str | None, kind: str | None, year: int | None, sha256: str) -> Whose:
    """Return whose report was read."""
    return Whose(agency=agency or "", kind=kind, year=year, sha256=sha256)


@contextmanager
def earlier(paths: Sequence[Path], setup: WorkerConfig, workers: int = 0) -> Iterator[Earlier]:
    """Read the reports behind these paths (files, folders, archives) and keep the readings."""
    with own_folder() as folder:
        with shelf(lambda: sources(paths)) as converted:
            found = _identities(paths, folder, replace(setup, shelf=converted), workers)
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

    def files() -> Iterator[UnreadFile]:
        for order, source in enumerate(sources(paths)):
            if source.data is None:
                found.append(unread(source.name, order, source.error or UNOPENED, ""))
            else:
                yield UnreadFile(source=source.name, data=source.data, order=order)

    read = [one.identity for one in looks(files(), folder=folder, setup=setup, workers=workers)]
    return sorted((*found, *read), key=lambda one: one.order)
