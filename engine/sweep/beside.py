"""Everything that a report is judged on besides itself, and how the book keeps it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from engine.audit.worker import AuditTask
from engine.roster.certain import unit_data
from engine.trail.log.canonical import sha256
from engine.trail.state.basis import Neighbour
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from engine.audit.cache import CachedReading
    from engine.roster.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Everything that a report is judged on besides itself, but whom it resembles.

    ``below`` are the units below that have filed, with their reports; ``missing`` the others;
    ``names`` is the digest of the whole roster's names, ``corrected`` that of what auditors put
    right in the report and in those that it is compared with.
    """

    unit: Unit | None = None
    names: str = ""
    published_on: date | None = None
    last: CachedReading | None = None
    below: tuple[tuple[str, CachedReading], ...] = ()
    missing: tuple[str, ...] = ()
    siblings: tuple[CachedReading, ...] = ()
    approved: CachedReading | None = None
    corrected: str = ""

    def papers(self) -> Iterator[CachedReading]:
        """Yield the other reports that have to be read for it."""
        yield from filter(None, (self.last, self.approved))
        yield from (paper for _name, paper in self.below)
        yield from self.siblings

    def neighbours(self, sha256_here: str) -> Iterator[Neighbour]:
        """Yield what the book keeps of it for a report with this digest."""
        if self.unit is not None:
            yield Neighbour("unit", "", sha256(spelt(unit_data(self.unit))))
            yield Neighbour("roster", "", self.names)
        if self.published_on is not None:
            yield Neighbour("published", self.published_on.isoformat())
        if self.last is not None:
            yield Neighbour("last", "", self.last.sha256)
        if self.corrected:
            yield Neighbour("corrected", "", self.corrected)
        if self.approved is not None and self.approved.sha256 != sha256_here:
            yield Neighbour("approved", "", self.approved.sha256)
        yield from (Neighbour("below", name, paper.sha256) for name, paper in self.below)
        yield from (Neighbour("missing", name) for name in self.missing)
        yield from (Neighbour("version", "", paper.sha256) for paper in self.siblings)

    def task(self, source: str, data: bytes, digest: str, tag: int) -> AuditTask:
        """Return the task of the report; ``digest`` is the SHA-256 of its bytes."""
        return AuditTask(
            source=source,
            data=data,
            sha256=digest,
            tag=tag,
            unit=self.unit,
            published_on=self.published_on,
            last=self.last,
            below=tuple(paper for _name, paper in self.below),
            missing=self.missing,
            siblings=self.siblings,
            approved=self.approved,
        )


def spelt(value: object) -> str:
    """Return a value in one spelling, to make a digest of."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True)
