"""Write a sweep's answers into the casebook some at a time: by number, by size and by time.

What was checked is in the casebook within seconds, so that a kill costs little; a transaction for
each report would cost more than the check. An answer is handed on only once it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.sweep.dry_run import previews
from engine.sweep.unread import keep_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.audit.worker import AuditResult, AuditTask
    from engine.sweep.dependents import Dependents
    from engine.sweep.plan import Plan, Progress
    from engine.trail.casebook import Casebook

WRITTEN_AT_ONCE = 200
BYTES_AT_ONCE = 32 * 2**20
SECONDS = 2.0
"""So many reports, bytes or seconds wait at most."""


class Writer:
    """The one who writes; ``depends`` knows on what each report was judged."""

    def __init__(self, book: Casebook, plan: Plan, progress: Progress, depends: Dependents) -> None:
        self._book = book
        self._plan = plan
        self._progress = progress
        self._clock = plan.clock
        self._depends = depends
        self._waiting: list[tuple[AuditResult, AuditTask | None]] = []
        self._done: list[AuditResult] = []
        self._size = 0
        self._since = plan.clock()

    def add(self, done: AuditResult, task: AuditTask | None) -> None:
        """Take an answer with what was asked, if anything was; it is written when it is time."""
        if not self._waiting:
            self._since = self._clock()
        self._waiting.append((done, task))
        self._size += len(task.data) if task else 0
        if len(self._waiting) >= WRITTEN_AT_ONCE or self._size >= BYTES_AT_ONCE:
            self.write()
        else:
            self.look()

    def look(self) -> None:
        """Write if something has waited long enough."""
        if self._waiting and self._clock() - self._since >= SECONDS:
            self.write()

    def write(self) -> None:
        """Write what waits, as the book does; a dry run only says what it would change."""
        readable = [(done, task) for done, task in self._waiting if task and not done.error]
        if self._plan.dry_run:
            self._progress.previews += previews(self._book, [done for done, _ in readable])
        elif readable:
            chunk = [
                (self._depends.arrival(done, task), done.findings, done.causes, done.counts)
                for done, task in readable
            ]
            swept = self._book.sweep(
                chunk, self._plan.means, again=self._plan.again, clock=self._clock
            )
            self._progress.recorded.append(swept.recorded)
            self._progress.written += len(swept.received)
            self._progress.dropped += [
                (one.filing_id, one.dropped) for one in swept.received if one.dropped
            ]
        if not self._plan.dry_run:
            coming = [one for one, _ in self._waiting if one.tag not in self._depends.kept]
            keep_unread(self._book, coming)
        self._done += [done for done, _ in self._waiting]
        self._waiting, self._size = [], 0

    def written(self) -> Iterator[AuditResult]:
        """Yield the answers that were written since this was last asked."""
        done, self._done = self._done, []
        yield from done
